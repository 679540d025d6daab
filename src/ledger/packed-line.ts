// How a customer line stands in its table: in columns what queries ask for, the rest packed in one JSON text, since each value
// handed over to SQLite costs as much as all the rest.
import { type Cents, cents } from '../domain/cents.ts'
import { basicDay, fromBasicDay, type IsoDay } from '../domain/day.ts'
import { normaliseRef } from '../domain/document-ref.ts'
import { fingerprint } from '../domain/hash.ts'
import type { LedgerLine, MovementKind } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'

/** Kinds by their number in the table. Never change a number; add at the end. */
const KINDS: readonly MovementKind[] = [
  'invoice',
  'deposit',
  'creditNote',
  'payment',
  'refund',
  'bounced',
  'penalty',
  'retention',
  'bill',
  'doubtful',
  'writeOff',
  'transfer',
  'assigned',
  'advance',
  'opening',
  'other',
]
const NUMBERS = new Map(KINDS.map((kind, number) => [kind, number]))

/** The number of a kind in the column `kind`. */
export function kindNumber(kind: MovementKind): number {
  const number = NUMBERS.get(kind)
  if (number === undefined) throw new RangeError(`a kind without number: ${kind}`)
  return number
}

/** The kind of a number of the column `kind`. */
export function kindOfNumber(number: number): MovementKind {
  return KINDS[number] ?? 'other'
}

/** The numbers of kinds, as a list for SQL. */
export function kindNumbers(...kinds: readonly MovementKind[]): string {
  return `(${kinds.map(kindNumber).join(', ')})`
}

/**
 * The number of the entry; in an array where the entry tells the VAT of the line: alone for the standard rate (see `standardVat`), else with
 * the cents. It stands first so that the short array stays short.
 */
type EntryAndVat = string | readonly [entry: string] | readonly [entry: string, vatCents: number]

/** The column `said`, in the order of its JSON array; nulls at the end are left out. */
type Said = readonly [
  entry: EntryAndVat,
  account: string,
  journal: string,
  ref: string,
  label: string,
  letter: string,
  letterDay?: number | null,
  /** null: what `normaliseRef` makes of the reference; '' when it names no document. */
  documentRef?: '' | null,
  /** null: the day of the line. */
  documentDay?: number | null,
  dueOn?: number | null,
  currency?: string | null,
  hundredths?: number,
]

/**
 * The texts of a line in one, and the hash of what a line is and says: equal for a line that stayed as it was from one export to
 * the next. Entry and row numbers are not in it, nor is the VAT, which exports read by earlier versions do not tell.
 */
export function packLine(line: LedgerLine): { said: string; fingerprint: number } {
  const { account, journal, ref, label, letter, letterDay, documentRef, documentDay, day, dueOn, foreign } = line
  const values: (string | number | null)[] = [account, journal, ref, label, letter]
  values.push(
    letterDay === null ? null : basicDay(letterDay),
    documentRef === '' ? '' : null,
    documentDay === day ? null : basicDay(documentDay),
    dueOn === null ? null : basicDay(dueOn),
    foreign?.currency ?? null,
    foreign?.hundredths ?? null,
  )
  while (values[values.length - 1] === null) values.pop()
  const rest = JSON.stringify(values)
  return {
    said: `[${JSON.stringify(entryAndVat(line))},${rest.slice(1)}`,
    fingerprint: fingerprint([rest, line.customer, line.kind], [basicDay(day), line.cents, line.opening ? 1 : 0]),
  }
}

/** What `said` holds, as SQL. Worked out for each row that asks: no generated columns, which each insert would work out. */
export const SAID = {
  account: "said ->> '$[1]'",
  ref: "said ->> '$[3]'",
  letter: "said ->> '$[5]'",
  documentRef: "said ->> '$[7]'",
  dueOn: "said ->> '$[9]'",
} as const

/** A line as it is read: its columns and its `said`, in one JSON array, since handing values over one by one is what costs. */
export const PACKED_COLUMNS = 'row, year_id, day, amount_cents, kind, opening, occurrence, json(said)'

export type PackedRow = readonly [
  row: number,
  yearId: number,
  day: number,
  cents: Cents,
  kind: number,
  opening: number,
  occurrence: number,
  said: Said,
]

/** The line of a row of the table. */
export function unpackLine(row: PackedRow, customer: CustomerCode, customerName: string, fiscalYear: IsoDay): LedgerLine {
  const [line, , basic, amount, kind, opening, occurrence, said] = row
  const [first, account, journal, ref, label, letter, letterDay, documentRef, documentDay, dueOn, currency, hundredths] = said
  const [entry, vat] = typeof first === 'string' ? [first] : [first[0], first[1] ?? standardVat(amount)]
  const day = fromBasicDay(basic)
  return {
    row: line,
    fiscalYear,
    account,
    customer,
    customerName,
    journal,
    entry,
    day,
    ref,
    documentRef: documentRef ?? normaliseRef(ref),
    documentDay: dayOr(documentDay, day),
    label,
    cents: cents(amount),
    letter,
    letterDay: dayOr(letterDay, null),
    dueOn: dayOr(dueOn, null),
    kind: kindOfNumber(kind),
    opening: opening === 1,
    foreign: currency == null ? null : { currency, hundredths: hundredths ?? 0 },
    occurrence,
    ...(vat === undefined ? {} : { vatCents: cents(vat) }),
  }
}

function entryAndVat({ entry, cents: amount, vatCents }: LedgerLine): EntryAndVat {
  if (vatCents === undefined) return entry
  return vatCents === standardVat(amount) ? [entry] : [entry, vatCents]
}

/** The VAT within an amount at the standard rate, a sixth of it, rounded half away from zero: that of most lines. */
function standardVat(amount: number): number {
  return Math.sign(amount) * Math.floor((Math.abs(amount) + 3) / 6)
}

function dayOr<T>(basic: number | null | undefined, other: T): IsoDay | T {
  return basic == null ? other : fromBasicDay(basic)
}
