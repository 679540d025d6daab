// Amounts as export files write them -> whole cents. Digits only: no floating point anywhere.
// Not the reader of amounts typed by people (that one is stricter).
import { type Cents, cents, ZERO } from '../../domain/cents.ts'

/** What a cell of amounts holds. */
export type AmountCell =
  | { readonly kind: 'amount'; readonly cents: Cents; readonly rounded: boolean }
  /** An empty cell: nothing on that side. */
  | { readonly kind: 'empty' }
  /** `N/A` and its like: the exporter had no value; not the same as zero. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid' }

export type DecimalMark = ',' | '.'

const EMPTY: AmountCell = { kind: 'empty' }
const ABSENT: AmountCell = { kind: 'absent' }
const INVALID: AmountCell = { kind: 'invalid' }
const PLAIN = /^\d{1,13}(?:[,.]\d{2})?$/
const NOISE = /[\s\u00a0\u2000-\u200b\u202f\u205f\u3000'’]|€|EUR(?:OS?)?/gi
const FOREIGN_SIGN = /^([+-]?)(?:[$£¥]|[A-Z]{3}(?=[+\-\d(]))|(?:[$£¥]|(?<=\d)[A-Z]{3})(?=[+-]?$)/
const SIDE = /(?<=\d)([DC])$/i
const SHAPE = /^([+-]?)([\d.,]*\d[\d.,]*)([+-]?)$/
const LONGEST = 13

/**
 * Reads an amount: `1200,00`, `1200.00`, `+000000069,40`, `-000004271,00`, `1 234,56 €`, `240,47-`, `(12,00)`, `$-142.85`,
 * `240.47D`, `100 C` (a credit is negative). The sign of another currency is left out: see {@link foreignCode}.
 * Without `mark`, a single comma or point is the decimal mark whatever follows, and the last one is when both stand.
 * More than two decimals are rounded half up, away from zero (`rounded` then tells that cents changed hands).
 * @param mark the decimal mark of the column when it is known: the other one separates thousands.
 */
export function parseAmount(text: string, mark?: DecimalMark): AmountCell {
  if (text === '') return EMPTY
  if (mark === undefined && PLAIN.test(text)) return plainAmount(text)
  const compact = text.replace(NOISE, '').replaceAll('\u2212', '-')
  if (compact === '') return EMPTY
  if (/^(n\/?[ad]|null|-+)$/i.test(compact)) return ABSENT
  const bare = compact.replace(FOREIGN_SIGN, '$1')
  const side = SIDE.exec(bare)?.[1]?.toUpperCase()
  const bracketed = /^\((.*)\)$/.exec(bare)
  const parts = SHAPE.exec((bracketed?.[1] ?? bare).replace(SIDE, '').replace(FOREIGN_SIGN, '$1'))
  if (!parts) return INVALID
  const [, before = '', digits = '', after = ''] = parts
  if ((before && after) || (bracketed && (before || after))) return INVALID
  const split = splitDecimals(digits, mark)
  if (!split) return INVALID
  const negative = (bracketed !== null || before === '-' || after === '-') !== (side === 'C')
  return wholeCents(split.units, split.decimals, negative)
}

function plainAmount(text: string): AmountCell {
  const decimals = text.length > 3 && (text.at(-3) === ',' || text.at(-3) === '.')
  return { kind: 'amount', cents: cents(Number(decimals ? text.slice(0, -3) + text.slice(-2) : `${text}00`)), rounded: false }
}

