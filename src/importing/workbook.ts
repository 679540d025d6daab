// A workbook (.xlsx) -> the text of one of its sheets, which the rest of the room reads like any export.
// Which sheet: the only one that holds a table, or the one that is named. Knows nothing of what its columns mean but that.
import { createHash } from 'node:crypto'
import { InputError } from '../domain/errors.ts'
import { rolesNamed } from './dictionary.ts'
import { fecRolesIn } from './fec-header.ts'
import type { SourceFile } from './read-options.ts'
import { listed, quoted } from './wording.ts'
import { cellText, rowText, type WorkbookCell } from './workbook-cell.ts'
import { numberText } from './workbook-number.ts'
import { mendedWorkbook } from './workbook-parts.ts'
import type { ZipMember } from './zip-directory.ts'

interface Sheet {
  readonly sheet: string
  readonly data: readonly (readonly WorkbookCell[])[]
}

const HEADER_WITHIN = 30
const HEADER_ROLES = 2

/**
 * The chosen sheet as a text of columns set apart by tabs, one line per row, so that line 12 is row 12. The digest stays that
 * of the workbook.
 * @param sheetName the sheet the user names, which may be hidden; null to find it
 * @throws InputError 'sheet-unknown', 'sheet-unclear' (several tables), 'workbook-empty', 'workbook-unreadable',
 *   'workbook-too-large', and those of the archive it is.
 */
export async function workbookText(
  file: string,
  archive: Buffer,
  members: readonly ZipMember[],
  sheetName: string | null,
): Promise<SourceFile> {
  const sheets = await sheetsOf(file, mendedWorkbook(file, archive, members, sheetName !== null))
  const sheet = sheetName === null ? onlyTable(file, sheets) : sheetNamed(file, sheets, sheetName)
  const from = firstColumn(sheet)
  const text = sheet.data.map((row) => rowText(row.slice(from))).join('\n')
  const sha256 = createHash('sha256').update(archive).digest('hex')
  return { name: file, bytes: Buffer.from(`${text}\n`), sha256, sheet: sheet.sheet }
}

/** Columns left empty before a table are no columns of it. */
function firstColumn({ data }: Sheet): number {
  return data.reduce((first, row) => {
    const at = row.findIndex((cell) => cell !== null)
    return at < 0 ? first : Math.min(first, at)
  }, Number.MAX_SAFE_INTEGER)
}

async function sheetsOf(file: string, workbook: Buffer<ArrayBuffer>): Promise<Sheet[]> {
  // Loaded here alone: most imports read no workbook.
  const { default: readSheets } = await import('read-excel-file/universal')
  const { buffer, byteOffset, byteLength } = workbook
  try {
    const bytes = byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)
    return (await readSheets(bytes, { trim: false, parseNumber: numberText })) as unknown as Sheet[]
  } catch (error) {
    throw new InputError('workbook-unreadable', 'Le classeur Excel est abîmé, ou d’une forme que relance ne lit pas.', {
      file,
      advice: 'Ouvrez-le dans Excel ou LibreOffice, enregistrez-le de nouveau (.xlsx ou CSV UTF-8), puis relancez l’import.',
      cause: error,
    })
  }
}

function sheetNamed(file: string, sheets: readonly Sheet[], name: string): Sheet {
  const wanted = sheets.find(({ sheet }) => sheet === name) ?? sheets.find(({ sheet }) => sameName(sheet, name))
  if (wanted) return wanted
  throw new InputError('sheet-unknown', `Le classeur n’a pas de feuille ${quoted(name)}.`, {
    file,
    advice: `Ses feuilles : ${listed(sheets.map(({ sheet }) => quoted(sheet)))}.`,
  })
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr')
}

/** The only sheet whose columns are known by name, else the only one with a table at all. */
function onlyTable(file: string, sheets: readonly Sheet[]): Sheet {
  const tables = sheets.filter(({ data }) => data.filter((row) => row.some((cell) => cell !== null)).length > 1)
  const known = tables.filter(hasHeader)
  const [only, other] = known.length > 0 ? known : tables
  if (only && !other) return only
  if (!only) {
    throw new InputError('workbook-empty', 'Aucune feuille visible du classeur ne contient de tableau.', {
      file,
      advice: 'Vérifiez le classeur ; une feuille masquée se lit avec --sheet "Nom de la feuille".',
    })
  }
  const names = listed((known.length > 0 ? known : tables).map(({ sheet }) => quoted(sheet)))
  throw new InputError('sheet-unclear', `Plusieurs feuilles du classeur contiennent un tableau : ${names}.`, {
    file,
    advice: `Dites laquelle importer : --sheet "${only.sheet}".`,
  })
}

function hasHeader({ data }: Sheet): boolean {
  return data.slice(0, HEADER_WITHIN).some((row, index) => {
    const names = row.map(cellText)
    const roles = Math.max(rolesNamed(names).size, fecRolesIn(names).length)
    return roles >= HEADER_ROLES && data.length > index + 1
  })
}
