// The sheet as a PDF: A4, French, the same bytes for the same sheet.
import { openPdf, pdfBytes } from '../../rendering/pdf/document.ts'
import { GREY, heightOf, PAGE, type Paper, rule, type Style, WIDTH, write } from '../../rendering/pdf/paper.ts'
import type { CalculationSheet } from './calculation.ts'
import { drawBlocks } from './pdf-blocks.ts'
import { SHEET_TITLE, sheetBlocks } from './sheet-blocks.ts'

const MARGIN_TEXT: Style = { font: 'regular', size: 7.5, color: GREY }
const HEADER_Y = 34
const FOOTER_Y = 802
const PAGE_NUMBER_WIDTH = 70

/** @param fonts folder of the two fonts */
export async function writePdf(sheet: CalculationSheet, fingerprint: string, fonts: string): Promise<Buffer> {
  const info = {
    title: `${SHEET_TITLE} : ${sheet.reference}`,
    subject: `SHA-256 ${fingerprint}`,
    author: sheet.creditor?.name ?? 'relance',
    creator: `relance ${sheet.version}`,
    day: sheet.until,
  }
  const pdf = await openPdf(info, fonts)
  const paper: Paper = { pdf, y: PAGE.top, heights: new Map() }
  drawBlocks(paper, sheetBlocks(sheet, fingerprint))
  numberPages(paper, sheet, fingerprint)
  return await pdfBytes(pdf)
}

/** Creditor and reference at the head of each page, fingerprint and page number at its foot. */
function numberPages(paper: Paper, sheet: CalculationSheet, fingerprint: string): void {
  const { count } = paper.pdf.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    paper.pdf.switchToPage(page)
    const half = WIDTH / 2
    write(paper, cut(paper, sheet.creditor?.name ?? SHEET_TITLE, half), { x: PAGE.left, y: HEADER_Y, width: half }, MARGIN_TEXT)
    write(paper, cut(paper, sheet.reference, half), { x: PAGE.left + half, y: HEADER_Y, width: half, align: 'right' }, MARGIN_TEXT)
    rule(paper, HEADER_Y + 13)
    rule(paper, FOOTER_Y - 5)
    const foot = `relance ${sheet.version} · SHA-256 ${fingerprint}`
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
