// Fiscal years and openings, from the files to what is owed. Values added up by hand from the files.
import { describe, expect, it } from 'vitest'
import { newLedger } from '../support/ledger-builders.ts'
import { booksOf, decisions, importInto, itemsOn, openOn, planOn, settledOn } from './fec-books.ts'
import { readLedgerFixture } from './read-fixture.ts'

const DETAILED = ['two-years-detailed-2024.txt', 'two-years-detailed-2025.txt'] as const
const LUMPS = ['two-years-lumps-2024.txt', 'two-years-lumps-2025.txt'] as const

/** The same books whatever the order of the two imports. */
function inEveryOrder([first, second]: readonly [string, string]) {
  const ledgers = [newLedger(), newLedger(), newLedger()] as const
  importInto(ledgers[0], [first])
  importInto(ledgers[0], [second], {}, { firstYear: false })
  importInto(ledgers[1], [second])
  importInto(ledgers[1], [first])
  importInto(ledgers[2], [second, first])
  return ledgers
}

describe('openings item by item', () => {
  it('an invoice paid next year through a letter on its opening line is settled on the day of the payment', () => {
    const books = booksOf(...DETAILED)
    expect(settledOn(books, '2025-12-31')).toEqual(['F2404 2024-12-20 letter', 'F2401 2025-02-03 letter', 'F2402 2025-02-10 letter'])
    // F2402: 1 200,00, of which 700,00 paid in 2024 and 500,00 restated.
    const f2402 = itemsOn(books, '2025-12-31').find((item) => item.ref === 'F2402')
    expect(f2402?.allocations.map(({ day, cents }) => [day, cents])).toEqual([
      ['2024-12-01', 70000],
      ['2025-02-10', 50000],
    ])
  })

  it.each([
    ['2024-12-31', ['BRIAND F2403 invoice 300,00', 'LEGOFF F2401 invoice 480,00', 'LEGOFF F2402 invoice 500,00 unconfirmed']],
    ['2025-02-02', ['BRIAND F2403 invoice 300,00', 'LEGOFF F2401 invoice 480,00', 'LEGOFF F2402 invoice 500,00']],
    ['2025-12-31', ['BRIAND F2403 invoice 300,00', 'BRIAND F2501 invoice 72,00']],
  ])('nothing is counted twice on %s, whatever the order of the imports', (day, expected) => {
    for (const ledger of inEveryOrder(DETAILED)) expect(openOn(ledger, day)).toEqual(expected)
  })

  it('the newer year alone says the same of balances, with the days it restates', () => {
    const alone = booksOf(DETAILED[1])
    expect(openOn(alone, '2025-12-31')).toEqual(['BRIAND F2403 invoice 300,00', 'BRIAND F2501 invoice 72,00'])
    expect(itemsOn(alone, '2025-12-31').find((item) => item.ref === 'F2403')?.issuedOn).toBe('2024-11-12')
  })
})

describe('one opening lump for each customer', () => {
  it('what is unlettered is not what is open: the payments of the past consume the lumps, the lettered debits are owed', () => {
    const books = booksOf(LUMPS[1])
    // LEGOFF: 1 680,00 - 480,00 - 1 200,00 = 0 and 720,00 - 500,00; BRIAND: 300,00 - 300,00 (set-off) and 84,00.
    expect(openOn(books, '2025-12-31')).toEqual(['BRIAND F2502 invoice 84,00 unconfirmed', 'LEGOFF F2501 invoice 220,00 unconfirmed'])
  })

  it('with the earlier year, each invoice is settled by the payment of the next year under its letter, on that day', () => {
    for (const ledger of inEveryOrder(LUMPS)) {
      expect(settledOn(ledger, '2025-12-31')).toEqual(['F2404 2024-12-10 letter', 'F2401 2025-02-03 letter', 'F2402 2025-02-10 letter'])
      expect(openOn(ledger, '2025-12-31')).toEqual([
        // The set-off of 300,00 bears no letter: it is shown beside the invoice it probably settles, which is held.
        'BRIAND F2403 invoice 300,00 unconfirmed payment-seen',
        'BRIAND OD1 payment -300,00',
        'BRIAND F2502 invoice 84,00 unconfirmed',
        'LEGOFF F2501 invoice 220,00 unconfirmed',
      ])
    }
  })

  it('without the earlier year a lump is older than its opening, holds no detail and bears no penalty', () => {
    const plan = planOn(booksOf('payment-in-the-file-of-the-next-year-2026.txt'), '2026-03-20')
    expect(decisions(plan)).toEqual(['LEGOFF asked 84,00 for F2601', 'Report à nouveau 360,00 no-detail'])
    expect(plan.held[0]?.reason.text).toContain('Solde antérieur au 01/01/2026')
  })
})

