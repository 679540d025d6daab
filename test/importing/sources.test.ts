import { appendFileSync, linkSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { fileBytes } from '../../src/importing/sources/sources-bytes.ts'
import { zip } from '../support/archive.ts'
import { folderOf, removeFolders, sourcesOf, stopIn } from './open-sources.ts'
import { stopOf } from './read-fixture.ts'

afterAll(removeFolders)

const CSV = 'Numéro de facture;Nom du client;Date de facture;Montant TTC\nF1;Le Goff;10/01/2026;120,00\n'

describe('a folder', () => {
  it('gives its own files by name; documents, images and folders are told, hidden files and locks are not', async () => {
    const folder = folderOf({
      'exports/b.csv': CSV,
      'exports/a.txt': CSV,
      'exports/facture.pdf': '%PDF-1.7',
      'exports/logo.png': '\x89PNG',
      'exports/scan': '%PDF-1.4 sans extension',
      'exports/notice.txt': 'Fichier produit par le logiciel.',
      'exports/.caché.csv': CSV,
      'exports/~$a.xlsx': 'verrou',
      'exports/relance.db': 'SQLite format 3\x00',
      'exports/2025/vieux.csv': CSV,
    })
    const { names, leftOut } = await sourcesOf(folder, ['exports'])
    expect(names).toEqual(['exports/a.txt', 'exports/b.csv'])
    expect(leftOut).toEqual([
      'exports/2025, sous-dossier, qui n’est pas parcouru',
      'exports/facture.pdf, document PDF',
      'exports/logo.png, image',
      'exports/notice.txt, notice',
      'exports/scan, document PDF',
    ])
  })

  it('prints and pictures without a telling name are set aside too, and archives of nothing else', async () => {
    const word = zip([
      { name: '[Content_Types].xml', content: '<a/>' },
      { name: 'word/document.xml', content: '<w/>' },
    ])
    const folder = folderOf({
      'ex/a.csv': CSV,
      'ex/lettre': word,
      'ex/vieille': Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from('WordDocument', 'utf16le')]),
      'ex/photo': Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1'),
      'ex/mobile': Buffer.from('\x00\x00\x00\x18ftypheic', 'latin1'),
      'ex/pdf': '\r\n%PDF-1.4',
      'ex/pieces.zip': zip([
        { name: 'f1.pdf', content: '%PDF' },
        { name: 'f2.pdf', content: '%PDF' },
        { name: 'logo', content: Buffer.from('\x89PNG', 'latin1') },
      ]),
      'ex/vide.zip': zip([]),
    })
    const { names, leftOut } = await sourcesOf(folder, ['ex'])
    expect(names).toEqual(['ex/a.csv'])
    expect(leftOut).toEqual([
      'ex/lettre, document Word',
      'ex/mobile, image',
      'ex/pdf, document PDF',
      'ex/photo, image',
      'ex/pieces.zip, archive sans export : f1.pdf et f2.pdf (document PDF), logo (image)',
      'ex/vide.zip, archive vide',
      'ex/vieille, document Word',
    ])
    expect(await stopIn(() => sourcesOf(folder, ['ex/lettre']))).toMatchObject({ code: 'file-docx' })
    expect(await stopIn(() => sourcesOf(folder, ['ex/pieces.zip']))).toMatchObject({ code: 'zip-empty' })
  })

  it('what the user names himself is never set aside', async () => {
    expect((await sourcesOf(folderOf({ 'facture.pdf': '%PDF-1.7' }), ['facture.pdf'])).names).toEqual(['facture.pdf'])
  })

  it('without any export it is refused', async () => {
    expect(await stopIn(() => sourcesOf(folderOf({ 'vide/facture.pdf': '%PDF' }), ['vide']))).toMatchObject({
      code: 'folder-empty',
      exitCode: 4,
    })
  })
})

