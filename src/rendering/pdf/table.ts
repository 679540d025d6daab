// Tables on paper: wrapped cells, amounts on the right, titles again on each page, never a title row alone at the foot of one.
import { BLUE, fill, heightOf, makeRoom, onOneLine, PAGE, type Paper, rule, type Style, startPage, WIDTH, write } from './paper.ts'

export interface Column {
  readonly header: string
  readonly align: 'left' | 'right'
  /** Share of the width, any unit. */
  readonly width: number
}

export interface Table {
  /** '' for none. */
  readonly caption: string
  /** Where every title is '', the table has no row of titles. */
  readonly columns: readonly Column[]
  /** As many cells as columns. */
  readonly rows: readonly (readonly string[])[]
  /** Last rows, in bold. */
  readonly foot: readonly (readonly string[])[]
  /** What the caption says on the pages that follow; absent: 'suite'. */
  readonly continued?: string
}

const CAPTION: Style = { font: 'bold', size: 9, color: BLUE }
const HEAD: Style = { font: 'bold', size: 7.5 }
const BODY: Style = { font: 'regular', size: 7.5 }
const FOOT: Style = { font: 'bold', size: 7.5 }
const PADDING = { x: 4.5, y: 2 } as const
const HEAD_COLOR = '#eef2f6'
const AFTER = 10
/** A table no higher than this stays on one page, in points. */
const SHORT = 130

interface Row {
  readonly cells: readonly { readonly text: string; readonly style: Style }[]
  readonly height: number
}

interface Laid {
  readonly table: Table
  readonly places: readonly { readonly x: number; readonly width: number; readonly align: 'left' | 'right' }[]
  readonly captionHeight: number
  readonly head: Row
  readonly body: readonly Row[]
  readonly foot: readonly Row[]
}

/** Height of what must stay together at the start of the table: caption, titles and two rows, or all of a short table. */
export function tableStart(paper: Paper, table: Table): number {
  const laid = layOut(paper, table)
  const rows = [...laid.body, ...laid.foot]
  const above = laid.captionHeight + laid.head.height
  const whole = above + sumOf(rows)
  return whole <= SHORT ? whole : above + sumOf(rows.slice(0, 2))
}

export function drawTable(paper: Paper, table: Table): void {
  const laid = layOut(paper, table)
  makeRoom(paper, tableStart(paper, table))
  write(paper, table.caption, { x: PAGE.left, y: paper.y, width: WIDTH }, CAPTION)
  paper.y += laid.captionHeight
  drawHead(paper, laid)
  laid.body.forEach((row, index) => {
    // The last row and the sums under it stay on one page.
    const needed = row.height + (index === laid.body.length - 1 ? sumOf(laid.foot) : 0)
    drawRow(paper, laid, row, needed)
  })
  for (const row of laid.foot) {
    rule(paper, paper.y, BLUE, 0.75)
    drawRow(paper, laid, row, row.height)
  }
  paper.y += AFTER
}

function layOut(paper: Paper, table: Table): Laid {
  const shares = table.columns.reduce((sum, { width }) => sum + width, 0)
  let x: number = PAGE.left
  const places = table.columns.map(({ width: share, align }) => {
    const width = (share / shares) * WIDTH
    const place = { x: x + PADDING.x, width: width - 2 * PADDING.x, align }
    x += width
    return place
  })
  const rowOf = (texts: readonly string[], style: Style): Row => {
    const cells = texts.map((text, index) => ({ text, style: cellStyle(paper, text, places[index], style) }))
    const heights = cells.map((cell, index) => heightOf(paper, cell.text, places[index]?.width ?? WIDTH, cell.style))
    return { cells, height: Math.max(...heights) + 2 * PADDING.y }
  }
  return {
    table,
    places,
    captionHeight: table.caption === '' ? 0 : heightOf(paper, table.caption, WIDTH, CAPTION) + 2,
    head: table.columns.every(({ header }) => header === '') ? { cells: [], height: 0 } : rowOf(headersOf(table), HEAD),
    body: table.rows.map((cells) => rowOf(cells, BODY)),
    foot: table.foot.map((cells) => rowOf(cells, FOOT)),
  }
}

function headersOf({ columns }: Table): string[] {
  return columns.map(({ header }) => header)
}

/** A figure is never parted: it is written smaller instead. */
function cellStyle(paper: Paper, text: string, place: Laid['places'][number] | undefined, style: Style): Style {
  return place?.align === 'right' ? onOneLine(paper, text, place.width, style) : style
}

function drawHead(paper: Paper, laid: Laid): void {
  if (laid.head.height === 0) return
  fill(paper, PAGE.left, paper.y, WIDTH, laid.head.height, HEAD_COLOR)
  writeCells(paper, laid, laid.head)
  paper.y += laid.head.height
  rule(paper, paper.y, BLUE, 0.75)
}

function drawRow(paper: Paper, laid: Laid, row: Row, needed: number): void {
  if (paper.y + needed > PAGE.bottom) {
    startPage(paper)
    if (laid.captionHeight > 0)
      write(paper, `${laid.table.caption} (${laid.table.continued ?? 'suite'})`, { x: PAGE.left, y: paper.y, width: WIDTH }, CAPTION)
    paper.y += laid.captionHeight
    drawHead(paper, laid)
  }
  writeCells(paper, laid, row)
  paper.y += row.height
  rule(paper, paper.y)
}

function writeCells(paper: Paper, { places }: Laid, { cells }: Row): void {
  cells.forEach(({ text, style }, index) => {
    const place = places[index]
    if (place !== undefined) write(paper, text, { ...place, y: paper.y + PADDING.y }, style)
  })
}

function sumOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { height }) => sum + height, 0)
}
