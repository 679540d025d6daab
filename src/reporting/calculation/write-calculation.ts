// The door of the calculation sheet: the bytes of each form. What writes a form is loaded when it is asked for.
import type { CalculationSheet } from './calculation.ts'
import { fingerprintOf, sha256, writeCalculationCsv } from './fingerprint.ts'
import type { CalculationForm } from './forms.ts'

export { sha256 }

/**
 * The bytes of the sheet: the same for the same sheet, whatever the clock, the time zone or the locale.
 * @param fonts folder that holds NotoSans-Regular.ttf and NotoSans-Bold.ttf; only the PDF reads it
 */
export async function writeCalculation(form: CalculationForm, sheet: CalculationSheet, fonts: string): Promise<Buffer> {
  const fingerprint = fingerprintOf(sheet)
  switch (form) {
    case 'csv':
      return writeCalculationCsv(sheet)
    case 'html':
      return (await import('./html.ts')).writeHtml(sheet, fingerprint)
    case 'pdf':
      return await (await import('./pdf.ts')).writePdf(sheet, fingerprint, fonts)
    case 'xlsx':
      return (await import('./workbook.ts')).writeCalculationXlsx(sheet, fingerprint)
  }
}
