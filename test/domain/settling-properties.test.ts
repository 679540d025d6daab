import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Slot, settleTogether, slotOf } from '../../src/domain/allocate.ts'
import { matchOpenLines, useAdvances } from '../../src/domain/auto-match.ts'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { documentsNamed } from '../../src/domain/document-ref.ts'
import { groupBy } from '../../src/domain/group.ts'
import { heapOf } from '../../src/domain/heap.ts'
import { keyLines } from '../../src/domain/item-key.ts'
import type { LedgerLine, MovementKind } from '../../src/domain/ledger-line.ts'
import { olderInvoices } from '../../src/domain/older-invoice.ts'
import { passLetters } from '../../src/domain/pass-letters.ts'
import { seenPayments } from '../../src/domain/payment-seen.ts'
import { restatedUnits } from '../../src/domain/restated.ts'
import { line } from '../support/line-builders.ts'
import {
  matchEveryPair,
  names,
  olderInEveryPair,
  passEveryLetter,
  restatedInEveryPair,
  seenInEveryPair,
  settleEveryPair,
  useEveryAdvance,
} from './every-pair.ts'

// Few values of each, so that references are the start of others, amounts are equal and days meet.
const DOCUMENTS = ['', '', 'F1', 'F100', 'F1001', '2026', '202612', '1234', '12345', '00F12', '0F12', 'ABCD', 'BCD1']
const WORDS = [
  'VIR',
  'F-100',
  'F 1001',
  'f100.1',
  '0001234',
  '12 345',
  '00F12',
  '0 F12',
  '20 26 12',
  'A B-C_D',
  'AB  CD',
  'é1234',
  'n°1234',
  '000',
]
const document = fc.constantFrom(...DOCUMENTS)
const label = fc
  .array(fc.tuple(fc.constantFrom(...WORDS, ...DOCUMENTS), fc.constantFrom(' ', ' ', '-', '/', ', ', '')), { maxLength: 5 })
  .map((words) => words.flat().join(''))
const day = fc.integer({ min: 1, max: 6 }).map((month) => `2026-0${month}-10`)
const ledgerLine = (labels: fc.Arbitrary<string>, accounts: string[], debits: MovementKind[], credits: MovementKind[]) =>
  fc
    .record({
      euros: fc.constantFrom(-3, -2, -1, 1, 2, 3),
      ref: document,
      label: labels,
      day,
      documentDay: day,
      account: fc.constantFrom(...accounts),
      debit: fc.constantFrom(...debits),
      credit: fc.constantFrom(...credits),
    })
    .map(({ euros, debit, credit, ...parts }) => line(euros * 100, { ...parts, kind: euros > 0 ? debit : credit }))
const books = (one: fc.Arbitrary<LedgerLine>) => fc.array(one, { minLength: 1, maxLength: 24 })
const anyLine = ledgerLine(label, ['411000'], ['invoice', 'refund', 'other'], ['payment', 'creditNote'])

function slotsOf(lines: readonly LedgerLine[]): Slot[] {
  return [...keyLines(lines)].map(([one, key]) => slotOf(one, key))
}

/** Settles the same lines in two ways: every slot must have the same allocations in the same order. */
function sameSettling(lines: readonly LedgerLine[], settle: (slots: Slot[]) => unknown, plainly: (slots: Slot[]) => unknown): void {
  const [slots, expected] = [slotsOf(lines), slotsOf(lines)]
  settle(slots)
  plainly(expected)
  expect(slots).toEqual(expected)
}

