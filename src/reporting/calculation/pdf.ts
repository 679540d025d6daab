// The sheet as a PDF: A4, French, the same bytes for the same sheet.
import { openPaper, pdfBytes } from '../../rendering/pdf/document.ts'
import { writeMargins } from '../../rendering/pdf/margins.ts'
import type { CalculationSheet } from './calculation.ts'
import { drawBlocks } from './pdf-blocks.ts'
import { SHEET_TITLE, sheetBlocks } from './sheet-blocks.ts'

/** @param fingerprint null: none is shown @param fonts folder of the two fonts */
export async function writePdf(sheet: CalculationSheet, fingerprint: string | null, fonts: string): Promise<Buffer> {
  const info = {
    title: `${SHEET_TITLE} : ${sheet.reference}`,
    subject: fingerprint === null ? sheet.reference : `SHA-256 ${fingerprint}`,
    author: sheet.creditor?.name ?? 'relance',
    creator: `relance ${sheet.version}`,
    day: sheet.until,
  }
  const paper = await openPaper(info, fonts)
  drawBlocks(paper, sheetBlocks(sheet, fingerprint))
  writeMargins(paper, {
    head: [sheet.creditor?.name ?? SHEET_TITLE, sheet.reference],
    foot: fingerprint === null ? SHEET_TITLE : `relance ${sheet.version} · SHA-256 ${fingerprint}`,
  })
  return await pdfBytes(paper)
}
