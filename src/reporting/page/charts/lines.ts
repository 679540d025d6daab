// Lines from row to row of a sheet, a point at each; a row without a value breaks the line.
import type { Sheet } from '../../sheet.ts'
import { type Html, html } from '../html.ts'
import { wordsOf } from '../sheet-table.ts'
import { at, colour, type FigureChoice, type Frame, figure, numberOf } from './figure.ts'

export function linesFigure(sheet: Sheet, choice: FigureChoice): Html {
  const heights = sheet.rows.flatMap((row) => choice.series.map((place) => numberOf(row[place])))
  return figure(sheet, choice, heights, (frame) => choice.series.map((place, index) => line(sheet, frame, place, index)))
}

function line({ rows, columns }: Sheet, { x, y, step }: Frame, place: number, index: number): Html {
  const points = rows.map((row, at_) => {
    const cell = row[place]
    if (cell === undefined || cell.value === null) return null
    const what = `${row[0] === undefined ? '' : wordsOf(row[0])}, ${columns[place]?.header ?? ''} : ${wordsOf(cell)}`
    return { x: at(x(at_) + step / 2), y: at(y(numberOf(cell))), what }
  })
  const path = points
    .map((point, at_) => (point === null ? '' : `${at_ > 0 && points[at_ - 1] !== null ? 'L' : 'M'}${point.x} ${point.y}`))
    .join('')
  return html`<path class="l${index + 1}" d="${path}" fill="none" stroke-width="2"/>${points.map((point) => (point === null ? null : html`<circle class="${colour(index)}" cx="${point.x}" cy="${point.y}" r="3.5"><title>${point.what}</title></circle>`))}`
}
