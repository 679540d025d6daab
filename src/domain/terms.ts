// Payment terms: read as people write them, applied to an invoice day, told back as a rule.
// Knows nothing of working days: no text moves a due date. A due date printed on the invoice wins over all of this.
import { addDays, dayFrom, endOfMonth, type IsoDay, partsOf } from './day.ts'
import { plural } from './format.ts'
import { termTokens } from './terms-words.ts'

/**
 * `net`: n calendar days after the invoice. `end-of-month`: n days and the end of a month; `order` says which comes first
 * (`after`: the end of the month of date + n, method A; `before`: the end of the month of the date, then + n, method B; null: the
 * text does not say). `end-of-decade`: the end of the ten-day period (10, 20, last day), then + n.
 */
export interface PaymentTerms {
  readonly kind: 'net' | 'end-of-month' | 'end-of-decade'
  /** Calendar days, 0 to 365. */
  readonly days: number
  readonly order: EndOfMonth | null
  /** Then the next such day of a month ("le 10"), 1 to 31; 31 in a short month is its last day. */
  readonly dayOfMonth: number | null
}

/** Where the end of the month stands: after the days (method A) or before them (method B). Both are accepted by the DGCCRF. */
export type EndOfMonth = 'after' | 'before'

/** Terms that are understood, to show to someone whose terms are not. */
export const TERMS_EXAMPLES: readonly string[] = [
  '30 jours',
  '45 jours fin de mois',
  'fin de mois + 45 jours',
  '30 jours fin de mois le 10',
  '30 jours fin de décade',
  'à réception',
]

const MAX_DAYS = 365
const LE = '(?: le (?<le>\\d{1,2}))?'
const PATTERNS: readonly (readonly [pattern: RegExp, kind: PaymentTerms['kind'], order: EndOfMonth | null])[] = [
  [/^cash(?: cash)?$/, 'net', null],
  [new RegExp(`^(?<days>\\d{1,3})(?: j)?(?: net)?(?: cash)?${LE}$`), 'net', null],
  [/^net (?<days>\d{1,3})(?: j)?$/, 'net', null],
  [new RegExp(`^(?<days>\\d{1,3})(?: j)?(?: net)?(?: \\+)? fdm${LE}(?: suivant)?$`), 'end-of-month', null],
  [/^(?:(?<days>\d{1,3}) j )?le (?<le>\d{1,2}) suivant$/, 'end-of-month', null],
  [new RegExp(`^fdm(?: \\+)? (?<days>\\d{1,3})(?: j)?(?: net)?${LE}$`), 'end-of-month', 'before'],
  [new RegExp(`^fdm${LE}(?: suivant)?$`), 'end-of-month', null],
  [/^(?<days>\d{1,3})(?: j)?(?: net)?(?: \+)? fdd$/, 'end-of-decade', null],
  [/^fdd(?:(?: \+)? (?<days>\d{1,3})(?: j)?)?$/, 'end-of-decade', null],
]

/**
 * Reads terms as people write them, in French or English; a bare number is a number of days. Null when they are not understood:
 * show `TERMS_EXAMPLES` then. "À réception" is the invoice day, the only day the books know.
 */
export function parseTerms(text: string): PaymentTerms | null {
  // A discount, an amount, a decimal or a negative number is not a number of days.
  if (/^\s*[-−]|[%€$]|\d[.,]\d/.test(text)) return null
  const tokens = termTokens(text)
  for (const [pattern, kind, order] of PATTERNS) {
    const groups = pattern.exec(tokens)
    if (!groups) continue
    const days = Number(groups.groups?.['days'] ?? 0)
    const dayOfMonth = groups.groups?.['le'] === undefined ? null : Number(groups.groups['le'])
    if (days > MAX_DAYS || (dayOfMonth !== null && (dayOfMonth < 1 || dayOfMonth > 31))) return null
    return { kind, days, order, dayOfMonth }
  }
  return null
}

/**
 * The due date of an invoice of `issuedOn`. `endOfMonth` settles "n jours fin de mois" when the terms do not say the order.
 * Never moved for a Saturday, a Sunday or a holiday.
 */