/** Cuts at the decimal mark; null when the separators make no sense (`1,23,4`). */
function splitDecimals(digits: string, mark: DecimalMark | undefined): { units: string; decimals: string } | null {
  const decimalMark = mark ?? likelyMark(digits)
  const thousands = decimalMark === ',' ? '.' : ','
  const at = decimalMark === null ? -1 : digits.indexOf(decimalMark)
  if (at >= 0 && digits.indexOf(decimalMark ?? '', at + 1) >= 0) return null
  const units = at < 0 ? digits : digits.slice(0, at)
  const decimals = at < 0 ? '' : digits.slice(at + 1)
  if (!/^\d*$/.test(decimals)) return null
  const groups = decimalMark === null ? units.split(/[.,]/) : units.split(thousands)
  const wellGrouped = groups.length === 1 || (/^\d{1,3}$/.test(groups[0] ?? '') && groups.slice(1).every((group) => /^\d{3}$/.test(group)))
  return wellGrouped && groups.every((group) => /^\d*$/.test(group)) ? { units: groups.join(''), decimals } : null
}

/** The last mark when both stand, the only one when it stands once, none when it repeats (thousands). */
function likelyMark(digits: string): DecimalMark | null {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  if (comma < 0 && point < 0) return null
  const last = comma > point ? ',' : '.'
  return digits.indexOf(last) === digits.lastIndexOf(last) ? last : null
}

function wholeCents(units: string, decimals: string, negative: boolean): AmountCell {
  const significant = units.replace(/^0+/, '')
  if (significant.length > LONGEST) return INVALID
  const kept = `${significant}${decimals.slice(0, 2).padEnd(2, '0')}`
  const magnitude = Number(kept) + ((decimals[2] ?? '0') >= '5' ? 1 : 0)
  const rounded = /[1-9]/.test(decimals.slice(2))
  return { kind: 'amount', cents: magnitude === 0 ? ZERO : cents(negative ? -magnitude : magnitude), rounded }
}

/** The currency a cell of amounts names, when it is not the euro: '$' is USD, '£' GBP, '¥' JPY, or a code. Null for none. */
export function foreignCode(text: string): string | null {
  const compact = text.replace(NOISE, '')
  const sign = /[$£¥]/.exec(compact)?.[0]
  if (sign !== undefined) return { $: 'USD', '£': 'GBP', '¥': 'JPY' }[sign] ?? null
  return /^[+-]?([A-Z]{3})[+\-\d(]/.exec(compact)?.[1] ?? /\d([A-Z]{3})-?$/.exec(compact)?.[1] ?? null
}

/** Whether a cell can be read two ways: one mark, three figures after it (`1,234`). */
export function isDoubtfulAmount(text: string): boolean {
  return isDoubtful(figuresOf(text))
}

function figuresOf(text: string): string {
  return text.replace(NOISE, '').replace(/[()+\u2212-]|[$£¥]|^[A-Z]{3}(?=\d)|(?<=\d)([DC]|[A-Z]{3})$/gi, '')
}

function isDoubtful(compact: string): boolean {
  return /^[1-9]\d*[.,]\d{3}$/.test(compact)
}

/**
 * The decimal mark of a column, from its cells: a mark followed by other than three digits, or the last of two kinds.
 * `none`: only whole numbers, nothing to decide. `undecidable`: `1,234` could be either. `mixed`: both marks are proven.
 */
export function decimalMarkOf(samples: Iterable<string>): DecimalMark | 'none' | 'undecidable' | 'mixed' {
  const proven = new Set<DecimalMark>()
  let doubtful = false
  for (const sample of samples) {
    const compact = figuresOf(sample)
    const marks = [...compact].filter((letter) => letter === ',' || letter === '.')
    const last = compact[Math.max(compact.lastIndexOf(','), compact.lastIndexOf('.'))] as DecimalMark | undefined
    if (!last || !/^[\d.,]+$/.test(compact)) continue
    const otherMark = last === ',' ? '.' : ','
    if (marks.includes(otherMark)) proven.add(last)
    else if (marks.length > 1) proven.add(otherMark)
    else if (isDoubtful(compact)) doubtful = true
    else proven.add(last)
  }
  if (proven.size > 1) return 'mixed'
  const [mark] = proven
  return mark ?? (doubtful ? 'undecidable' : 'none')
}
