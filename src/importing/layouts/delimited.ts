// Layouts of delimited columns without names: a list of columns with their types, one shared reader.
// A file may have several forms (a column more or less): the form that fits is the one that is read.

import { rolesNamed } from '../columns/dictionary.ts'
import { fecRolesIn } from '../ledgers/fec-header.ts'
import { isBlankLine, type Row } from '../tables/rows.ts'
import { fits } from './field-kinds.ts'
import type { LineKind } from './fixed-width.ts'
import type { Cards, Field, Layout, LayoutText, Line } from './layout.ts'
import { type DayForm, dayReader } from './layout-days.ts'
import { evidence } from './signature.ts'

export interface DelimitedShape {
  readonly id: string
  readonly name: string
  readonly days: DayForm
  readonly separator: string
  readonly forms: readonly (readonly Field[])[]
  /** By default every line is an entry. */
  readonly kindOf?: (line: Line) => LineKind
  readonly opens?: (sample: readonly Line[]) => boolean
  /** A first line that names the columns is passed over; otherwise such a file is not of this layout: its names tell more. */
  readonly passesHeader?: boolean
  readonly cards?: (lines: Iterable<Line>) => Cards
  readonly contacts?: Layout['contacts']
}

/** The layout of one or several lists of columns. */
export function delimited(shape: DelimitedShape): Layout {
  const { id, name, days, separator, forms } = shape
  const readDay = dayReader(days)
  const kindOf = shape.kindOf ?? (() => 'entry')
  const evidenceOf = (sample: readonly Line[], form: readonly Field[]) => {
    const lines = sample.filter((line) => kindOf(line) === 'entry')
    const cells = ({ text }: Line) => cellsOf(text, separator, form.length)
    const found = evidence(lines, cells, form, readDay)
    const [first] = lines
    const headed = found !== null && first !== undefined && !fits(cells(first), form, readDay) && namesColumns(cells(first))
    if (!headed) return found
    return shape.passesHeader ? evidence(lines.slice(1), cells, form, readDay) : null
  }
  const formOf = ({ sample }: LayoutText) => forms.find((form) => evidenceOf(sample, form) !== null)
  return {
    id,
    name,
    matches: (text) => {
      const form = shape.opens?.(text.sample) === false ? undefined : formOf(text)
      return form ? evidenceOf(text.sample, form) : null
    },
    ledger: (text) => {
      const fields = formOf(text)
      if (!fields) return null
      const first = text.sample.find((line) => kindOf(line) === 'entry')
      const header = first && namesColumns(cellsOf(first.text, separator, fields.length)) ? first.line : 0
      const rows = function* (lines: Iterable<Line>): Generator<Row> {
        for (const line of lines) {
          const kind = isBlankLine(line.text, separator) ? 'aside' : kindOf(line)
          if (kind === 'other' || line.line === header) continue
          yield { ...line, fields: kind === 'entry' ? cellsOf(line.text, separator, fields.length) : [] }
        }
      }
      return { fields, days, separator, rows, cards: shape.cards?.(text.lines()) ?? new Map(), ownAccounts: false }
    },
    ...(shape.contacts ? { contacts: shape.contacts } : {}),
  }
}

/** The cells of a line; one empty cell too many, behind a trailing separator, is dropped. */
function cellsOf(text: string, separator: string, width: number): readonly string[] {
  const cells = splitLine(text, separator)
  return cells.length === width + 1 && cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells
}

/** Cuts a line at its separators. A quote opens at the start of a cell only; a lone one is text. */
export function splitLine(text: string, separator: string): readonly string[] {
  if (!text.includes('"')) return text.split(separator).map((cell) => cell.trim())
  const cells: string[] = []
  let rest: string | null = text
  while (rest !== null) {
    const quoted: RegExpExecArray | null = /^ *"((?:[^"]|"")*)" */.exec(rest)
    const after: string = quoted ? rest.slice(quoted[0].length) : ''
    if (quoted && (after === '' || after.startsWith(separator))) {
      cells.push((quoted[1] ?? '').replaceAll('""', '"').trim())
      rest = after === '' ? null : after.slice(separator.length)
    } else {
      const at: number = rest.indexOf(separator)
      cells.push((at < 0 ? rest : rest.slice(0, at)).trim())
      rest = at < 0 ? null : rest.slice(at + separator.length)
    }
  }
  return cells
}

function namesColumns(cells: readonly string[]): boolean {
  return !cells.some((cell) => /^\d+([.,]\d+)?$/.test(cell)) && (rolesNamed(cells).size >= 2 || fecRolesIn(cells).length >= 3)
}