describe('a pattern', () => {
  const files = {
    'ex/FEC-2024.txt': CSV,
    'ex/FEC-2025.txt': CSV,
    'ex/FEC-2025.csv': CSV,
    'ex/.FEC-2026.txt': CSV,
    'autre/FEC-2023.txt': CSV,
    'ex/été.txt': CSV,
  }

  it.each([
    ['ex/*.txt', ['ex/FEC-2024.txt', 'ex/FEC-2025.txt', 'ex/été.txt']],
    ['ex/FEC-202?.txt', ['ex/FEC-2024.txt', 'ex/FEC-2025.txt']],
    ['*/FEC-*.txt', ['autre/FEC-2023.txt', 'ex/FEC-2024.txt', 'ex/FEC-2025.txt']],
    ['./ex/../ex/FEC-2024.*', ['ex/FEC-2024.txt']],
    ['ex/.FEC*', []],
    ['ex/e?t?.txt', []],
    ['ex/?t?.txt', ['ex/été.txt']],
  ])('%s', async (pattern, expected) => {
    const folder = folderOf(files)
    if (expected.length > 0) expect((await sourcesOf(folder, [pattern])).names).toEqual(expected)
    else expect(await stopIn(() => sourcesOf(folder, [pattern]))).toMatchObject({ code: 'pattern-unmatched' })
  })

  it('may be absolute, and compares accents however they are composed', async () => {
    const folder = folderOf({ 'e\u0301te\u0301.txt': CSV })
    expect((await sourcesOf('/', [join(folder, '?t?.txt')])).names).toHaveLength(1)
  })

  it('a file that bears the very name comes first, and other signs mean themselves', async () => {
    const folder = folderOf({ 'a*.txt': CSV, 'ab.txt': CSV, 'c[1].txt': CSV, 'c1.txt': CSV })
    expect((await sourcesOf(folder, ['a*.txt'])).names).toEqual(['a*.txt'])
    expect((await sourcesOf(folder, ['c[1]*'])).names).toEqual(['c[1].txt'])
  })
})

describe('the same file twice', () => {
  it('is read once and told: by name, by another path, by a link, by a folder', async () => {
    const folder = folderOf({ 'ex/a.csv': CSV })
    symlinkSync('a.csv', join(folder, 'ex', 'b.csv'))
    const { names, leftOut } = await sourcesOf(folder, ['ex/a.csv', './ex/a.csv', 'ex'])
    expect(names).toEqual(['ex/a.csv'])
    expect(leftOut).toEqual([
      './ex/a.csv, même fichier que ex/a.csv, lu une seule fois',
      'ex/a.csv, nommé plusieurs fois, lu une seule',
      'ex/b.csv, même fichier que ex/a.csv, lu une seule fois',
    ])
  })

  it('two names of one content are two files until they are read', async () => {
    const folder = folderOf({ 'a.csv': CSV })
    linkSync(join(folder, 'a.csv'), join(folder, 'b.csv'))
    expect((await sourcesOf(folder, ['a.csv', 'b.csv'])).names).toEqual(['a.csv', 'b.csv'])
  })
})

describe('bytes', () => {
  it('a file that another program still writes is refused, not read in part', () => {
    const path = join(folderOf({ 'a.csv': CSV }), 'a.csv')
    const grow = () => appendFileSync(path, 'F2;Le Goff;10/01/2026;120,00\n')
    expect(stopOf(() => fileBytes(path, 'a.csv', 1000, grow))).toMatchObject({
      code: 'file-changing',
      message: 'Le fichier change pendant sa lecture : un autre programme l’écrit encore.',
    })
    expect(fileBytes(path, 'a.csv').toString()).toBe(`${CSV}F2;Le Goff;10/01/2026;120,00\n`)
  })

  it('more than the cap is refused with both sizes', () => {
    const path = join(folderOf({ 'a.csv': Buffer.alloc(3 * 2 ** 20, 0x41) }), 'a.csv')
    expect(stopOf(() => fileBytes(path, 'a.csv', 2 ** 20))).toMatchObject({
      code: 'file-too-large',
      message: 'Le fichier dépasse 1 mégaoctets : il en fait 3.',
    })
  })

  it('a file named like a folder, a folder named like a file, a broken link, a loop', async () => {
    const folder = folderOf({ 'a.csv': CSV })
    symlinkSync('absent.csv', join(folder, 'casse.csv'))
    symlinkSync('boucle.csv', join(folder, 'boucle.csv'))
    mkdirSync(join(folder, 'dossier.csv'))
    expect(await stopIn(() => sourcesOf(folder, ['a.csv/b.csv']))).toMatchObject({ code: 'file-missing' })
    expect(await stopIn(() => sourcesOf(folder, ['dossier.csv']))).toMatchObject({ code: 'folder-empty' })
    expect(await stopIn(() => sourcesOf(folder, ['casse.csv']))).toMatchObject({ code: 'file-missing' })
    expect(await stopIn(() => sourcesOf(folder, ['boucle.csv']))).toMatchObject({ code: 'file-link-loop' })
    expect(await stopIn(() => sourcesOf(folder, [`${'x'.repeat(300)}.csv`]))).toMatchObject({ code: 'file-missing' })
    expect(await stopIn(() => sourcesOf(folder, ['/dev/zero']))).toMatchObject({ code: 'file-special' })
  })
})
