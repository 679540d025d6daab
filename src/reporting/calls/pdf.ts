// The calls of a day on A4: the order to call in, then the sheet of each customer from the top of a page. The same bytes for the same calls.
import { formatLongDay } from '../../domain/format.ts'
import { openPaper, pdfBytes } from '../../rendering/pdf/document.ts'
import { writeMargins } from '../../rendering/pdf/margins.ts'
import {
  BLUE,
  GREY,
  heightOf,
  makeRoom,
  PAGE,
  type Paper,
  rule,
  type Style,
  startPage,
  WIDTH,
  write,
  writeParagraph,
} from '../../rendering/pdf/paper.ts'
import { drawTable, type Table } from '../../rendering/pdf/table.ts'
import type { CallsPage } from './calls.ts'
import { overviewOf } from './overview.ts'
import { type SheetPart, sheetParts } from './sheet-parts.ts'

const TITLE: Style = { font: 'bold', size: 14, color: BLUE }
const HEADING: Style = { font: 'bold', size: 10, color: BLUE }
const UNDER: Style = { font: 'regular', size: 9, color: GREY }
const TEXT: Style = { font: 'regular', size: 8.5 }
const MARK_WIDTH = 16
/** A heading never stands alone at the foot of a page, in points. */
const UNDER_HEADING = 46
/** Narrowest and widest share of a column, in characters of its longest line. */
const SHARES = { least: 8, most: 48 } as const

/** @param fonts folder of the two fonts */
export async function writeCallsPdf(page: CallsPage, fonts: string): Promise<Buffer> {
  const { date, creditor, version, calls } = page
  const { title, under, columns, rows, foot, note } = overviewOf(page)
  const info = { title, subject: `${calls.length}`, author: creditor, creator: `relance ${version}`, day: date }
  const paper = await openPaper(info, fonts)
  writeParagraph(paper, title, TITLE, 2)
  writeParagraph(paper, under, UNDER, 10)
  drawTable(paper, { caption: '', columns, rows, foot: [foot] })
  writeParagraph(paper, note, UNDER, 0)
  for (const { sheet } of calls) {
    startPage(paper)
    for (const part of sheetParts(sheet)) drawPart(paper, part)
  }
  writeMargins(paper, { head: [creditor, title], foot: `Feuille interne, ${formatLongDay(date)}` })
  return await pdfBytes(paper)
}

function drawPart(paper: Paper, part: SheetPart): void {
  switch (part.kind) {
    case 'heading':
      drawHeading(paper, part.level, part.text)
      break
    case 'paragraph':
      makeRoom(paper, heightOf(paper, part.text, WIDTH, TEXT))
      writeParagraph(paper, part.text, TEXT, 3)
      break
    case 'table':
      drawTable(paper, tableOf(part))
      // The sheet of one customer should stay on one page.
      paper.y -= 5
      break
    case 'list':
      part.items.forEach((item, index) => void drawItem(paper, part.ordered ? `${index + 1}.` : null, item))
      paper.y += 2
      break
  }
}

function drawHeading(paper: Paper, level: 1 | 2, text: string): void {
  const style = level === 1 ? TITLE : HEADING
  makeRoom(paper, heightOf(paper, text, WIDTH, style) + UNDER_HEADING)
  if (level === 2) paper.y += 1
  writeParagraph(paper, text, style, 1)
  if (level === 2) rule(paper, paper.y, BLUE, 1)
  paper.y += 2
}

/** @param mark null: the item has its own, a box to tick */
function drawItem(paper: Paper, mark: string | null, item: string): void {
  const indent = mark === null ? 0 : MARK_WIDTH
  const height = heightOf(paper, item, WIDTH - indent, TEXT) + (mark === null ? 4 : 1.5)
  makeRoom(paper, height)
  if (mark !== null) write(paper, mark, { x: PAGE.left, y: paper.y, width: MARK_WIDTH }, TEXT)
  write(paper, item, { x: PAGE.left + indent, y: paper.y, width: WIDTH - indent }, TEXT)
  paper.y += height
}

/** Columns as wide as what they hold asks for; sums at the end in bold. */
function tableOf({ columns: count, head, rows }: Extract<SheetPart, { kind: 'table' }>): Table {
  const all = [...(head === null ? [] : [head]), ...rows.map(({ cells }) => cells)]
  const columns = Array.from({ length: count }, (_, index) => {
    const longest = Math.max(...all.flatMap((cells) => (cells[index] ?? '').split('\n').map((line) => line.length)))
    const width = Math.min(SHARES.most, Math.max(SHARES.least, longest))
    const align = rows.some(({ figures, strong }) => !strong && figures[index] === true) ? ('right' as const) : ('left' as const)
    return { header: head?.[index] ?? '', align, width }
  })
  const sums = rows.length - 1 - rows.findLastIndex(({ strong }) => !strong)
  const cellsOf = (some: typeof rows) => some.map(({ cells }) => cells)
  return { caption: '', columns, rows: cellsOf(rows.slice(0, rows.length - sums)), foot: cellsOf(rows.slice(rows.length - sums)) }
}
