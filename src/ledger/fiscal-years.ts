// The imported fiscal years: which there are, the days they cover, which one a new export replaces, which ones make up a balance.
import { type Cents, cents } from '../domain/cents.ts'
import { addDays, basicDay, daysBetween, fromBasicDay, type IsoDay } from '../domain/day.ts'
import type { LedgerReading, OpeningRegime } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { kindNumbers } from './packed-line.ts'

/** A fiscal year as last imported. */
export interface ImportedYear {
  readonly id: number
  readonly start: IsoDay
  readonly end: IsoDay
  readonly openingRegime: OpeningRegime
  readonly openingJournal: string | null
  /** Imported without openings as the company's first one. */
  readonly first: boolean
  /** Its file letters customer lines. */
  readonly lettered: boolean
  readonly lastBankDay: IsoDay | null
  readonly rejectedCents: Cents
  readonly lines: number
  readonly file: string
  readonly sha256: string
  readonly importedAt: string
}

interface YearRow extends Omit<ImportedYear, 'first' | 'lettered' | 'rejectedCents'> {
  readonly first: number
  readonly lettered: number
  readonly rejectedCents: number
}

/** Days that two neighbouring fiscal years may overlap or lie apart: a stray entry moves a derived bound. */
const SLACK_DAYS = 31

/** Every imported fiscal year, oldest first. */
export function importedYears(ledger: Ledger): ImportedYear[] {
  const rows = ledger.db.prepare<[], YearRow>(`
    SELECT y.id, y.start_day AS start, y.end_day AS end, y.opening_regime AS openingRegime, y.opening_journal AS openingJournal,
      y.is_first AS first, y.has_letters AS lettered, y.last_bank_day AS lastBankDay, y.rejected_cents AS rejectedCents,
      y.line_count AS lines, i.file, i.sha256, i.at AS importedAt
    FROM fiscal_year y JOIN import_file i ON i.id = y.import_id ORDER BY y.start_day`)
  return rows
    .all()
    .map((row) => ({ ...row, first: row.first === 1, lettered: row.lettered === 1, rejectedCents: cents(row.rejectedCents) }))
}

/** The fiscal year that a reading replaces: same first day, else the one sharing more than half of the shorter period. */
export function replacedYear(years: readonly ImportedYear[], period: LedgerReading['fiscalYear']): ImportedYear | null {
  const same = years.find((year) => year.start === period.start)
  if (same) return same
  const shared = years.map((year) => ({ year, days: sharedDays(year, period) })).sort((a, b) => b.days - a.days)[0]
  if (!shared) return null
  const shorter = Math.min(lengthOf(shared.year), lengthOf(period))
  return shared.days * 2 > shorter ? shared.year : null
}

/** Another year that the period runs into by more than a month: its lines would be counted twice. */
export function overlappedYear(
  years: readonly ImportedYear[],
  period: LedgerReading['fiscalYear'],
  replaced: ImportedYear | null,
): ImportedYear | null {
  return years.find((year) => year.id !== replaced?.id && sharedDays(year, period) > SLACK_DAYS) ?? null
}

/** True when a year ends where the period begins, give or take a month. */
export function hasYearBefore(years: readonly ImportedYear[], period: LedgerReading['fiscalYear']): boolean {
  return years.some((year) => year.start < period.start && year.end >= addDays(period.start, -SLACK_DAYS - 1))
}

/**
 * The years whose raw balances add up to the balance of `day`: the newest one begun by then, and those before it
 * back to the most recent one that carries openings, or the oldest. Oldest first; null as `day`: no limit.
 */
export function countingYears(years: readonly ImportedYear[], day: IsoDay | null): ImportedYear[] {
  const begun = years.filter((year) => day === null || year.start <= day)
  const from = begun.findLastIndex((year) => year.openingRegime !== 'none')
  return begun.slice(Math.max(from, 0))
}

/** First day of the oldest imported fiscal year; null when none is. */
export function firstDay(ledger: Ledger): IsoDay | null {
  return dayOf(ledger, 'SELECT min(start_day) FROM fiscal_year')
}

/** Latest day of a customer line of the books; null where none were imported. */
export function lastBookedDay(ledger: Ledger): IsoDay | null {
  return latestLine(ledger, 'true')
}

/** Latest day of a customer line or of a listed invoice; null when the ledger is empty. */
export function lastLineDay(ledger: Ledger): IsoDay | null {
  const booked = lastBookedDay(ledger)
  const listed = dayOf(
    ledger,
    'SELECT max(day) FROM (SELECT max(issued_on) AS day FROM document UNION ALL SELECT max(day) FROM document_state)',
  )
  return booked === null || (listed !== null && listed > booked) ? listed : booked
}

/**
 * Latest day of a bank or cash entry known on `day` (inclusive): told by the import where that is not after `day`,
 * else the latest customer payment by then. Where invoice lists alone were imported, the day of the latest list, which
 * shows what was paid until then. Null for none.
 */
export function lastBankDay(ledger: Ledger, day: IsoDay): IsoDay | null {
  if (firstDay(ledger) === null) {
    return dayOf(ledger, `SELECT max(day) FROM import_file WHERE kind = 'invoices' AND day <= @day`, { day })
  }
  const told = dayOf(ledger, 'SELECT max(last_bank_day) FROM fiscal_year WHERE last_bank_day <= @day', { day })
  if (dayOf(ledger, 'SELECT max(last_bank_day) FROM fiscal_year WHERE last_bank_day > @day', { day }) === null) return told
  const paid = latestLine(ledger, `kind IN ${kindNumbers('payment', 'refund', 'bounced')} AND day <= ${basicDay(day)}`)
  return paid === null || (told !== null && told > paid) ? told : paid
}

function sharedDays(a: { start: IsoDay; end: IsoDay }, b: { start: IsoDay; end: IsoDay }): number {
  const from = a.start > b.start ? a.start : b.start
  const to = a.end < b.end ? a.end : b.end
  return to < from ? 0 : daysBetween(from, to) + 1
}

function lengthOf(period: { start: IsoDay; end: IsoDay }): number {
  return daysBetween(period.start, period.end) + 1
}

function dayOf(ledger: Ledger, sql: string, parameters: Record<string, string> = {}): IsoDay | null {
  return ledger.db.prepare(sql).pluck().get(parameters) as IsoDay | null
}

/** Latest day of a customer line. @param where condition, SQL */
function latestLine(ledger: Ledger, where: string): IsoDay | null {
  const basic = ledger.db.prepare(`SELECT max(day) FROM line WHERE ${where}`).pluck().get() as number | null
  return basic === null ? null : fromBasicDay(basic)
}
