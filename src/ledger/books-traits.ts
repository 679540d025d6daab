// What the books of the whole company tell that one customer's lines cannot: receipts booked at the end of the month, a company
// that holds retention money, letters that balance between two customers.

import { isRetention } from '../domain/customer-account.ts'
import { fromBasicDay, type IsoDay } from '../domain/day.ts'
import { type BooksTraits, letterKey } from '../domain/item-doubts.ts'
import { receiptTally } from '../domain/month-end.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'
import { meta, setMeta } from './meta.ts'
import { kindNumber, kindOfNumber, SAID } from './packed-line.ts'

/** What is kept of the traits, which every command needs and only an import changes. */
const KEPT = 'books-traits'

interface KeptTraits {
  readonly building: boolean
  readonly monthEndYears: readonly IsoDay[]
  readonly sharedLetters: readonly string[]
}

/** The traits of all imported years. */
export function booksTraits(ledger: Ledger): BooksTraits {
  const kept = meta(ledger, KEPT)
  if (kept === null) return traitsNow(ledger)
  const { building, monthEndYears: years, sharedLetters: letters } = JSON.parse(kept) as KeptTraits
  return { building, monthEndYears: new Set(years), sharedLetters: new Set(letters) }
}

/** Works the traits out again from the lines and keeps them. Call at the end of an import. */
export function keepBooksTraits(ledger: Ledger): void {
  const { building, monthEndYears: years, sharedLetters: letters } = traitsNow(ledger)
  const kept: KeptTraits = { building: building ?? false, monthEndYears: [...(years ?? [])], sharedLetters: [...(letters ?? [])] }
  setMeta(ledger, KEPT, JSON.stringify(kept))
}

/** Days of receipts are counted, one row a day. */
function traitsNow(ledger: Ledger): BooksTraits {
  return { building: holdsRetention(ledger), monthEndYears: monthEndYears(ledger), sharedLetters: sharedLetters(ledger) }
}

function holdsRetention(ledger: Ledger): boolean {
  if (ledger.db.prepare("SELECT 1 FROM raw_balance WHERE account LIKE '4117%' LIMIT 1").get() === undefined) return false
  const rows = ledger.db
    .prepare<[], { account: string; customer: CustomerCode; kind: number }>(
      `SELECT DISTINCT ${SAID.account} AS account, customer, kind FROM line WHERE ${SAID.account} LIKE '4117%'`,
    )
    .all()
  return rows.some(({ kind, ...line }) => isRetention({ ...line, kind: kindOfNumber(kind) }))
}

function monthEndYears(ledger: Ledger): ReadonlySet<IsoDay> {
  const rows = ledger.db
    .prepare<[], { start: IsoDay; basic: number; receipts: number }>(
      `SELECT y.start_day AS start, l.day AS basic, count(*) AS receipts FROM line l JOIN fiscal_year y ON y.id = l.year_id
       WHERE l.kind = ${kindNumber('payment')} AND l.opening = 0 GROUP BY 1, 2`,
    )
    .all()
  const tallies = new Map<IsoDay, ReturnType<typeof receiptTally>>()
  for (const { start, basic, receipts } of rows) {
    const day = fromBasicDay(basic)
    const tally = tallies.get(start) ?? receiptTally()
    tallies.set(start, tally)
    for (let count = 0; count < receipts; count++) tally.add({ kind: 'payment', opening: false, day })
  }
  return new Set([...tallies].filter(([, tally]) => tally.atMonthEnds()).map(([start]) => start))
}

/** Letters of a year whose lines balance over several customers and for none of them. */
function sharedLetters(ledger: Ledger): ReadonlySet<string> {
  const rows = ledger.db
    .prepare<[], { fiscalYear: IsoDay; letter: string }>(
      `SELECT y.start_day AS fiscalYear, g.letter FROM (
         SELECT year_id, ${SAID.letter} AS letter, customer, sum(amount_cents) AS left_cents FROM line
         WHERE closed = 0 AND ${SAID.letter} <> '' AND opening = 0 GROUP BY 1, 2, 3 HAVING left_cents <> 0) g
       JOIN fiscal_year y ON y.id = g.year_id GROUP BY g.year_id, g.letter HAVING sum(g.left_cents) = 0`,
    )
    .all()
  return new Set(rows.map(letterKey))
}
