// A sheet as a table of a page: the same cells that go to a CSV or a workbook, as people read them.
import { formatAmount, formatDay, formatRate, plural } from '../../domain/format.ts'
import type { Cell, Sheet, SheetColumn } from '../sheet.ts'
import { type Fragment, type Html, html } from './html.ts'

export interface TableChoice {
  /** What a cell shows instead of its words (a link, a mark); null: its words. By place, rows from 0. */
  readonly draw?: (row: number, column: number, words: string) => Fragment
  /** Rows shown, the first ones; absent: all. What is cut is told under the table. */
  readonly most?: number
  /** Headers of the columns that a telephone shows; absent: all of them, to be moved sideways. */
  readonly phone?: readonly string[]
  /** Where the rows that are cut can be read: a French sentence. */
  readonly rest?: string
}

const BLANK = ''

/** With its title as caption; its first column names each row. Sums are those of the whole sheet, whatever is shown. */
export function sheetTable(
  { title, columns, rows, totals }: Sheet,
  { draw, most = rows.length, rest = '', phone }: TableChoice = {},
): Html {
  const shown = rows.slice(0, most)
  const aligned = ({ header, kind, width }: SheetColumn) => alignedAs({ kind, width }, phone !== undefined && !phone.includes(header))
  const classes = columns.map(aligned)
  const cell = (one: Cell, row: number, column: number) => {
    const words = wordsOf(one)
    const content = draw?.(row, column, words) ?? words
    return column === 0
      ? html`<th scope="row"${classes[column] ?? null}>${content}</th>`
      : html`<td${classes[column] ?? null}>${content}</td>`
  }
  return html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<caption>${title}</caption>
<thead><tr>${columns.map(({ header }, column) => html`<th scope="col"${classes[column] ?? null}>${header}</th>`)}</tr></thead>
<tbody>
${shown.map((row, index) => html`<tr>${row.map((one, column) => cell(one, index, column))}</tr>\n`)}</tbody>
${totals === null ? null : html`<tfoot><tr>${totals.map((one, column) => (column === 0 ? html`<th scope="row">${wordsOf(one)}</th>` : html`<td${classes[column] ?? null}>${wordsOf(one)}</td>`))}</tr></tfoot>\n`}</table></div>
${phone === undefined ? null : html`<p class="note phone">Les autres colonnes se voient sur un écran plus large.</p>`}
${shown.length === rows.length ? null : html`<p class="note">${cutWords(rows.length - shown.length)} ${rest}</p>`}`
}

function cutWords(count: number): string {
  return `${count} ${plural(count, 'autre ligne', 'autres lignes')}.`
}

/** A cell as people read it. */
export function wordsOf(cell: Cell): string {
  if (cell.value === null) return BLANK
  switch (cell.kind) {
    case 'text':
      return cell.value
    case 'amount':
      return formatAmount(cell.value)
    case 'day':
      return formatDay(cell.value)
    case 'integer':
      return grouped(cell.value)
    case 'rate':
      return formatRate(cell.value)
  }
}

/** Thousands apart from 10 000 on, as the typography has it. */
function grouped(value: number): string {
  return Math.abs(value) < 10_000 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

/** A text column as narrow as this is never broken. */
const NARROW = 10

/** @param hidden where the screen is that of a telephone */
function alignedAs({ kind, width }: Pick<SheetColumn, 'kind' | 'width'>, hidden: boolean): Html | null {
  const side = kind === 'text' ? (width <= NARROW ? 'n' : '') : kind === 'day' ? 'n' : 'r'
  const names = [side, hidden ? 'x' : ''].filter((name) => name !== '')
  return names.length === 0 ? null : html` class="${names.join(' ')}"`
}
