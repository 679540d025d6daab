import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { memberContent } from '../../src/importing/sources/zip-content.ts'
import { zipMembers } from '../../src/importing/sources/zip-directory.ts'
import { storedZip } from '../../src/importing/sources/zip-stored.ts'
import { workbook, zip } from '../support/archive.ts'
import { folderOf, readBytes, removeFolders, sourcesOf, stopIn } from './open-sources.ts'
import { stopOf } from './read-fixture.ts'

afterAll(removeFolders)

const FIXTURES = join(import.meta.dirname, '../../fixtures/import/archives')
const LIST = 'Numéro de facture;Nom du client;Date de facture;Montant TTC\nF1;Le Goff;10/01/2026;120,00\n'
const opened = (bytes: Buffer) => sourcesOf(folderOf({ 'envoi.zip': bytes }), ['envoi.zip'])
const refusal = (bytes: Buffer) => stopIn(() => opened(bytes))

describe('an archive', () => {
  it('gives the export it holds; attachments are named and left aside, unseen files are not even told', async () => {
    const reading = await readBytes('envoi.zip', readFileSync(join(FIXTURES, 'fec-with-attachments.zip')))
    expect(reading).toMatchObject({
      file: 'envoi.zip › export/732829320FEC20241231.txt',
      as: 'fec',
      siren: '732829320',
      fiscalYear: { start: '2024-01-01', end: '2024-12-31' },
    })
    expect((await opened(readFileSync(join(FIXTURES, 'fec-with-attachments.zip')))).leftOut).toEqual([
      'envoi.zip, 3 de ses fichiers : export/notice.txt (notice), export/pieces/F1.pdf et export/pieces/F2.pdf (document PDF)',
    ])
  })

  it('sets prints and pictures aside by their content too, and names them', async () => {
    const files = [
      { name: 'export.csv', content: LIST },
      { name: 'facture', content: '\n%PDF-1.7' },
      { name: 'lettre', content: zip([{ name: 'word/document.xml', content: '<w/>' }]), stored: true },
      { name: 'logo.svg2', content: '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>' },
    ]
    const { names, leftOut } = await opened(zip(files))
    expect(names).toEqual(['envoi.zip › export.csv'])
    expect(leftOut).toEqual(['envoi.zip, 3 de ses fichiers : facture (document PDF), lettre (document Word), logo.svg2 (image)'])
  })

  it('gives every export it holds, by name', async () => {
    expect((await opened(readFileSync(join(FIXTURES, 'two-years.zip')))).names).toEqual([
      'envoi.zip › 732829320FEC20241231.txt',
      'envoi.zip › 732829320FEC20251231.txt',
    ])
  })

  it('is told by its content: named .txt it is an archive all the same, and a workbook inside is read as one', async () => {
    const book = workbook({
      sheets: [{ name: 'F', rows: '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>' }],
    })
    const { sources } = await sourcesOf(folderOf({ 'envoi.txt': zip([{ name: 'liste', content: book, stored: true }]) }), ['envoi.txt'])
    expect(sources).toMatchObject([{ kind: 'bytes', file: { name: 'envoi.txt › liste', sheet: 'F' } }])
  })

  it('the closing day and SIREN are those of the file inside, whatever the name of the archive', async () => {
    const inside = '732829320FEC20241231.txt'
    const content = (await opened(readFileSync(join(FIXTURES, 'two-years.zip')))).sources[0]
    if (content?.kind !== 'bytes') throw new Error('no bytes')
    const bytes = zip([{ name: inside, content: content.file.bytes }])
    expect(await readBytes('552100554FEC20231231.zip', bytes)).toMatchObject({ siren: '732829320', fiscalYear: { end: '2024-12-31' } })
  })

  it.each([
    ['../../etc/FEC.txt', 'etc/FEC.txt'],
    ['/etc/FEC.txt', 'etc/FEC.txt'],
    ['C:\\Exports\\FEC.txt', 'Exports/FEC.txt'],
    ['a/./b/../FEC.txt', 'a/b/FEC.txt'],
    ['FEC\u202etxt.\u0007csv', 'FECtxt.csv'],
  ])('a name such as %s is shown as %s and is no path', async (name, shown) => {
    expect((await opened(zip([{ name, content: LIST }]))).names).toEqual([`envoi.zip › ${shown}`])
  })

  it('names of the old code page are read, links are not followed, stored and ZIP64 files are read', async () => {
    const files = [
      { name: '\x82critures.csv', content: LIST, cp850: true },
      { name: 'lien.csv', content: '/etc/passwd', link: true },
      { name: 'grand.csv', content: LIST, zip64: true },
      { name: 'brut.csv', content: LIST, stored: true },
    ]
    const { names, sources, leftOut } = await opened(zip(files))
    expect(names).toEqual(['envoi.zip › brut.csv', 'envoi.zip › grand.csv', 'envoi.zip › écritures.csv'])
    expect(sources.every((source) => source.kind === 'bytes' && source.file.bytes.toString() === LIST)).toBe(true)
    expect(leftOut).toEqual(['envoi.zip, un de ses fichiers : lien.csv (lien)'])
  })

  it('what was written without compression comes back as it was', () => {
    const files = new Map([
      ['a.xml', Buffer.from('<a/>')],
      ['é/b.xml', Buffer.alloc(5000, 7)],
    ])
    const bytes = storedZip(files)
    const members = zipMembers('x.zip', bytes)
    expect(members.map((member) => [member.name, memberContent('x.zip', bytes, member)])).toEqual([...files])
  })
})

