import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cents, sumCents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { acceptedGap, unacceptedGap } from '../../src/ledger/accepted-gap.ts'
import { firstDay, importedYears, lastBankDay, lastLineDay } from '../../src/ledger/fiscal-years.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { ledgerBalance } from '../../src/ledger/ledger-balance.ts'
import { facts, line, listed, listOf, newLedger, store, yearOf } from '../support/ledger-builders.ts'

/** 2024 closes on 300,00 for C1 and 50,00 for C2; 2025 restates them, then C1 pays 100,00. */
function twoYears(openingDay = '2025-01-01'): Ledger {
  const ledger = newLedger()
  const restated = (ref: string, cents: number, documentDay: string, customer: string) =>
    line({ day: openingDay, documentDay, ref, cents, customer, kind: 'opening', opening: true, journal: 'AN' })
  const past = yearOf(
    2024,
    [
      line({ day: '2024-03-01', ref: 'F1', cents: 10000 }),
      line({ day: '2024-09-01', ref: 'F2', cents: 20000 }),
      line({ day: '2024-10-01', ref: 'F3', cents: 5000, customer: 'C2' }),
    ],
    { ...facts('FEC2024.txt', 3, 'b'), openingRegime: 'none', openingJournal: null, lastBankDay: isoDay('2024-12-30') },
  )
  const present = yearOf(
    2025,
    [
      restated('F1', 10000, '2024-03-01', 'C1'),
      restated('F2', 20000, '2024-09-01', 'C1'),
      restated('F3', 5000, '2024-10-01', 'C2'),
      line({ day: '2025-02-01', ref: 'F1', cents: -10000 }),
      line({ day: '2025-03-01', ref: 'F4', cents: 700 }),
    ],
    { lastBankDay: isoDay('2025-02-15') },
  )
  store(ledger, [past, present], { firstYear: true })
  return ledger
}

const itemsOn = (ledger: Ledger, day: string) => sumCents(bookItems(ledger, isoDay(day)).map((item) => item.outstandingCents))

describe('the books of a past day', () => {
  it.each([
    ['2023-12-31', 0],
    ['2024-03-01', 10000],
    ['2024-12-31', 35000],
    ['2025-01-01', 35000],
    ['2025-01-31', 35000],
    ['2025-02-01', 25000],
    ['2025-12-31', 25700],
  ])('on %s owe %i cents, by the raw lines and by the items', (day, expected) => {
    for (const ledger of [twoYears(), twoYears('2025-03-15'), twoYears('2024-12-31')]) {
      expect(ledgerBalance(ledger, isoDay(day))).toBe(expected)
      expect(itemsOn(ledger, day)).toBe(expected)
    }
  })

  it('can be asked for one customer', () => {
    const ledger = twoYears()
    const C2 = customerCode('C2')
    expect(ledgerBalance(ledger, isoDay('2025-06-01'), C2)).toBe(5000)
    expect(bookItems(ledger, isoDay('2025-06-01'), [C2]).map((item) => item.ref)).toEqual(['F3'])
    expect(ledgerBalance(ledger, isoDay('2025-06-01'), customerCode('C9'))).toBe(0)
  })

  it('know their first day, their last line and their last bank entry', () => {
    const ledger = twoYears()
    expect(firstDay(ledger)).toBe('2024-01-01')
    expect(lastLineDay(ledger)).toBe('2025-03-01')
    expect(lastBankDay(ledger, isoDay('2025-12-31'))).toBe('2025-02-15')
    expect(lastBankDay(ledger, isoDay('2025-02-10'))).toBe('2025-02-01')
    expect(lastBankDay(ledger, isoDay('2025-01-10'))).toBe('2024-12-30')
    expect(lastBankDay(ledger, isoDay('2024-01-10'))).toBeNull()
  })

  it('know nothing in a new ledger', () => {
    const ledger = newLedger()
    expect([firstDay(ledger), lastLineDay(ledger), lastBankDay(ledger, isoDay('2025-01-01'))]).toEqual([null, null, null])
    expect(ledgerBalance(ledger, isoDay('2025-01-01'))).toBe(0)
    expect(importedYears(ledger)).toEqual([])
  })

  it('are as recent as the latest invoice list where no ledger was imported', () => {
    const ledger = newLedger()
    store(ledger, [listOf([listed('F1', 10000)])], { date: isoDay('2025-06-10') })
    expect(lastBankDay(ledger, isoDay('2025-06-15'))).toBe('2025-06-10')
    expect(lastBankDay(ledger, isoDay('2025-06-09'))).toBeNull()
  })

  it('tell the years they are made of', () => {
    expect(
      importedYears(twoYears()).map(({ start, openingRegime, first, lettered, lines, file }) => [
        start,
        openingRegime,
        first,
        lettered,
        lines,
        file,
      ]),
    ).toEqual([
      ['2024-01-01', 'none', true, false, 3, 'FEC2024.txt'],
      ['2025-01-01', 'detailed', false, false, 5, 'FEC2025.txt'],
    ])
  })
})

