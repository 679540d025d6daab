// The files inside a workbook that its reader needs, inflated within limits, mended, and put together again.
// Knows the packaging (ECMA-376 part 2) and not the values of cells.
import { InputError } from '../domain/errors.ts'
import { mendedSheet, type ZeroStyles } from './workbook-sheet.ts'
import { memberContent } from './zip-content.ts'
import { bomb, type ZipMember } from './zip-directory.ts'
import { storedZip } from './zip-stored.ts'

/** Of XML, all sheets together. Measured once, on Node 20: 180 000 rows of seven cells, 63 MB of XML, took 1.1 GB at the peak. */
const XML_BYTES = 64 * 2 ** 20
const USELESS =
  /^xl\/(?:theme|drawings|charts|media|comments|threadedComments|persons|pivot\w*|externalLinks|queryTables|tables)\/|calcChain/
const WORKBOOK = 'xl/workbook.xml'

/**
 * A workbook of the same sheets that holds nothing its reader would misread.
 * @param hidden whether hidden sheets are kept
 * @throws InputError those of `memberContent`, 'workbook-too-large', 'columns-too-many', 'workbook-unreadable'.
 */
export function mendedWorkbook(file: string, archive: Buffer, members: readonly ZipMember[], hidden: boolean): Buffer<ArrayBuffer> {
  const parts = new Map<string, Buffer>()
  let bytes = 0
  for (const member of members.filter(({ name }) => /\.(xml|rels)$/i.test(name) && !USELESS.test(name))) {
    bytes += member.bytes
    if (bytes > XML_BYTES) throw tooLarge(file, bytes)
    if (parts.has(member.name)) throw bomb(file, `elle contient deux fois ${member.name}`)
    parts.set(member.name, memberContent(file, archive, member))
  }
  const zeros = zeroStyles(parts)
  for (const [name, content] of parts) {
    const xml = content.toString('utf8')
    if (name === WORKBOOK) parts.set(name, Buffer.from(mendedContents(xml, hidden)))
    else if (/<(?:\w+:)?sheetData\b/.test(xml)) parts.set(name, Buffer.from(mendedSheet(file, xml, zeros)))
  }
  return storedZip(parts)
}

/** The list of sheets: without the hidden ones, and with the 1904 calendar as the reader knows it. */
function mendedContents(xml: string, hidden: boolean): string {
  const dated = xml.replace(/\bdate1904=(["'])(?:true|on)\1/, 'date1904="1"')
  return hidden ? dated : dated.replace(/<(?:\w+:)?sheet\b[^>]*\bstate=["'](?:hidden|veryHidden)["'][^>]*\/>/g, '')
}

/** Styles whose format is zeros (00000) or zeros and figures apart (0# ## ## ## ##): postcodes, phones, codes. */
function zeroStyles(parts: ReadonlyMap<string, Buffer>): ZeroStyles {
  const xml = [...parts].find(([name]) => /^xl\/styles[^/]*\.xml$/i.test(name))?.[1].toString('utf8') ?? ''
  const widths = new Map<string, number>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const format = (/\sformatCode=["']([^"']*)["']/.exec(tag)?.[1] ?? '').replace(/&quot;[\s.-]?&quot;|\\.|[\s.-]/g, '')
    const id = /\snumFmtId=["'](\d+)["']/.exec(tag)?.[1]
    if (id !== undefined && /^0[0#]+$/.test(format)) widths.set(id, format.length)
  }
  const cells = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  const ids = [...cells.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes = '']) => /\snumFmtId=["'](\d+)["']/.exec(attributes)?.[1])
  return new Map(ids.flatMap((id, style) => (widths.has(id ?? '') ? [[String(style), widths.get(id ?? '') ?? 0] as const] : [])))
}

function tooLarge(file: string, bytes: number): InputError {
  return new InputError('workbook-too-large', `Le classeur est trop grand : ${Math.ceil(bytes / 2 ** 20)} mégaoctets une fois ouvert.`, {
    file,
    advice: 'Enregistrez la feuille en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.',
  })
}