describe('an archive is refused', () => {
  it('when a file grows more than two hundred times, or beyond the cap, or beyond what the archive declares', async () => {
    const blank = Buffer.alloc(4 * 2 ** 20, 0x20)
    expect(await refusal(zip([{ name: 'FEC.txt', content: blank }]))).toMatchObject({ code: 'zip-bomb', exitCode: 4 })
    expect(await refusal(zip([{ name: 'FEC.txt', content: blank, declared: 1000 }]))).toMatchObject({
      code: 'zip-bomb',
      message: 'L’archive ZIP est refusée : le fichier est plus grand qu’elle ne l’annonce.',
    })
    expect(await refusal(zip([{ name: 'FEC.txt', content: LIST, declared: 2 ** 31 }]))).toMatchObject({
      code: 'zip-bomb',
      message: 'L’archive ZIP est refusée : le fichier ferait 2048 mégaoctets, plus que les 512 admis.',
    })
    const small = zip([{ name: 'FEC.txt', content: LIST }])
    const [member] = zipMembers('x.zip', small)
    if (member) expect(stopOf(() => memberContent('x.zip', small, member, 10))).toMatchObject({ code: 'zip-bomb' })
  })

  it('when it announces more files than any export has', async () => {
    const bytes = zip([{ name: 'FEC.txt', content: LIST }])
    bytes.writeUInt16LE(20_000, bytes.length - 12)
    expect(await refusal(bytes)).toMatchObject({ code: 'zip-bomb', message: 'L’archive ZIP est refusée : elle annonce 20000 fichiers.' })
  })

  it('cut anywhere, it is damaged and nothing else', async () => {
    const bytes = zip([
      { name: 'a.csv', content: LIST },
      { name: 'b.csv', content: LIST, zip64: true },
    ])
    for (let length = 4; length < bytes.length; length += 7) {
      expect([length, (await refusal(bytes.subarray(0, length))).code]).toEqual([length, 'zip-damaged'])
    }
  })

  it('with any byte changed, it is read as it was, or refused', async () => {
    const bytes = zip([{ name: 'a.csv', content: LIST }])
    for (let at = 4; at < bytes.length; at++) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 0x55
      try {
        const { sources } = await opened(changed)
        for (const source of sources) if (source.kind === 'bytes') expect(source.file.bytes.toString()).toBe(LIST)
      } catch (error) {
        expect(error).toMatchObject({ exitCode: 4 })
      }
    }
  })
})