export function dueDate(issuedOn: IsoDay, terms: PaymentTerms, endOfMonthFirst: EndOfMonth = 'after'): IsoDay {
  const base = baseDay(issuedOn, terms, terms.order ?? endOfMonthFirst)
  if (terms.dayOfMonth === null) return base
  // After an end of month, "le 31" is the end of the next one, not the same day.
  const from = terms.kind === 'end-of-month' && base === endOfMonth(base) ? addDays(base, 1) : base
  return nextDayOfMonth(from, terms.dayOfMonth)
}

function baseDay(issuedOn: IsoDay, { kind, days }: PaymentTerms, order: EndOfMonth): IsoDay {
  switch (kind) {
    case 'net':
      return addDays(issuedOn, days)
    case 'end-of-month':
      return order === 'after' ? endOfMonth(addDays(issuedOn, days)) : addDays(endOfMonth(issuedOn), days)
    case 'end-of-decade':
      return addDays(endOfDecade(issuedOn), days)
    default: {
      const never: never = kind
      throw new RangeError(`unknown terms: ${never}`)
    }
  }
}

/** The 10th, the 20th or the last day of the month. */
function endOfDecade(day: IsoDay): IsoDay {
  const { year, month, day: dayOfMonth } = partsOf(day)
  return dayOfMonth > 20 ? endOfMonth(day) : (dayFrom(year, month, dayOfMonth > 10 ? 20 : 10) ?? day)
}

/** The first day `dayOfMonth` on or after `from`; in a month too short, its last day. */
function nextDayOfMonth(from: IsoDay, dayOfMonth: number): IsoDay {
  const { year, month } = partsOf(from)
  const last = endOfMonth(from)
  const inMonth = dayFrom(year, month, dayOfMonth) ?? last
  return inMonth >= from ? inMonth : nextDayOfMonth(addDays(last, 1), dayOfMonth)
}

/** The rule in one French sentence, as it is applied. */
export function describeTerms(terms: PaymentTerms, endOfMonthFirst: EndOfMonth = 'after'): string {
  const { days, dayOfMonth } = terms
  const counted = `${days} ${plural(days, 'jour', 'jours')}`
  const then = dayOfMonth === null ? '' : `, puis le ${dayOfMonth === 1 ? '1er' : dayOfMonth} qui suit`
  if (terms.kind === 'net') return days === 0 ? `À la date de la facture${then}.` : `Date de la facture plus ${counted}${then}.`
  if (terms.kind === 'end-of-decade') return `Fin de la décade de la facture${days === 0 ? '' : `, plus ${counted}`}${then}.`
  if (days === 0) return `Fin du mois de la facture${then}.`
  return (terms.order ?? endOfMonthFirst) === 'after'
    ? `Date de la facture plus ${counted}, puis fin du mois${then}.`
    : `Fin du mois de la facture, plus ${counted}${then}.`
}

/**
 * Whether the terms can go over the legal maximum (C. com. L441-10 I): 60 days from the invoice, or 45 days end of month by either
 * method. Terms that end on a day of the month or on a ten-day period are tried on every invoice day of a common and a leap year: over
 * when for one of them the due date passes all three limits. Flagged, never rewritten.
 */
export function overLegalCap(terms: PaymentTerms): boolean {
  if (terms.dayOfMonth === null && terms.kind === 'net') return terms.days > 60
  if (terms.dayOfMonth === null && terms.kind === 'end-of-month') return terms.days > 45
  for (let day = '2027-01-01' as IsoDay; day <= '2028-12-31'; day = addDays(day, 1)) {
    if (isOverCapOn(day, terms)) return true
  }
  return false
}

function isOverCapOn(issuedOn: IsoDay, terms: PaymentTerms): boolean {
  const due = dueDate(issuedOn, terms)
  return due > addDays(issuedOn, 60) && due > endOfMonth(addDays(issuedOn, 45)) && due > addDays(endOfMonth(issuedOn), 45)
}