/** Balance of the accounts less the items, on a day. */
const differenceOn = (ledger: Ledger, day: string) => cents(ledgerBalance(ledger, isoDay(day)) - itemsOn(ledger, day))

/** What a person with the sqlite3 shell can do. */
function tamper(ledger: Ledger, sql: string): void {
  const shell = new Database(ledger.path)
  shell.exec(sql)
  shell.close()
}

describe('the balance of the accounts', () => {
  it('shows a line changed behind the books, from the last line on', () => {
    const ledger = twoYears()
    tamper(ledger, `UPDATE line SET amount_cents = amount_cents + 100 WHERE customer = 'C1' AND said ->> '$[3]' = 'F4'`)
    expect(differenceOn(ledger, '2025-03-01')).toBe(-100)
    expect(differenceOn(ledger, '2025-12-31')).toBe(-100)
    expect(ledgerBalance(ledger, isoDay('2025-12-31'), customerCode('C1'))).toBe(20700)
    expect(differenceOn(ledger, '2025-02-28')).toBe(0)
  })

  it('shows a line deleted, and every line changed', () => {
    const deleted = twoYears()
    tamper(deleted, `DELETE FROM line WHERE customer = 'C2' AND opening = 1`)
    expect(differenceOn(deleted, '2025-06-01')).toBe(5000)
    const changed = twoYears()
    tamper(changed, 'UPDATE line SET amount_cents = amount_cents + 100 WHERE year_id = 2')
    expect(differenceOn(changed, '2025-06-01')).toBe(-500)
  })

  it('leaves refused rows out, as the items do', () => {
    const ledger = newLedger()
    const C1 = customerCode('C1')
    const refused = { rawBalances: [{ account: '411000', customer: C1, cents: cents(12000) }], rejectedCents: cents(2000) }
    store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })], refused)])
    expect(ledgerBalance(ledger, isoDay('2025-06-01'))).toBe(10000)
    expect(ledgerBalance(ledger, isoDay('2025-06-01'), C1)).toBe(10000)
    expect(acceptedGap(ledger)).toBeNull()
  })
})

describe('a gap accepted at the import', () => {
  const lines = [line({ day: '2025-02-01', ref: 'F1', cents: 10000 })]
  const gap = { rawBalances: [{ account: '411000', customer: customerCode('C1'), cents: cents(12000) }] }

  it('is not held against the books, but any other gap is', () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, lines, gap)], { acceptGap: true })
    const day = isoDay('2025-06-01')
    expect(acceptedGap(ledger)).toBe(2000)
    expect(differenceOn(ledger, day)).toBe(2000)
    expect(unacceptedGap(ledger, day, differenceOn(ledger, day))).toBe(0)
    expect(unacceptedGap(ledger, day, cents(2000), customerCode('C1'))).toBe(0)
    tamper(ledger, 'UPDATE line SET amount_cents = amount_cents + 100')
    expect(unacceptedGap(ledger, day, differenceOn(ledger, day))).toBe(-100)
  })

  it('is forgotten by the next import that ties, and kept by one that is only tried', () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, lines, gap)], { acceptGap: true })
    const sound = yearOf(2025, lines, facts('FEC2025b.txt', 1, 'c'))
    store(ledger, [sound], { dryRun: true })
    expect(acceptedGap(ledger)).toBe(2000)
    store(ledger, [sound])
    expect(acceptedGap(ledger)).toBeNull()
    expect(unacceptedGap(ledger, isoDay('2025-06-01'), cents(2000))).toBe(2000)
  })

  it('is not kept where the books tie all the same', () => {
    const ledger = newLedger()
    store(ledger, [yearOf(2025, lines)], { acceptGap: true })
    expect(acceptedGap(ledger)).toBeNull()
  })
})
