// Layouts in columns of fixed width: a table of positions, one shared reader.
// Short lines (trailing spaces stripped) are read; a line that ends inside a number is not.
import type { DayCell } from '../cells/dates.ts'
import { isBlankLine, type Row } from '../tables/rows.ts'
import { centsText } from './cents-text.ts'
import { fits, mustBeWhole } from './field-kinds.ts'
import type { Cards, Field, Layout, Line } from './layout.ts'
import { type DayForm, dayReader } from './layout-days.ts'
import { evidence } from './signature.ts'

/** A column by the positions of its first and last characters, from 1; `or`: where to look when it is blank. */
export interface FixedField extends Field {
  readonly from: number
  readonly to: number
  readonly or?: readonly (readonly [from: number, to: number])[]
}

/** What a line is: a ledger line, one of the ledger that is left aside, or no data (header, card). */
export type LineKind = 'entry' | 'aside' | 'other'

export interface FixedShape {
  readonly id: string
  readonly name: string
  readonly days: DayForm
  readonly fields: readonly FixedField[]
  /** By default every line is an entry. */
  readonly kindOf?: (line: Line) => LineKind
  /** What must be true besides the signature. */
  readonly opens?: (sample: readonly Line[]) => boolean
  readonly cards?: (lines: Iterable<Line>) => Cards
  readonly ownAccounts?: boolean
  readonly contacts?: Layout['contacts']
}

/** The layout of a table of positions. */
export function fixedWidth(shape: FixedShape): Layout {
  const { id, name, days, fields } = shape
  const readDay = dayReader(days)
  const kindOf = shape.kindOf ?? (() => 'entry')
  const cells = ({ text }: Line) => cut(text, fields, readDay)
  const matches: Layout['matches'] = ({ sample }) =>
    shape.opens?.(sample) === false ? null : evidence(sample, (line) => (kindOf(line) === 'entry' ? cells(line) : null), fields, readDay)
  const rows = function* (lines: Iterable<Line>): Generator<Row> {
    for (const line of lines) {
      const kind = isBlankLine(line.text, ' ') ? 'aside' : kindOf(line)
      if (kind !== 'other') yield { ...line, fields: kind === 'entry' ? cells(line) : [] }
    }
  }
  return {
    id,
    name,
    matches,
    ledger: (text) => ({
      fields,
      days,
      separator: '',
      rows,
      cards: shape.cards?.(text.lines()) ?? new Map(),
      ownAccounts: shape.ownAccounts ?? false,
    }),
    ...(shape.contacts ? { contacts: shape.contacts } : {}),
  }
}

/** The cells of a line, by characters; by bytes when the exporter counted the two bytes of an accent and only that reads. */
export function cut(text: string, fields: readonly FixedField[], readDay: (text: string) => DayCell): readonly string[] {
  const cells = cutAt(text, fields)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: accents are what is beyond ASCII
  if (/^[\x00-\x7f]*$/.test(text) || fits(cells, fields, readDay)) return cells
  const bytes = cutAt(Buffer.from(text).toString('latin1'), fields).map((cell) => Buffer.from(cell, 'latin1').toString('utf8'))
  return fits(bytes, fields, readDay) ? bytes : cells
}

function cutAt(text: string, fields: readonly FixedField[]): string[] {
  const cells: string[] = []
  for (const field of fields) {
    const raw = text.slice(field.from - 1, field.to)
    // The mark of the record is missing: the line is the rest of another, and not one cell of it can be trusted.
    if (field.kind instanceof RegExp && !field.kind.test(raw)) return [raw]
    if (mustBeWhole(field.kind) && raw.length <= field.to - field.from) return cells
    const first = [raw, ...(field.or ?? []).map(([from, to]) => text.slice(from - 1, to))].find((part) => part.trim() !== '') ?? ''
    cells.push(field.kind === 'cents' && /^[+-]?\d+$/.test(first) ? centsText(Number(first)) : first.replaceAll('\t', ' ').trim())
  }
  return cells
}
