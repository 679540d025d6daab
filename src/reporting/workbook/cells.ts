// One cell of a workbook as XML: numbers are numbers, days are dates, texts are never formulas.
// The only place where cents become a decimal number, and only through their decimal text.
import { daysBetween, isoDay } from '../../domain/day.ts'
import { decimalText, FORMULA_START } from '../cell-text.ts'
import type { Cell } from '../sheet.ts'
import { styleOf } from './styles.ts'
import { escaped, type SharedTexts } from './texts.ts'

/** Day 0 of workbooks; right from 1 March 1900 on. */
const WORKBOOK_ORIGIN = isoDay('1899-12-30')

/** '' for an empty cell. @param at its address @param total it stands in the line of totals */
export function cellXml(cell: Cell, at: string, texts: SharedTexts, total: boolean): string {
  if (cell.value === null || cell.value === '') return ''
  if (cell.kind === 'text') return textXml(cell.value, at, texts, total ? styleOf.total('text') : 0)
  const style = total ? styleOf.total(cell.kind) : styleOf.cell(cell.kind)
  const formula = 'formula' in cell && cell.formula !== undefined ? `<f>${escaped(cell.formula)}</f>` : ''
  return `<c r="${at}" s="${style}">${formula}<v>${numberText(cell)}</v></c>`
}

/** @param style 0: an ordinary text */
export function textXml(text: string, at: string, texts: SharedTexts, style: number): string {
  const kept = style === 0 && FORMULA_START.test(text) ? styleOf.quoted : style
  return `<c r="${at}"${kept === 0 ? '' : ` s="${kept}"`} t="s"><v>${texts.numberOf(text)}</v></c>`
}

function numberText(cell: Exclude<Cell, { kind: 'text' }>): string {
  if (cell.value === null) throw new RangeError('an empty cell has no number')
  switch (cell.kind) {
    case 'amount':
      return decimalText(cell.value, '.')
    case 'day':
      return String(daysBetween(WORKBOOK_ORIGIN, cell.value))
    case 'integer':
      return String(cell.value)
    case 'rate':
      return String(Number(`${cell.value}e-4`))
  }
}
