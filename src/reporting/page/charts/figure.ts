// A chart drawn from a sheet: what it shows is what its table says. The table comes with it, folded on a screen.
import type { Cell, ColumnKind, Sheet } from '../../sheet.ts'
import { type Fragment, type Html, html } from '../html.ts'
import { sheetTable } from '../sheet-table.ts'
import { type Scale, scaleOf } from './scale.ts'

export interface FigureChoice {
  /** Unlike those of other figures of the page: letters, digits and hyphens. */
  readonly id: string
  /** One sentence that says what there is to see. */
  readonly summary: string
  /** The columns that are drawn, by place; the first column of the sheet names each place on the axis. */
  readonly series: readonly number[]
  /** Two columns, by place, between which the true value is likely to be. */
  readonly range?: readonly [low: number, high: number]
  /** Fewer words for the axis than the first column has; absent: its words. */
  readonly label?: (row: number) => string
}

export interface Frame {
  readonly scale: Scale
  /** Height of a value, in the drawing's units. */
  readonly y: (value: number) => number
  /** Left edge and width of the place of a row. */
  readonly x: (row: number) => number
  readonly step: number
}

const WIDTH = 480
const HEIGHT = 240
const LEFT = 58
const RIGHT = 8
const TOP = 10
const BOTTOM = 24
/** More labels than these would touch each other. */
const MOST_LABELS = 13

/** @param heights values that must have their place, besides those of the range @param draw the shapes inside the frame */
export function figure(sheet: Sheet, choice: FigureChoice, heights: readonly number[], draw: (frame: Frame) => Fragment): Html {
  const { id, summary, series, range = [] } = choice
  const scale = scaleOf([...heights, ...sheet.rows.flatMap((row) => range.map((column) => numberOf(row[column])))])
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, sheet.rows.length)
  const y = (value: number) => TOP + ((HEIGHT - TOP - BOTTOM) * (scale.to - value)) / (scale.to - scale.from)
  const frame: Frame = { scale, y, x: (row) => LEFT + row * step, step }
  const kind = sheet.columns[series[0] ?? 0]?.kind ?? 'integer'
  return html`<figure>
<figcaption>${sheet.title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${sheet.title}</title><desc id="${id}-d">${summary}</desc>
${scale.ticks.map((tick) => html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(tick))}" y2="${at(y(tick))}"/><text x="${LEFT - 6}" y="${at(y(tick) + 4)}" text-anchor="end">${tickWords(tick, kind)}</text>`)}
${labels(sheet, choice, frame)}
${draw(frame)}
</svg>
${series.length > 1 ? legend(sheet, series) : null}
<p class="note">${summary}</p>
<details><summary>Les chiffres du graphique</summary>${sheetTable(sheet)}</details>
</figure>`
}

/** A coordinate of the drawing, to a tenth. */
export function at(value: number): number {
  return Math.round(value * 10) / 10
}

/** The value of a cell of numbers; 0 where it is empty. */
export function numberOf(cell: Cell | undefined): number {
  return cell !== undefined && cell.kind !== 'text' && cell.kind !== 'day' ? (cell.value ?? 0) : 0
}

/** Class of the colour of a series, by its place among those drawn. */
export function colour(series: number): string {
  return `f${(series % 6) + 1}`
}

function labels(sheet: Sheet, { label }: FigureChoice, { x, step }: Frame): Html[] {
  const every = Math.ceil(sheet.rows.length / MOST_LABELS)
  return sheet.rows.flatMap((row, index) => {
    if (index % every !== 0) return []
    const [first] = row
    const words = label?.(index) ?? (first?.kind === 'text' ? (first.value ?? '') : '')
    return [html`<text x="${at(x(index) + step / 2)}" y="${HEIGHT - 7}" text-anchor="middle">${words}</text>`]
  })
}

function legend({ columns }: Sheet, series: readonly number[]): Html {
  const entry = (column: number, index: number) =>
    html`<li><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="${colour(index)}" width="10" height="10"/></svg>${columns[column]?.header ?? ''}</li>`
  return html`<ul class="legend">${series.map(entry)}</ul>`
}

/** Amounts in euros, thousands or millions of euros, without decimals that are not needed; other numbers as they are. */
function tickWords(value: number, kind: ColumnKind): string {
  if (kind !== 'amount') return String(value)
  const euros = Math.abs(value) / 100
  const [number, unit] = euros >= 1_000_000 ? [euros / 1_000_000, 'M€'] : euros >= 1000 ? [euros / 1000, 'k€'] : [euros, '€']
  return `${value < 0 ? '\u2212' : ''}${String(number).replace('.', ',')}\u00a0${unit}`
}
