// The reader of workbooks as this room uses it: a few parts of a package in, rows of cells out. Loaded here alone: most imports
// read no workbook.
import { InputError } from '../../domain/errors.ts'
import { storedZip } from '../sources/zip-stored.ts'
import type { WorkbookCell } from './workbook-cell.ts'
import { numberText } from './workbook-number.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly rows: readonly (readonly WorkbookCell[])[]
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = [
  ['worksheet', 'worksheets/sheet1.xml'],
  ['styles', 'styles.xml'],
  ['sharedStrings', 'sharedStrings.xml'],
].map(([kind, target], index) => `<Relationship Id="r${index}" Type="${OFFICE}/${kind}" Target="${target}"/>`)

/** Every sheet of the package these parts make. @throws InputError 'workbook-unreadable'. */
export async function readSheets(file: string, parts: ReadonlyMap<string, string | Buffer>): Promise<WorkbookSheet[]> {
  const { default: read } = await import('read-excel-file/universal')
  const { buffer, byteOffset, byteLength } = storedZip(new Map([...parts].map(([name, part]) => [name, Buffer.from(part as string)])))
  try {
    const bytes = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    const sheets = await read(bytes, { trim: false, parseNumber: numberText })
    // A sheet that is a chart has no data.
    return sheets.flatMap(({ sheet, data }) => (data ? [{ name: sheet, rows: data as unknown as WorkbookSheet['rows'] }] : []))
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** What one sheet holds, `rows` being what stands inside its <sheetData>. */
export async function readRows(
  file: string,
  parts: { readonly rows: string; readonly styles: string | Buffer; readonly strings: string; readonly date1904: boolean },
): Promise<WorkbookSheet['rows']> {
  const { rows, styles, strings, date1904 } = parts
  const sheet = '<sheet name="F" sheetId="1" r:id="r0"/>'
  const [only] = await readSheets(
    file,
    new Map([
      ['xl/workbook.xml', `<workbook xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheet}</sheets></workbook>`],
      ['xl/_rels/workbook.xml.rels', `<Relationships>${RELATIONS.join('')}</Relationships>`],
      ['xl/styles.xml', styles],
      ['xl/sharedStrings.xml', `<sst>${strings}</sst>`],
      ['xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`],
    ]),
  )
  return only?.rows ?? []
}

/** The refusal of a workbook that cannot be understood. */
export function unreadable(file: string, cause?: unknown): InputError {
  return new InputError('workbook-unreadable', 'Le classeur Excel est abîmé, ou d’une forme que relance ne lit pas.', {
    file,
    advice: 'Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau (.xlsx ou CSV UTF-8), puis relancez l’import.',
    cause,
  })
}
