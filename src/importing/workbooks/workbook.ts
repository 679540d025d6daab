// A workbook (.xlsx) -> the text of one of its sheets, which the rest of the room reads like any export.
// Which sheet: the only one that holds a table, or the one that is named. Knows nothing of what its columns mean but that.
import { createHash } from 'node:crypto'
import { InputError } from '../../domain/errors.ts'
import { rolesNamed } from '../columns/dictionary.ts'
import { fecRolesIn } from '../ledgers/fec-header.ts'
import type { SourceFile } from '../read-options.ts'
import type { ZipMember } from '../sources/zip-directory.ts'
import { listed, quoted } from '../wording.ts'
import { workbookParts } from './workbook-parts.ts'
import { sharedStrings } from './workbook-strings.ts'
import { numberStyles } from './workbook-styles.ts'
import { type SheetText, sheetText } from './workbook-text.ts'

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
  const parts = await workbookParts(file, archive, members, sheetName !== null)
  const context = {
    styles: await numberStyles(file, parts.styles()),
    strings: sharedStrings(parts.strings()),
    date1904: parts.date1904,
  }
  const wanted = sheetName === null ? parts.sheets : [sheetNamed(file, parts.sheets, sheetName)]
  const sheets: SheetText[] = []
  for (const { name, path } of wanted) sheets.push(await sheetText(file, name, parts.sheet(path), context))
  const sheet = sheetName === null ? onlyTable(file, sheets) : sheets[0]
  const sha256 = createHash('sha256').update(archive).digest('hex')
  return { name: file, bytes: sheet?.text() ?? Buffer.alloc(0), sha256, sheet: sheet?.name ?? '' }
}

function sheetNamed<T extends { readonly name: string }>(file: string, sheets: readonly T[], wanted: string): T {
  const found = sheets.find(({ name }) => name === wanted) ?? sheets.find(({ name }) => sameName(name, wanted))
  if (found) return found
  throw new InputError('sheet-unknown', `Le classeur n’a pas de feuille ${quoted(wanted)}.`, {
    file,
    advice: `Ses feuilles : ${listed(sheets.map(({ name }) => quoted(name)))}.`,
  })
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLocaleLowerCase('fr') === b.trim().toLocaleLowerCase('fr')
}

/** The only sheet whose columns are known by name, else the only one with a table at all. */
function onlyTable(file: string, sheets: readonly SheetText[]): SheetText {
  const tables = sheets.filter(({ filled }) => filled > 1)
  const known = tables.filter(hasHeader)
  const [only, other] = known.length > 0 ? known : tables
  if (only && !other) return only
  if (!only) {
    throw new InputError('workbook-empty', 'Aucune feuille visible du classeur ne contient de tableau.', {
      file,
      advice: 'Vérifiez le classeur ; une feuille masquée se lit avec --sheet "Nom de la feuille".',
    })
  }
  const names = listed((known.length > 0 ? known : tables).map(({ name }) => quoted(name)))
  throw new InputError('sheet-unclear', `Plusieurs feuilles du classeur contiennent un tableau : ${names}.`, {
    file,
    advice: `Dites laquelle importer : --sheet "${only.name}".`,
  })
}

/** Whether one of the first rows names columns, and is not the last. */
function hasHeader({ head, rows }: SheetText): boolean {
  return head.some((names, index) => Math.max(rolesNamed(names).size, fecRolesIn(names).length) >= HEADER_ROLES && rows > index + 1)
}
