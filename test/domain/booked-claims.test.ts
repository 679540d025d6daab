import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccruedOn, bookedClaims } from '../../src/domain/booked-claims.ts'
import { cents, sumCents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { normaliseRef } from '../../src/domain/document-ref.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { itemKey } from '../../src/domain/names.ts'
import { penaltyEntry } from '../../src/domain/penalty-entry.ts'
import { depth } from '../support/depth.ts'
import { invoice } from '../support/plan-builders.ts'

const TODAY = isoDay('2026-11-20')

/** 50,00 € of interest and the fee on each invoice, on any day. */
const accrued: AccruedOn = () => ({ interestCents: cents(5_000), feeCents: cents(4_000) })

function entry(ref: string, label: string, amount: number, changes: Partial<OpenItem> = {}): OpenItem {
  return invoice(ref, null, { kind: 'penalty', label, amount, bookedOn: isoDay('2026-10-16'), ...changes })
}

const F1 = invoice('F1001', '2026-07-01')
const F2 = invoice('F1002', '2026-07-05')

/** [invoice, interest, fee] of each part, from entries and invoices. */
function parts(...items: readonly OpenItem[]) {
  const { parts: found } = bookedClaims([F1, F2, ...items], TODAY, accrued, () => false)
  return found.map(({ item, interestCents, feeCents }) => [item, interestCents, feeCents])
}

describe('which invoice booked penalties are about', () => {
  it.each([
    ['by the label', 'OD-1', 'Pénalités F1002'],
    ['by the label, whatever number the entry has', 'F1001', 'Pénalités F 1002'],
    ['by the reference made of the invoice', 'PENF1002', 'Pénalités'],
    ['by a reference that is the invoice itself', 'F1002', 'Pénalités de retard'],
    ['by a reference that holds it', 'PEN F1002', 'Agios'],
  ])('is told %s', (_, ref, label) => {
    const documentRef = ref.replaceAll(/[^A-Z0-9]/g, '')
    expect(parts(entry(ref, label, 5_000, { documentRef }))).toEqual([[F2.key, 5_000, 0]])
  })

  it('is the one of the reference, not one whose number the day in the label looks like', () => {
    const odd = invoice('112026', '2026-07-06')
    const label = 'Intérêts de retard F1002 au 20/11/2026'
    expect(parts(odd, entry('PENF1002', label, 5_000))).toEqual([[F2.key, 5_000, 0]])
  })

  it('may be none: said so of what its words call penalties, not of another income of the same accounts', () => {
    const nameless = (label: string) => bookedClaims([F1, entry('OD-1', label, 5_000)], TODAY, accrued, () => false).nameless.length
    expect([nameless('Pénalités 2026'), nameless('Agios'), nameless('Location de palettes')]).toEqual([1, 1, 0])
  })
})

describe('what booked penalties are', () => {
  it.each([
    ['Indemnité forfaitaire F1001', 4_000, 0, 4_000],
    ['Frais de recouvrement F1001', 4_500, 500, 4_000],
    ['Intérêts moratoires F1001', 4_000, 4_000, 0],
    ['Intérêts et indemnité F1001', 9_000, 5_000, 4_000],
    // 50.00 had accrued: a fee fits beyond it, 5.00 does not.
    ['Pénalités de retard F1001', 9_000, 5_000, 4_000],
    ['Pénalités de retard F1001', 5_500, 5_500, 0],
    // Exactly the fee.
    ['Pénalités de retard F1001', 4_000, 0, 4_000],
    ['F1001', 12_000, 8_000, 4_000],
  ])('%s, %i cents: %i of interest, %i of fee', (label, amount, interest, fee) => {
    expect(parts(entry('OD-1', label, amount))).toEqual([[F1.key, interest, fee]])
  })

  it('are divided among the invoices named, in order of due dates, the rest on the last', () => {
    expect(parts(entry('OD-1', 'Intérêts et indemnités F1002 F1001', 18_000))).toEqual([
      [F1.key, 5_000, 4_000],
      [F2.key, 5_000, 4_000],
    ])
    expect(parts(entry('OD-1', 'Intérêts F1002 F1001', 12_000))).toEqual([
      [F1.key, 5_000, 0],
      [F2.key, 7_000, 0],
    ])
  })

  it('are never the same fee twice', () => {
    const first = entry('OD-1', 'Indemnité F1001', 4_000)
    const second = entry('OD-2', 'Pénalités F1001', 9_000, { bookedOn: isoDay('2026-10-20') })
    expect(parts(first, second)).toEqual([
      [F1.key, 0, 4_000],
      [F1.key, 9_000, 0],
    ])
  })
})

describe('an entry that was undone', () => {
  const undone = entry('OD-1', 'Intérêts F1001', 5_000, {
    outstandingCents: cents(0),
    settledOn: isoDay('2026-10-20'),
    allocations: [
      { day: isoDay('2026-10-20'), cents: cents(5_000), origin: 'letter', counterpart: itemKey('x'), counterpartKind: 'other' },
    ],
  })

  it('is none where it went to another account, where it is owed still', () => {
    const [part] = undone.allocations
    const moved = { ...undone, allocations: part === undefined ? [] : [{ ...part, counterpartKind: 'transfer' as const }] }
    expect(bookedClaims([F1, moved], TODAY, accrued, () => false).parts).toMatchObject([{ outcome: 'open', interestCents: 5_000 }])
  })

  it('counts as given up', () => {
    const { parts: found } = bookedClaims([F1, undone], TODAY, accrued, () => false)
    expect(found).toMatchObject([{ outcome: 'cancelled', day: '2026-10-20', interestCents: 5_000 }])
  })

  it('counts no more once another replaces it, or once it is taken back', () => {
    const again = entry('OD-3', 'Intérêts F1001', 4_800, { bookedOn: isoDay('2026-10-21') })
    expect(parts(undone, again)).toEqual([[F1.key, 4_800, 0]])
    expect(bookedClaims([F1, undone], TODAY, accrued, () => true).parts).toEqual([])
  })
})

describe('an entry that relance writes', () => {
  const ACCOUNTS = { interest: '763100', fee: '758100', journal: 'OD' }

  it('comes back from the books as the interest and the fee it was made of, for one invoice or its instalments', () => {
    const amounts = fc.array(fc.record({ interest: fc.nat(10_000_000), late: fc.boolean() }), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(amounts, fc.boolean(), (told, perInstalment) => {
        const owed = told.map(({ interest, late }, at) => ({ interest, fee: (perInstalment ? late : at === 0) ? 4_000 : 0 }))
        const parts = owed.map((_, at) =>
          invoice('F2026-017', `2026-07-0${at + 1}`, { key: itemKey(`part ${at}`), documentRef: 'F2026017' }),
        )
        const sums = { interestCents: sumCents(owed.map(({ interest }) => interest)), feeCents: sumCents(owed.map(({ fee }) => fee)) }
        fc.pre(sums.interestCents + sums.feeCents > 0)
        const [first = F1] = parts
        const written = penaltyEntry(first, sums, TODAY, 'PEN1', ACCOUNTS)
        const booked = entry(written.piece, written.label, written.totalCents, {
          documentRef: normaliseRef(written.piece),
          bookedOn: TODAY,
        })
        const accruedOn: AccruedOn = (item) => {
          const { interest = 0, fee = 0 } = owed[parts.indexOf(item)] ?? {}
          return { interestCents: cents(interest), feeCents: cents(fee) }
        }
        const found = bookedClaims([...parts, booked], TODAY, accruedOn, () => false).parts
        expect(found.map(({ interestCents, feeCents }) => [interestCents, feeCents])).toEqual(
          owed.map(({ interest, fee }) => [interest, fee]),
        )
        expect(sumCents(written.lines.map(({ debitCents, creditCents }) => debitCents - creditCents))).toBe(0)
      }),
      { numRuns: depth(200, 3_000) },
    )
  })
})
