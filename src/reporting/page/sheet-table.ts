// A sheet as a table of a page: the same cells that go to a CSV or a workbook, as people read them.
import { formatAmount, formatDay, formatRate, plural } from '../../domain/format.ts'
import type { Cell, Sheet, SheetColumn } from '../sheet.ts'
import { type Fragment, type Html, html } from './html.ts'

export interface TableChoice {
  /** What a cell shows instead of its words (a link, a mark); null: its words. By place, rows from 0. */
  readonly draw?: (row: number, column: number, words: string) => Fragment
  /** Rows shown, the first ones; absent: all. What is cut is told under the table. */
  readonly most?: number
  /** Where the rows that are cut can be read: a French sentence. */
  readonly rest?: string
}

const BLANK = ''

/** With its title as caption; its first column names each row. Sums are those of the whole sheet, whatever is shown. */
export function sheetTable({ title, columns, rows, totals }: Sheet, { draw, most = rows.length, rest = '' }: TableChoice = {}): Html {
  const shown = rows.slice(0, most)
  const cell = (one: Cell, row: number, column: number) => {
    const words = wordsOf(one)
    const content = draw?.(row, column, words) ?? words
    return column === 0
      ? html`<th scope="row"${aligned(columns[column])}>${content}</th>`
      : html`<td${aligned(columns[column])}>${content}</td>`
  }
  return html`<div class="wide" tabindex="0" role="region" aria-label="${title}"><table>
<caption>${title}</caption>
<thead><tr>${columns.map(({ header, kind, width }) => html`<th scope="col"${aligned({ kind, width })}>${header}</th>`)}</tr></thead>
<tbody>
${shown.map((row, index) => html`<tr>${row.map((one, column) => cell(one, index, column))}</tr>\n`)}</tbody>
${totals === null ? null : html`<tfoot><tr>${totals.map((one, column) => (column === 0 ? html`<th scope="row">${wordsOf(one)}</th>` : html`<td${aligned(columns[column])}>${wordsOf(one)}</td>`))}</tr></tfoot>\n`}</table></div>
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

function aligned(column: Pick<SheetColumn, 'kind' | 'width'> | undefined): Html | null {
  if (column === undefined) return null
  if (column.kind === 'text') return column.width <= NARROW ? html` class="n"` : null
  return column.kind === 'day' ? html` class="n"` : html` class="r"`
}
