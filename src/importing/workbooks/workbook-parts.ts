// The files inside a workbook that hold its sheets, inflated within limits, one at a time when asked for.
// Knows the packaging (ECMA-376 part 2) and not the values of cells.

import { memberContent, refuseMember } from '../sources/zip-content.ts'
import { bomb, type ZipMember } from '../sources/zip-directory.ts'
import { refuseLargeWorkbook, WORKBOOK_BYTES } from '../tables/table-size.ts'
import { readSheets, unreadable } from './workbook-reader.ts'

const USELESS =
  /^xl\/(?:theme|drawings|charts|media|comments|threadedComments|persons|pivot\w*|externalLinks|queryTables|tables)\/|calcChain/
const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
/** No accountant turns so many pages; each costs the reader some milliseconds, empty or not. */
const MOST_SHEETS = 1000
const NOTHING = Buffer.alloc(0)

export interface WorkbookParts {
  /** The sheets in their order, hidden ones apart unless they are wanted. */
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly date1904: boolean
  /** No bytes for a part that is not there. */
  readonly styles: () => Buffer
  readonly strings: () => Buffer
  readonly sheet: (path: string) => Buffer
}

/**
 * What a workbook is made of.
 * @param hidden whether hidden sheets are kept
 * @throws InputError those of `memberContent`, 'workbook-too-large', 'workbook-unreadable'.
 */
export async function workbookParts(file: string, archive: Buffer, members: readonly ZipMember[], hidden: boolean): Promise<WorkbookParts> {
  const known = new Map<string, ZipMember>()
  let bytes = 0
  for (const member of members.filter(({ name }) => /\.(xml|rels)$/i.test(name) && !USELESS.test(name))) {
    bytes += member.bytes
    if (bytes > WORKBOOK_BYTES) refuseLargeWorkbook(file, bytes)
    if (known.has(member.name)) throw bomb(file, `elle contient deux fois ${member.name}`)
    refuseMember(file, member)
    known.set(member.name, member)
  }
  if ([...known.keys()].filter((name) => /\/worksheets\/[^/]*\.xml$/i.test(name)).length > MOST_SHEETS) refuseLargeWorkbook(file)
  const part = (name: string) => {
    const member = known.get(name)
    return member ? memberContent(file, archive, member) : NOTHING
  }
  const contents = part(WORKBOOK).toString('utf8')
  const relations = part(RELATIONS).toString('utf8')
  const target = (kind: string, usual: string) => pathOf(relations, kind) ?? usual
  return {
    sheets: await sheetList(file, hidden ? contents : withoutHidden(contents), relations, [...known.keys()]),
    date1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904=(["'])(?:1|true|on)\1/.test(contents),
    styles: () => part(target('styles', 'xl/styles.xml')),
    strings: () => part(target('sharedStrings', 'xl/sharedStrings.xml')),
    sheet: (path) => {
      if (!known.has(path)) throw unreadable(file)
      return part(path)
    },
  }
}

function withoutHidden(contents: string): string {
  return contents.replace(/<(?:\w+:)?sheet\b[^>]*\bstate=["'](?:hidden|veryHidden)["'][^>]*\/>/g, '')
}

/** Where a relation of the workbook leads; null when it has none of that kind. */
function pathOf(relations: string, kind: string): string | null {
  const tags = relations.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? []
  const tag = tags.find((each) => new RegExp(`\\sType=["'][^"']*/${kind}["']`).test(each))
  const target = tag && /\sTarget=["']([^"']*)["']/.exec(tag)?.[1]
  if (!target) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Which sheet lies where, as its reader understands it: each is given the name of its own part to tell. */
async function sheetList(file: string, contents: string, relations: string, paths: readonly string[]) {
  const parts = new Map(paths.map((path) => [path, sheetThatSays(path)]))
  parts.set(WORKBOOK, contents)
  parts.set(RELATIONS, relations)
  for (const kind of ['styles', 'sharedStrings']) parts.delete(pathOf(relations, kind) ?? `xl/${kind}.xml`)
  const sheets = await readSheets(file, parts)
  return sheets.map(({ name, rows }) => ({ name, path: String(rows[0]?.[0] ?? '') }))
}

function sheetThatSays(path: string): string {
  const text = path.replace(/[<&]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row></sheetData></worksheet>`
}
