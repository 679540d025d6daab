// The head and the foot of every page, once all are drawn: who and what, the page's number. Texts that are too long are cut.
import { GREY, heightOf, PAGE, type Paper, rule, type Style, WIDTH, write } from './paper.ts'

const MARGIN_TEXT: Style = { font: 'regular', size: 7.5, color: GREY }
const HEADER_Y = 34
const FOOTER_Y = 802
const PAGE_NUMBER_WIDTH = 70

export interface Margins {
  /** At the head: on the left, on the right. */
  readonly head: readonly [left: string, right: string]
  readonly foot: string
}

/** Writes them on each page of the document, with 'page 1/3' at the foot. */
export function writeMargins(paper: Paper, { head: [left, right], foot }: Margins): void {
  const { count } = paper.pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    paper.pdf.switchToPage(page)
    const half = WIDTH / 2
    write(paper, cut(paper, left, half), { x: PAGE.left, y: HEADER_Y, width: half }, MARGIN_TEXT)
    write(paper, cut(paper, right, half), { x: PAGE.left + half, y: HEADER_Y, width: half, align: 'right' }, MARGIN_TEXT)
    rule(paper, HEADER_Y + 13)
    rule(paper, FOOTER_Y - 5)
    write(paper, foot, { x: PAGE.left, y: FOOTER_Y, width: WIDTH - PAGE_NUMBER_WIDTH }, MARGIN_TEXT)
    const number = { x: PAGE.left + WIDTH - PAGE_NUMBER_WIDTH, y: FOOTER_Y, width: PAGE_NUMBER_WIDTH, align: 'right' } as const
    write(paper, `page ${page + 1}/${count}`, number, MARGIN_TEXT)
  }
}

/** A text that stays on one line, with an ellipsis where it was too long. */
function cut(paper: Paper, text: string, width: number): string {
  const line = heightOf(paper, 'x', width, MARGIN_TEXT)
  if (heightOf(paper, text, width, MARGIN_TEXT) <= line) return text
  const characters = [...text]
  while (characters.length > 0 && heightOf(paper, `${characters.join('')}…`, width, MARGIN_TEXT) > line) characters.pop()
  return `${characters.join('')}…`
}
