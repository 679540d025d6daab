// The head and the foot of every page, once all are drawn: who and what, the page's number. A head that is too long is cut, a foot grows upwards.
import { GREY, heightOf, lineHeight, type Paper, rule, type Style, write } from './paper.ts'

const MARGIN_TEXT: Style = { font: 'regular', size: 7.5, color: GREY }
const HEADER_Y = 34
/** Where the last line of the foot stands. */
const FOOTER_Y = 802
const PAGE_NUMBER_WIDTH = 70

export interface Margins {
  /** At the head: on the left, on the right. */
  readonly head: readonly [left: string, right: string]
  /** The first page has a head of its own. Absent: it has this one. */
  readonly firstWithout?: true
  readonly foot: string
  /** Before the number of a page; absent: 'page'. */
  readonly page?: string
}

/** Height that the foot takes above the place of a foot of one line, in points. */
export function footGrowth(paper: Paper, foot: string): number {
  return heightOf(paper, foot, footWidth(paper), MARGIN_TEXT) - lineHeight(paper, MARGIN_TEXT)
}

/** Writes them on each page of the document, with 'page 1/3' at the foot. */
export function writeMargins(paper: Paper, { head, firstWithout, foot, page: word = 'page' }: Margins): void {
  const { count } = paper.pen.bufferedPageRange()
  const { left, width } = paper.area
  const footY = FOOTER_Y - footGrowth(paper, foot)
  for (let page = 0; page < count; page++) {
    paper.pen.switchToPage(page)
    if (page > 0 || firstWithout === undefined) writeHead(paper, head)
    rule(paper, footY - 5)
    write(paper, foot, { x: left, y: footY, width: footWidth(paper) }, MARGIN_TEXT)
    const number = { x: left + width - PAGE_NUMBER_WIDTH, y: footY, width: PAGE_NUMBER_WIDTH, align: 'right' } as const
    write(paper, `${word} ${page + 1}/${count}`, number, MARGIN_TEXT)
  }
}

function writeHead(paper: Paper, [left, right]: Margins['head']): void {
  const { left: x, width } = paper.area
  const half = width / 2
  write(paper, cut(paper, left, half), { x, y: HEADER_Y, width: half }, MARGIN_TEXT)
  write(paper, cut(paper, right, half), { x: x + half, y: HEADER_Y, width: half, align: 'right' }, MARGIN_TEXT)
  rule(paper, HEADER_Y + 13)
}

function footWidth({ area }: Paper): number {
  return area.width - PAGE_NUMBER_WIDTH
}

/** A text that stays on one line, with an ellipsis where it was too long. */
function cut({ fonts }: Paper, text: string, width: number): string {
  const { font, size } = MARGIN_TEXT
  const fits = (shown: string) => fonts[font].widthOf(shown) * size <= width
  if (fits(text)) return text
  const characters = [...text]
  while (characters.length > 0 && !fits(`${characters.join('')}…`)) characters.pop()
  return `${characters.join('')}…`
}