describe('the months around a closing', () => {
  const year = 'payment-in-the-file-of-the-next-year-2025.txt'

  it('a next year without openings adds up with the open one, and is refused alone', () => {
    const books = booksOf(year)
    importInto(books, ['next-year-without-openings-2026.txt'], {}, { firstYear: false })
    expect(settledOn(books, '2026-03-31')).toEqual(['F2502 2026-01-15 reference'])
    expect(openOn(books, '2026-03-31')).toEqual(['LEGOFF F2501 invoice 1200,00 unconfirmed', 'LEGOFF F2601 invoice 84,00'])
    expect(() => importInto(newLedger(), ['next-year-without-openings-2026.txt'], {}, { firstYear: false })).toThrow(/à-nouveaux/)
  })

  it('provisional openings of another sum: the newest year is the balance, the earlier detail stays, held, beside the difference', () => {
    for (const ledger of inEveryOrder([year, 'openings-that-differ-2026.txt'])) {
      // 1 500,00 brought forward for 1 200,00 + 360,00.
      expect(openOn(ledger, '2026-03-31')).toEqual([
        'LEGOFF F2501 invoice 1200,00 unconfirmed opening-gap',
        'LEGOFF F2502 invoice 360,00 opening-gap',
        'LEGOFF Écart d’à-nouveaux opening -60,00 lump',
        'LEGOFF F2601 invoice 84,00',
      ])
      expect(decisions(planOn(ledger, '2026-03-20'))).toEqual([
        'LEGOFF asked 24,00 for F2601',
        'F2501 1200,00 no-detail',
        'F2502 360,00 no-detail',
      ])
      // The past is as the earlier year told it.
      expect(openOn(ledger, '2025-12-31')).toEqual(['LEGOFF F2501 invoice 1200,00 unconfirmed', 'LEGOFF F2502 invoice 360,00'])
    }
  })

  it('the openings, once final, take the place of the provisional ones', () => {
    const books = booksOf(year, 'openings-that-differ-2026.txt')
    importInto(books, ['payment-in-the-file-of-the-next-year-2026.txt'])
    expect(openOn(books, '2026-12-31')).toEqual(['LEGOFF F2502 invoice 360,00', 'LEGOFF F2601 invoice 84,00'])
  })
})

describe('where openings stand', () => {
  it('in the middle of the file, in a journal called 2 whose label says so', () => {
    const reading = readLedgerFixture('fec/openings-in-the-middle.txt')
    expect(reading).toMatchObject({ openingRegime: 'detailed', openingJournal: '2' })
    expect([...reading.lines].map((line) => line.opening)).toEqual([false, true, false])
    expect(openOn(booksOf('openings-in-the-middle.txt'), '2025-12-31')).toEqual([
      'LEGOFF F2401 invoice 480,00',
      'LEGOFF F2501 invoice 120,00',
      'LEGOFF F2502 invoice 240,00',
    ])
  })
})

describe('days and years', () => {
  it('the day of the document is PieceDate from 2000 on and up to 60 days after the entry, else the day of the entry', () => {
    const items = itemsOn(booksOf('days-of-documents.txt'), '2025-12-31')
    expect(items.map((item) => [item.ref, item.issuedOn])).toEqual([
      ['F2503', '2025-01-08'],
      // PieceDate 19000101.
      ['F2501', '2025-01-10'],
      // PieceDate five months after the entry.
      ['F2502', '2025-01-11'],
      // 47 days after.
      ['F2504', '2025-03-01'],
    ])
  })

  it('a year of thirteen months is one year', () => {
    expect(readLedgerFixture('fec/thirteen-months.txt').fiscalYear).toEqual({ start: '2024-12-01', end: '2025-12-31' })
    expect(openOn(booksOf('thirteen-months.txt'), '2025-12-31')).toEqual([
      'LEGOFF F2401 invoice 120,00',
      'LEGOFF F2501 invoice 240,00',
      'LEGOFF F2502 invoice 360,00',
    ])
  })

  it('identical lines are as many items, and a reference such as x names nothing', () => {
    const items = itemsOn(booksOf('identical-lines.txt'), '2025-12-31').filter((item) => item.kind === 'invoice')
    expect(items.map((item) => [item.key, item.outstandingCents])).toEqual([
      ['LEGOFF::2025-01-10:6000', 0],
      ['LEGOFF::2025-01-10:6000:2', 6000],
    ])
  })
})
