// Columns, one place per row of the sheet: several series stand on each other; a whisker shows between what a sum is likely to be.
import type { Sheet } from '../../sheet.ts'
import { type Html, html } from '../html.ts'
import { wordsOf } from '../sheet-table.ts'
import { at, colour, type FigureChoice, type Frame, figure, numberOf } from './figure.ts'

/** Amounts above zero stand on each other, those below hang. */
export function columnsFigure(sheet: Sheet, choice: FigureChoice): Html {
  const stacks = sheet.rows.flatMap((row) => {
    const values = choice.series.map((place) => numberOf(row[place]))
    return [sum(values.filter((value) => value > 0)), sum(values.filter((value) => value < 0))]
  })
  return figure(sheet, choice, stacks, (frame) => sheet.rows.map((_, row) => column(sheet, choice, frame, row)))
}

function column(sheet: Sheet, { series, range }: FigureChoice, { x, y, step }: Frame, row: number): Html {
  const cells = sheet.rows[row] ?? []
  const [left, width] = [x(row) + step * 0.15, step * 0.7]
  let [above, below] = [0, 0]
  const bars = series.map((place, index) => {
    const cell = cells[place]
    const value = numberOf(cell)
    if (value === 0 || cell === undefined) return null
    const from = value > 0 ? above : below
    if (value > 0) above += value
    else below += value
    const [top, bottom] = [y(Math.max(from, from + value)), y(Math.min(from, from + value))]
    const [first] = cells
    const what = `${first === undefined ? '' : wordsOf(first)}, ${sheet.columns[place]?.header ?? ''} : ${wordsOf(cell)}`
    return html`<rect class="${colour(index)}" x="${at(left)}" y="${at(top)}" width="${at(width)}" height="${at(Math.max(0.5, bottom - top))}"><title>${what}</title></rect>`
  })
  return html`${bars}${range === undefined ? null : whisker(y(numberOf(cells[range[0]])), y(numberOf(cells[range[1]])), x(row) + step / 2)}`
}

function whisker(low: number, high: number, middle: number): Html {
  const path = `M${at(middle - 3)} ${at(low)}h6m-3 0V${at(high)}m-3 0h6`
  return html`<path class="whisker" d="${path}" fill="none"/>`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
