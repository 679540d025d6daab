// One sheet of a workbook as XML, in parts: titles that stay in sight and filter, rows, totals, notes, and how it is printed.
import { cents } from '../../domain/cents.ts'
import type { Cell, Sheet } from '../sheet.ts'
import { columnLetters, FIRST_LINE, rowsOf } from './address.ts'
import { cellXml, textXml } from './cells.ts'
import { styleOf } from './styles.ts'
import { escaped, type SharedTexts } from './texts.ts'

/** Lines that a sheet may have (Excel specifications and limits). */
export const MOST_LINES = 1_048_576

/** Titles and rows, without totals and notes. */
export function filteredRange({ columns, rows }: Sheet): string {
  return `A1:${columnLetters(columns.length - 1)}${rows.length + 1}`
}

/** @param shown it is the one in front when the workbook is opened */
export function* sheetXml(sheet: Sheet, texts: SharedTexts, shown: boolean): Generator<string> {
  const { columns, rows } = sheet
  const letters = columns.map((_, index) => columnLetters(index))
  const line = (cells: readonly Cell[], number: number, total = false) =>
    row(
      number,
      cells.map((cell, index) => cellXml(cell, `${letters[index]}${number}`, texts, total)),
    )
  yield start(sheet, shown)
  yield row(
    1,
    columns.map(({ header, kind }, index) => textXml(header, `${letters[index]}1`, texts, styleOf.title(kind))),
  )
  let number = FIRST_LINE
  for (const cells of rows) yield line(cells, number++)
  const totals = totalCells(sheet)
  if (totals !== null) yield line(totals, number++, true)
  for (const [label, text] of sheet.notes ?? []) {
    // A line is left empty before the first one.
    number++
    yield row(number, [textXml(label, `A${number}`, texts, styleOf.label), textXml(text, `B${number}`, texts, 0)])
  }
  yield end(sheet)
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

/** A total that is the sum of its column is the formula that follows the filter; any other (a bound, a median) stays a number. */
function totalCells({ rows, totals }: Sheet): readonly Cell[] | null {
  if (totals === null) return null
  return totals.map((total, column): Cell => {
    if ((total.kind !== 'amount' && total.kind !== 'integer') || total.value === null || total.formula !== undefined) return total
    const sum = rows.reduce((found, cells) => found + Number(cells[column]?.value ?? 0), 0)
    if (sum !== total.value) return total
    // 109: sums of lines that are shown, without other subtotals.
    const formula = `SUBTOTAL(109,${rowsOf(column, rows.length)})`
    return total.kind === 'amount' ? { kind: 'amount', value: cents(sum), formula } : { kind: 'integer', value: sum, formula }
  })
}

/** The order of the elements is that of ECMA-376 part 1, 18.3.1.99. */
function start({ columns }: Sheet, shown: boolean): string {
  return [
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${shown ? ' tabSelected="1"' : ''} workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    '<sheetData>',
  ].join('')
}

/** ECMA-376 part 1, 18.3.1.46: `&` begins a code, two of them are one. At most 255 characters. */
function headingOf({ heading }: Sheet): string {
  return heading === undefined ? '' : `<oddHeader>&amp;L${escaped(heading.slice(0, 100).replaceAll('&', '&&'))}</oddHeader>`
}

function end(sheet: Sheet): string {
  return [
    `</sheetData><autoFilter ref="${filteredRange(sheet)}"/>`,
    `<pageMargins left="0.4" right="0.4" top="${sheet.heading === undefined ? '0.5' : '0.7'}" bottom="0.6" header="0.3" footer="0.3"/>`,
    // A4, as wide as the page, as many pages as it takes.
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    `<headerFooter>${headingOf(sheet)}<oddFooter>&amp;L&amp;A&amp;RPage &amp;P / &amp;N</oddFooter></headerFooter>`,
    // Numbers of invoices are texts: no mark of a mistake on them.
    `<ignoredErrors><ignoredError sqref="${filteredRange(sheet)}" numberStoredAsText="1"/></ignoredErrors></worksheet>`,
  ].join('')
}
