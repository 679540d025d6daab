// The VAT of an invoice is read in its own entry, and nowhere guessed: where the entry is about several customers, or was paid at once in part,
// nothing is told.
import { describe, expect, it } from 'vitest'
import type { LedgerReading } from '../../src/domain/reading.ts'
import { type FecEntry, fec, receipt, sale, taxedSale } from '../support/fec.ts'
import { readText } from './read-fixture.ts'

/** Reference, amount and VAT of each customer line; '-': not told. */
function vat(...entries: readonly FecEntry[]): string[] {
  const reading = readText(fec(entries), {}, '732829320FEC20261231.txt') as LedgerReading
  return [...reading.lines].map(({ ref, cents, vatCents }) => `${ref} ${cents} ${vatCents ?? '-'}`)
}

const entry = (ref: string, ...lines: FecEntry['lines']): FecEntry => ({
  journal: 'VE',
  day: '2026-03-02',
  ref,
  label: `Facture ${ref}`,
  lines,
})
const owed = (customer: string, cents: number) => ({ account: '411000', customer, name: `Client ${customer}`, cents })

describe('the VAT of a customer line', () => {
  it('is that of its entry, in whatever accounts of sales VAT it stands', () => {
    expect(vat(taxedSale('C1', 'F1', '2026-03-02', 120_000, 20_000))).toEqual(['F1 120000 20000'])
    const two = entry(
      'F2',
      owed('C1', 22_550),
      { account: '707000', cents: -20_000 },
      { account: '445711', cents: -2_000 },
      { account: '445800', cents: -550 },
    )
    expect(vat(two)).toEqual(['F2 22550 2550'])
  })

  it('is none where the entry holds none, and nothing for a payment', () => {
    expect(vat(sale('C1', 'F1', '2026-03-02', 60_000), receipt('C1', '2026-04-02', 60_000, { ref: 'F1' }))).toEqual([
      'F1 60000 0',
      'F1 -60000 -',
    ])
  })

  it('of a credit note has its sign', () => {
    const credit = entry('AV1', owed('C1', -12_000), { account: '706000', cents: 10_000 }, { account: '445710', cents: 2_000 })
    expect(vat(credit)).toEqual(['AV1 -12000 -2000'])
  })

  it('is shared by instalments, to the cent', () => {
    const parts = entry(
      'F1',
      owed('C1', 4_000),
      owed('C1', 4_000),
      owed('C1', 4_000),
      { account: '706000', cents: -10_001 },
      { account: '445710', cents: -1_999 },
    )
    // 1999 / 3 = 666.33: 666, 666, and what is left.
    expect(vat(parts)).toEqual(['F1 4000 666', 'F1 4000 666', 'F1 4000 667'])
  })

  it('is not told where an entry holds several invoices of one customer, whose rates may differ', () => {
    const first = entry('F1', owed('C1', 12_000), { account: '706000', cents: -10_000 }, { account: '445710', cents: -2_000 })
    const second = entry('F2', owed('C1', 10_550), { account: '706000', cents: -10_000 }, { account: '445710', cents: -550 })
    // One number for both, and sales that balance with the two of them alone.
    const [debtor, ...sales] = first.lines
    const [other, ...others] = second.lines
    if (debtor === undefined || other === undefined) throw new Error('no lines')
    const text = fec([entry('F1', debtor, other, ...sales, ...others)]).replace(
      '\tF1\t20260302\tFacture F1\t105,50',
      '\tF2\t20260302\tFacture F2\t105,50',
    )
    const reading = readText(text, {}, '732829320FEC20261231.txt') as LedgerReading
    expect([...reading.lines].map(({ ref, vatCents }) => `${ref} ${vatCents ?? '-'}`)).toEqual(['F1 -', 'F2 -'])
  })

  it('is not told where the entry is about several customers, or was paid in part at once', () => {
    const several = entry(
      'J1',
      owed('C1', 12_000),
      owed('C2', 24_000),
      { account: '706000', cents: -30_000 },
      { account: '445710', cents: -6_000 },
    )
    expect(vat(several)).toEqual(['J1 12000 -', 'J1 24000 -'])
    const paid = entry(
      'T1',
      owed('C1', 6_000),
      { account: '530000', cents: 6_000 },
      { account: '707000', cents: -10_000 },
      { account: '445710', cents: -2_000 },
    )
    expect(vat(paid)).toEqual(['T1 6000 -'])
  })
})
