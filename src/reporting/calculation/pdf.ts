// The sheet as a PDF: A4, French, selectable text in embedded fonts, the same bytes for the same sheet.
// Nothing is compressed: compressed bytes differ from one version of Node to the next.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CalculationSheet } from './calculation.ts'
import { drawBlocks } from './pdf-blocks.ts'
import { plainFont } from './pdf-font.ts'
import { GREY, heightOf, PAGE, type Paper, type Pdf, rule, type Style, WIDTH, write } from './pdf-paper.ts'
import { SHEET_TITLE, sheetBlocks } from './sheet-blocks.ts'

const FONTS = { regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' } as const
const MARGIN_TEXT: Style = { font: 'regular', size: 7.5, color: GREY }
const HEADER_Y = 34
const FOOTER_Y = 802
const PAGE_NUMBER_WIDTH = 70

/** @param fonts folder of the two fonts */
export async function writePdf(sheet: CalculationSheet, fingerprint: string, fonts: string): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const pdf = new PDFDocument({
    size: 'A4',
    // Every place is worked out here: the library must never start a page by itself.
    margin: 0,
    // None by default: only those that are registered below.
    font: '',
    bufferPages: true,
    compress: false,
    pdfVersion: '1.7',
    lang: 'fr-FR',
    displayTitle: true,
    info: infoOf(sheet, fingerprint),
  })
  for (const [name, file] of Object.entries(FONTS)) pdf.registerFont(name, plainFont(readFileSync(join(fonts, file))))
  const written = bytesOf(pdf)
  const paper: Paper = { pdf, y: PAGE.top, heights: new Map() }
  drawBlocks(paper, sheetBlocks(sheet, fingerprint))
  numberPages(paper, sheet, fingerprint)
  pdf.end()
  return await written
}

function infoOf(sheet: CalculationSheet, fingerprint: string) {
  return {
    Title: `${SHEET_TITLE} : ${sheet.reference}`,
    Subject: `SHA-256 ${fingerprint}`,
    Author: sheet.creditor?.name ?? 'relance',
    Creator: `relance ${sheet.version}`,
    // The library wants a Date, and makes the identifier of the file from it: noon of the day of the calculation, never the present moment.
    CreationDate: new Date(`${sheet.until}T12:00:00Z`),
  }
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

function bytesOf(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk))
    pdf.on('end', () => void resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}