describe('settling by indexes is settling by trying every pair', () => {
  it('within a letter', () => {
    fc.assert(
      fc.property(books(anyLine), (lines) =>
        sameSettling(
          lines,
          (slots) => settleTogether(slots, 'letter'),
          (slots) => settleEveryPair(slots, 'letter'),
        ),
      ),
    )
  })

  it('for open lines: documents named, lumps, equal amounts', () => {
    const isLump = (slot: Slot) => slot.line.documentRef === 'F1'
    const byAmount = (slot: Slot) => slot.line.documentDay < '2026-05-01'
    fc.assert(
      fc.property(books(anyLine), (lines) =>
        sameSettling(
          lines,
          (slots) => matchOpenLines(slots, isLump, byAmount),
          (slots) => matchEveryPair(slots, isLump, byAmount),
        ),
      ),
      { numRuns: 300 },
    )
  })

  it('for advances', () => {
    fc.assert(fc.property(books(anyLine), (lines) => sameSettling(lines, useAdvances, useEveryAdvance)))
  })

  it('for receipts of exactly the amount of a debit', () => {
    fc.assert(
      fc.property(books(anyLine), (lines) => {
        const slots = slotsOf(lines)
        expect([...seenPayments(slots)].map(({ key }) => key)).toEqual([...seenInEveryPair(slots)].map(({ key }) => key))
      }),
    )
  })

  it('for money that goes back', () => {
    const words = fc.constantFrom('VIR', 'rejet', 'remboursement')
    const accounts = ['411000', '411900', '419100', '419700']
    const lines = ledgerLine(
      words,
      accounts,
      ['invoice', 'refund', 'bounced', 'doubtful'],
      ['payment', 'bill', 'assigned', 'transfer', 'creditNote'],
    )
    const told = (find: typeof olderInvoices) => (slots: Slot[]) => {
      settleTogether(slots.slice(0, slots.length / 2), 'letter')
      return [...find(slots)].map(([debit, { invoice, alone }]) => [debit.key, invoice.key, alone])
    }
    fc.assert(
      fc.property(books(lines), (some) => {
        const [slots, expected] = [slotsOf(some), slotsOf(some)]
        expect(told(olderInvoices)(slots)).toEqual(told(olderInEveryPair)(expected))
        expect(slots).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('documents looked up in a label are those that the label names', () => {
  it('whatever the separators, the zeros before and the references that start alike', () => {
    const refs = DOCUMENTS.filter((ref) => ref !== '')
    const namedIn = documentsNamed(refs)
    fc.assert(
      fc.property(label, (text) => {
        expect(namedIn(text).sort()).toEqual([...new Set(refs)].filter((ref) => names(text, ref)).sort())
      }),
      { numRuns: 1000 },
    )
  })
})

describe('opening lines and what they restate', () => {
  const words = fc.constantFrom('ticket 2025', 'ticket 2025 001', 'AN 1234', 'abonnement', 'n° 12345')
  const earlier = ledgerLine(words, ['411000'], ['invoice'], ['payment'])
  /** Every line a unit; or one of two lines, which comes to 1 € too. */
  const restating = books(earlier.map((one) => ({ ...one, cents: cents(100) })))
  const units = restating.map((lines) => lines.map((one, at) => (at % 4 === 0 ? [{ ...one, cents: cents(300) }, line(-200)] : [one])))

  it('are paired as if every one had been scored with every item', () => {
    fc.assert(
      fc.property(units, restating, (some, openings) => {
        const expected = restatedInEveryPair(some, openings)
        const found = restatedUnits(some, openings)
        for (const opening of openings) expect(found.get(opening)).toBe(expected.get(opening))
      }),
      { numRuns: 300 },
    )
  })

  it('pass their letter to it as if every group had been looked through', () => {
    fc.assert(
      fc.property(
        books(earlier),
        books(earlier),
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 4 }),
        (old, recent, few, many) => {
          const past = [...groupBy(old.slice(0, -2), (one) => one.row % (few * 2)).values()]
          const present = [...groupBy(recent, (one) => one.row % many).values()]
          const restated = new Map(recent.slice(0, past.length).map((opening, at) => [opening, past[at] ?? []] as const))
          const single = [recent[past.length], old.at(-1)] as const
          if (single[0] && single[1]) restated.set(single[0], [single[1]])
          const dropped = new Set(recent.slice(0, past.length + 2))
          expect(passLetters(past, present, dropped, restated, new Set(old))).toEqual(passEveryLetter(past, present, dropped, restated))
        },
      ),
    )
  })

  it('a group of the past that does not count any more is no group', () => {
    const [kept, gone] = [line(100), line(200)]
    expect(passLetters([[kept, gone], [gone]], [], new Set(), new Map(), new Set([kept]))).toEqual([[kept]])
  })
})

describe('a heap', () => {
  it('gives the smallest value left, while others come in', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 99 }), { freq: 4 }), { minLength: 30, maxLength: 60 }), (steps) => {
        const heap = heapOf<number>((a, b) => a < b)
        const left: number[] = []
        for (const step of steps) {
          if (step === null) expect(heap.pop()).toBe(left.shift())
          else {
            heap.push(step)
            left.push(step)
            left.sort((a, b) => a - b)
          }
        }
      }),
    )
  })
})

describe('a customer of thousands of lines', () => {
  const several = (make: (at: number) => LedgerLine) => Array.from({ length: 4000 }, (_, at) => make(at))

  it('whose payments name invoices, the last one first, waits for none of them', () => {
    const lines = [
      ...several((at) => line(1000 + at, { ref: `F2026-${10_000 + at}` })),
      ...several((at) => line(-5000 + at, { label: `VIR FACTURE F2026 ${14_000 - at} MERCI` })),
    ]
    const slots = slotsOf(lines)
    matchOpenLines(
      slots,
      () => false,
      () => false,
    )
    expect(slots.filter(({ leftCents }) => leftCents > 0).map(({ key }) => key)).toEqual([
      'C001:F202610000:2026-09-01:1000',
      'C001::2026-09-01:-5000',
    ])
  })

  it('with equal subscriptions restated one by one waits for none of them', () => {
    const year = isoDay('2025-01-01')
    const units = several((at) => line(2000, { label: `Abonnement 2025 ticket ${at}`, year }))
    const openings = several((at) => line(2000, { label: `AN 2025 ticket ${3999 - at}`, opening: true }))
    const restated = restatedUnits(
      units.map((unit) => [unit]),
      openings,
    )
    expect(new Set([...restated.values()].flat()).size).toBe(4000)
  })
})
