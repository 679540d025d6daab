// Tables on paper: wrapped cells, amounts on the right, titles again on each page, never a title row alone at the foot of one.
import { BLUE, fill, heightOf, makeRoom, onOneLine, type Paper, rule, type Style, startPage, write } from './paper.ts'

export interface Column {
  readonly header: string
  readonly align: 'left' | 'right'
  /** Share of the width, any unit. */
  readonly width: number
}

/** A cell over several columns, or one that differs from its column or its row. */
export interface Cell {
  readonly text: string
  /** Columns it stretches over; absent: 1. */
  readonly span?: number
  readonly align?: 'left' | 'right'
  readonly bold?: boolean
}

export type TableRow = readonly (string | Cell)[]

export interface Table {
  /** '' for none. */
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly TableRow[]
  /** Last rows, in bold. */
  readonly foot: readonly TableRow[]
  /** What the caption says on the pages that follow; absent: 'suite'. */
  readonly continued?: string
  /** Of the letters, in points; absent: 7.5. */
  readonly size?: number
}

const CAPTION: Style = { font: 'bold', size: 9, color: BLUE }
const SIZE = 7.5
export const PADDING = { x: 4.5, y: 2 } as const
const HEAD_COLOR = '#eef2f6'
const AFTER = 10
/** A table no higher than this stays on one page, in points. */
const SHORT = 130

interface Place {
  readonly x: number
  readonly width: number
  readonly align: 'left' | 'right'
}

interface Row {
  readonly cells: readonly { readonly text: string; readonly style: Style; readonly place: Place }[]
  readonly height: number
}

interface Laid {
  readonly table: Table
  readonly captionHeight: number
  /** Null: no column has a title. */
  readonly head: Row | null
  readonly body: readonly Row[]
  readonly foot: readonly Row[]
}

/** Height of what must stay together at the start of the table: caption, titles and two rows, or all of a short table. */
export function tableStart(paper: Paper, table: Table): number {
  return startOf(layOut(paper, table))
}

export function drawTable(paper: Paper, table: Table): void {
  const laid = layOut(paper, table)
  makeRoom(paper, startOf(laid))
  drawCaption(paper, laid, table.caption)
  drawHead(paper, laid)
  laid.body.forEach((row, index) => {
    // The last row and the sums under it stay on one page.
    const needed = row.height + (index === laid.body.length - 1 ? sumOf(laid.foot) : 0)
    drawRow(paper, laid, row, needed)
  })
  for (const row of laid.foot) {
    if (row.cells.every(({ style }) => style.font === 'bold')) rule(paper, paper.y, BLUE, 0.75)
    drawRow(paper, laid, row, row.height)
  }
  paper.y += AFTER
}

function startOf({ captionHeight, head, body, foot }: Laid): number {
  const rows = [...body, ...foot]
  const above = captionHeight + (head?.height ?? 0)
  const whole = above + sumOf(rows)
  if (whole <= SHORT) return whole
  // The second row may be the last one, which takes the sums with it.
  return above + sumOf(body.length <= 2 ? rows : rows.slice(0, 2))
}

function layOut(paper: Paper, table: Table): Laid {
  const { columns, caption, size = SIZE } = table
  const places = placesOf(paper, columns)
  const rowOf = (row: TableRow, rowBold: boolean): Row => {
    let column = 0
    const cells = row.map((given) => {
      const { text, span = 1, align, bold = rowBold }: Cell = typeof given === 'string' ? { text: given } : given
      const place = stretched(places.slice(column, column + span), align)
      column += span
      return { text, place, style: cellStyle(paper, text, place, { font: bold ? 'bold' : 'regular', size }) }
    })
    const heights = cells.map((cell) => heightOf(paper, cell.text, cell.place.width, cell.style))
    return { cells, height: Math.max(...heights) + 2 * PADDING.y }
  }
  const titles = columns.map(({ header }) => header)
  return {
    table,
    captionHeight: caption === '' ? 0 : heightOf(paper, caption, paper.area.width, CAPTION) + 2,
    head: titles.every((title) => title === '') ? null : rowOf(titles, true),
    body: table.rows.map((row) => rowOf(row, false)),
    foot: table.foot.map((row) => rowOf(row, true)),
  }
}

function placesOf({ area }: Paper, columns: readonly Column[]): Place[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0)
  let x = area.left
  return columns.map(({ width: share, align }) => {
    const width = (share / shares) * area.width
    const place = { x: x + PADDING.x, width: width - 2 * PADDING.x, align }
    x += width
    return place
  })
}

/** From the first place to the last one, aligned as the first unless it is said. */
function stretched(places: readonly Place[], align?: 'left' | 'right'): Place {
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('a row has more cells than the table has columns')
  return { x: first.x, width: last.x + last.width - first.x, align: align ?? first.align }
}

/** A figure is never parted: it is written smaller instead. */
function cellStyle(paper: Paper, text: string, place: Place, style: Style): Style {
  return place.align === 'right' && !text.includes('\n') ? onOneLine(paper, text, place.width, style) : style
}

function drawCaption(paper: Paper, { captionHeight }: Laid, caption: string): void {
  const { left: x, width } = paper.area
  write(paper, caption, { x, y: paper.y, width }, CAPTION)
  paper.y += captionHeight
}

function drawHead(paper: Paper, { head }: Laid): void {
  if (head === null) {
    rule(paper, paper.y)
    return
  }
  fill(paper, paper.area.left, paper.y, paper.area.width, head.height, HEAD_COLOR)
  writeCells(paper, head)
  paper.y += head.height
  rule(paper, paper.y, BLUE, 0.75)
}

function drawRow(paper: Paper, laid: Laid, row: Row, needed: number): void {
  const { caption, continued = 'suite' } = laid.table
  if (paper.y + needed > paper.area.bottom) {
    startPage(paper)
    drawCaption(paper, laid, caption === '' ? '' : `${caption} (${continued})`)
    drawHead(paper, laid)
  }
  writeCells(paper, row)
  paper.y += row.height
  rule(paper, paper.y)
}

function writeCells(paper: Paper, { cells }: Row): void {
  for (const { text, style, place } of cells) write(paper, text, { ...place, y: paper.y + PADDING.y }, style)
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0)
}
