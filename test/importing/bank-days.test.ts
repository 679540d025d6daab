import { describe, expect, it } from 'vitest'
import type { LedgerReading } from '../../src/domain/reading.ts'
import { bankCharge, type FecEntry, fec, receipt, sale } from '../support/fec.ts'
import { readText } from './read-fixture.ts'

/** The bank accounts of these books, imported on 20 November 2026. */
function banks(entries: readonly FecEntry[]): string[] {
  const reading = readText(fec(entries), {}, '732829320FEC20261231.txt') as LedgerReading
  return (reading.banks ?? []).map(({ account, lastEntryOn, lastReceiptOn }) => `${account} ${lastEntryOn} ${lastReceiptOn ?? '-'}`)
}

const entry = (day: string, journal: FecEntry['journal'], ...lines: FecEntry['lines']): FecEntry => ({
  journal,
  day,
  ref: '',
  label: 'Écriture',
  lines,
})
const paid = (customer: string, cents: number) => ({ account: '411000', customer, name: `Client ${customer}`, cents: -cents })
const INVOICE = sale('C001', 'F1', '2026-02-01', 120_000)

describe('the bank accounts of a file', () => {
  it('are told by their last entry and their last receipt from a customer', () => {
    expect(banks([INVOICE, receipt('C001', '2026-03-10', 20_000), bankCharge('2026-11-19')])).toEqual(['512000 2026-11-19 2026-03-10'])
  })

  it('one by one, a refund to a customer and a transfer between banks being no receipt', () => {
    const refund = entry(
      '2026-05-04',
      'BQ',
      { account: '512200', cents: -500 },
      { account: '411000', customer: 'C001', name: 'Client C001', cents: 500 },
    )
    const transfer = entry('2026-06-02', 'BQ', { account: '512200', cents: 9_000 }, { account: '512000', cents: -9_000 })
    expect(banks([INVOICE, receipt('C001', '2026-03-10', 20_000), refund, transfer])).toEqual([
      '512000 2026-06-02 2026-03-10',
      '512200 2026-06-02 -',
    ])
  })

  it('leave out what is dated after the day of the import', () => {
    expect(banks([INVOICE, bankCharge('2026-11-20'), bankCharge('2026-11-21'), receipt('C001', '2026-12-31', 20_000)])).toEqual([
      '512000 2026-11-20 -',
    ])
  })

  it('are neither cheques to be cashed nor the till', () => {
    const cheque = entry('2026-04-07', 'OD', { account: '511200', cents: 20_000 }, paid('C001', 20_000))
    const till = entry('2026-04-08', 'OD', { account: '531000', cents: 1_000 }, paid('C001', 1_000))
    expect(banks([INVOICE, cheque, till, bankCharge('2026-05-04')])).toEqual(['512000 2026-05-04 -'])
  })

  it('nor those that only the openings hold', () => {
    const opening: FecEntry = {
      journal: 'AN',
      day: '2026-01-01',
      ref: 'AN',
      label: 'A nouveaux',
      lines: [
        { account: '512900', cents: 70_000 },
        { account: '512000', cents: 30_000 },
        paid('C002', 1_000),
        { account: '101000', cents: -99_000 },
      ],
    }
    expect(banks([opening, INVOICE, bankCharge('2026-05-04')])).toEqual(['512000 2026-05-04 -'])
  })

  it('take a receipt booked with others in one entry of the month', () => {
    const month = entry('2026-04-30', 'BQ', { account: '512000', cents: 30_000 }, paid('C001', 20_000), paid('C002', 10_000))
    expect(banks([INVOICE, month])).toEqual(['512000 2026-04-30 2026-04-30'])
  })
})
