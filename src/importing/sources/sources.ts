// The files to read -> what the readers take: plain files as they lie on the disk, the rest as bytes in memory (standard input,
// pipes, members of archives, sheets of workbooks). Recognised by content, never by extension; nothing is ever unpacked to a path.
import { InputError } from '../../domain/errors.ts'
import { groupBy } from '../../domain/group.ts'
import { WHOLE_BYTES } from '../limits.ts'
import { foreign } from '../magic.ts'
import type { SourceFile } from '../read-options.ts'
import { someListed } from '../wording.ts'
import { workbookText } from '../workbooks/workbook.ts'
import { asideByBytes, asideByName, asideByParts, type LeftOut, UNTOLD } from './sources-aside.ts'
import { fileBytes, firstBytes, reading } from './sources-bytes.ts'
import type { FoundFile } from './sources-found.ts'
import { pipeBytes } from './standard-input.ts'
import { memberContent } from './zip-content.ts'
import { beginsLikeZip, type ZipMember, zipMembers } from './zip-directory.ts'

export type { LeftOut } from './sources-aside.ts'
export { findFiles, folderEmpty } from './sources-found.ts'

/** One export, still to be read. */
export type ExportSource =
  | { readonly kind: 'path'; readonly path: string; readonly name: string }
  | { readonly kind: 'bytes'; readonly file: SourceFile }

const HEAD_BYTES = 512
const NAMED = 10
const OLE = 'd0cf11e0'
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * The exports of one file: itself, those of an archive, or the sheet of a workbook.
 * @param sheet sheet of workbooks named by the user, null to find it
 * @param leftOut takes what is set aside, with its reason
 * @throws InputError for what cannot be an export, those of `fileBytes`, of archives and of workbooks.
 */
export async function* openSources(found: FoundFile, sheet: string | null, leftOut: LeftOut[]): AsyncGenerator<ExportSource> {
  const { path, name } = found
  if (path === '-') {
    yield* unpacked(
      name,
      reading(name, () => pipeBytes(0, name, WHOLE_BYTES)),
      { named: true, sheet },
      leftOut,
    )
    return
  }
  const head = firstBytes(path, name, HEAD_BYTES)
  const aside = found.named ? null : asideByBytes(head)
  if (aside !== null) leftOut.push({ file: name, reason: aside })
  else if (head.length === 0 || beginsLikeZip(head) || isOle(head))
    yield* unpacked(name, fileBytes(path, name), { named: found.named, sheet }, leftOut)
  else yield { kind: 'path', path, name }
}

/** How a package is opened: `named` by the user, it is read or refused, never set aside. */
interface Opening {
  readonly named: boolean
  readonly sheet: string | null
}

async function* unpacked(name: string, bytes: Buffer, how: Opening, leftOut: LeftOut[]): AsyncGenerator<ExportSource> {
  if (isOle(bytes) && bytes.includes(ENCRYPTED)) throw encryptedWorkbook(name)
  const members = beginsLikeZip(bytes) ? zipMembers(name, bytes) : []
  const aside = how.named ? null : packageAside(bytes, members)
  if (aside !== null) leftOut.push({ file: name, reason: aside })
  else if (!beginsLikeZip(bytes)) yield { kind: 'bytes', file: { name, bytes } }
  else if (isWorkbook(name, members)) yield { kind: 'bytes', file: await workbookText(name, bytes, members, how.sheet) }
  else yield* archived(name, bytes, members, how, leftOut)
}

async function* archived(
  name: string,
  archive: Buffer,
  members: readonly ZipMember[],
  { named, sheet }: Opening,
  leftOut: LeftOut[],
): AsyncGenerator<ExportSource> {
  const aside: LeftOut[] = []
  let exports = 0
  for (const member of members.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const shown = `${name === '-' ? 'entrée standard' : name} › ${member.name}`
    const byName = member.isLink ? 'lien' : asideByName(member.name)
    const content = byName === null ? memberContent(shown, archive, member) : null
    const reason = content === null ? byName : (asideByBytes(content) ?? memberAside(shown, content))
    if (content === null || reason !== null) {
      if (reason !== null && reason !== UNTOLD) aside.push({ file: member.name, reason })
      continue
    }
    exports += 1
    yield { kind: 'bytes', file: await memberFile(shown, content, sheet) }
  }
  if (exports === 0 && named) throw noExport(name)
  if (exports === 0) leftOut.push({ file: name, reason: aside.length === 0 ? 'archive vide' : `archive sans export : ${namesOf(aside)}` })
  else if (aside.length > 0) leftOut.push({ file: name, reason: countOf(aside) })
}

function memberAside(shown: string, content: Buffer): string | null {
  return packageAside(content, beginsLikeZip(content) ? zipMembers(shown, content) : [])
}

/** Why a package or an old compound file is obviously no export; null when it may be one. */
function packageAside(bytes: Buffer, members: readonly ZipMember[]): string | null {
  if (!beginsLikeZip(bytes) && !isOle(bytes)) return null
  return asideByParts(
    bytes,
    members.map((member) => member.name),
  )
}

async function memberFile(shown: string, content: Buffer, sheet: string | null): Promise<SourceFile> {
  if (isOle(content) && content.includes(ENCRYPTED)) throw encryptedWorkbook(shown)
  if (!beginsLikeZip(content)) return { name: shown, bytes: content }
  const members = zipMembers(shown, content)
  if (isWorkbook(shown, members)) return workbookText(shown, content, members, sheet)
  throw new InputError('zip-nested', 'C’est une archive dans une archive.', {
    file: shown,
    advice: 'Décompressez la première, puis importez la seconde.',
  })
}

/** @throws InputError for a package that is no workbook we read: OpenDocument, binary workbook, Word. */
function isWorkbook(file: string, members: readonly ZipMember[]): boolean {
  const has = (name: string) => members.some((member) => member.name === name)
  if (has('content.xml') && has('META-INF/manifest.xml')) throw foreign(file, 'file-ods')
  if (has('xl/workbook.bin')) throw foreign(file, 'file-xlsb')
  if (has('word/document.xml')) throw foreign(file, 'file-docx')
  return has('xl/workbook.xml')
}

function isOle(bytes: Buffer): boolean {
  return bytes.toString('hex', 0, 4) === OLE
}

/** '3 de ses fichiers : a.pdf et b.pdf (document PDF), logo (image)'. */
function countOf(aside: readonly LeftOut[]): string {
  return `${aside.length === 1 ? 'un' : aside.length} de ses fichiers : ${namesOf(aside)}`
}

/** Ten names of each kind at most. */
function namesOf(aside: readonly LeftOut[]): string {
  const kinds = groupBy(aside, ({ reason }) => reason)
  const told = [...kinds].map(
    ([reason, files]) =>
      `${someListed(
        files.map(({ file }) => file),
        NAMED,
      )} (${reason})`,
  )
  return told.join(', ')
}

function noExport(file: string): InputError {
  return new InputError('zip-empty', 'L’archive ZIP ne contient aucun export.', {
    file,
    advice: 'Mettez-y le FEC ou le fichier CSV, ou importez-le directement.',
  })
}

function encryptedWorkbook(file: string): InputError {
  return new InputError('workbook-encrypted', 'Le classeur Excel est protégé par un mot de passe.', {
    file,
    advice:
      'Ouvrez-le dans Excel, retirez le mot de passe (Fichier > Informations > Protéger le classeur), enregistrez, puis relancez l’import.',
  })
}
