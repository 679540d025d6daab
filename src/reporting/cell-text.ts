// What a CSV and a workbook write alike: whole hundredths as decimal text, and which texts a spreadsheet would run.

/** A cell that starts so would be run as a formula by a spreadsheet (OWASP, "CSV Injection"). */
export const FORMULA_START = /^[=+\-@\t\r]/

/** Whole hundredths as decimal text: 123456 gives `1234,56`, -5 gives `-0,05`. */
export function decimalText(hundredths: number, mark: ',' | '.'): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0')
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}${mark}${digits.slice(-2)}`
}
