// Payment terms, read as people write them, in French or English. What they give on a calendar is in terms-calendar.ts, what the
// law allows in terms-cap.ts. A due date printed on the invoice wins over all of this. What can be read in two ways is not read.
import { TERMS_PRESETS, type TermsPreset } from './terms-presets.ts'
import { foldWords, termTokens } from './terms-words.ts'

export { describeTerms, dueDate } from './terms-calendar.ts'

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
  /** What they were written for ("transport routier, 45 jours"), whose own maximum binds them; null: nothing told. */
  readonly preset: TermsPreset | null
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
/** Whole clauses of general terms are not read. */
const MAX_LENGTH = 150
/** A discount, an amount, a decimal or a negative number is not a number of days. */
const NO_DAYS = /^\s*[-−]|[%€$]|\d[.,]\d/
const DAYS = '(?<days>\\d{1,3})(?: j)?(?: net)?'
const ON = '(?: le| the| on the)'
const LE = `(?:${ON}? (?<le>\\d{1,2}))?`
const PATTERNS: readonly (readonly [pattern: RegExp, kind: PaymentTerms['kind'], order: EndOfMonth | null])[] = [
  [/^cash(?: cash)?$/, 'net', null],
  [new RegExp(`^${DAYS}(?: cash)?(?:${ON} (?<le>\\d{1,2}))?$`), 'net', null],
  [/^net (?<days>\d{1,3})(?: j)?$/, 'net', null],
  [new RegExp(`^(?:net )?${DAYS}(?: \\+)? fdm${LE}$`), 'end-of-month', null],
  [new RegExp(`^${DAYS} fdm (?:le )?(?<le>\\d{1,2}) suivant$`), 'end-of-month', null],
  [/^(?:(?<days>\d{1,3}) j )?(?:le |the |on the )?(?<le>\d{1,2}) suivant$/, 'end-of-month', null],
  [/^fdm(?: \+)? (?<days>\d{1,3})(?: j)?(?: net)?(?: le (?<le>\d{1,2}))?$/, 'end-of-month', 'before'],
  [/^fdm(?: le (?<le>\d{1,2}))?(?<end> suivant)?$/, 'end-of-month', null],
  [new RegExp(`^${DAYS}(?: \\+)? fdd$`), 'end-of-decade', null],
  [/^fdd(?:(?: \+)? (?<days>\d{1,3})(?: j)?)?$/, 'end-of-decade', null],
]

let names: readonly (readonly [name: string, preset: TermsPreset])[] | null = null

/** Names of presets and what they name, folded, the longest first; worked out when they are first asked for. */
function presetNames(): NonNullable<typeof names> {
  names ??= TERMS_PRESETS.flatMap((preset) => [preset.name, ...preset.aliases].map((name) => [foldWords(name), preset] as const)).toSorted(
    ([a], [b]) => b.length - a.length,
  )
  return names
}

/**
 * Reads terms as people write them, in French or English; a bare number is a number of days. A named period (`TERMS_PRESETS`) may
 * stand alone, or before or after other terms. Null when they are not understood, or could mean two things ("1 mois", "30/60",
 * "30 jours fin de mois suivant"): `refuseTerms` says why. "À réception", "à la commande" are the invoice day, the only day the books
 * know.
 */
export function parseTerms(text: string): PaymentTerms | null {
  if (text.length > MAX_LENGTH || NO_DAYS.test(text)) return null
  const plain = readTokens(termTokens(text), null)
  if (plain !== null) return plain
  const named = presetIn(foldWords(text))
  return named === null ? null : readTokens(termTokens(named.rest === '' ? named.preset.terms : named.rest), named.preset)
}

function readTokens(tokens: string, preset: TermsPreset | null): PaymentTerms | null {
  for (const [pattern, kind, order] of PATTERNS) {
    const found = pattern.exec(tokens)
    if (!found) continue
    const { days = '0', le, end } = found.groups ?? {}
    // "Fin du mois suivant" is the last day of the next month; with a day ("le 10") the day says it all.
    const dayOfMonth = le !== undefined ? Number(le) : end === undefined ? null : 31
    if (Number(days) > MAX_DAYS || (dayOfMonth !== null && (dayOfMonth < 1 || dayOfMonth > 31))) return null
    return { kind, days: Number(days), order, dayOfMonth, preset }
  }
  return null
}

function presetIn(words: string): { preset: TermsPreset; rest: string } | null {
  for (const [name, preset] of presetNames()) {
    if (words === name) return { preset, rest: '' }
    if (words.startsWith(`${name} `)) return { preset, rest: words.slice(name.length + 1) }
    if (words.endsWith(` ${name}`)) return { preset, rest: words.slice(0, -name.length - 1) }
  }
  return null
}
