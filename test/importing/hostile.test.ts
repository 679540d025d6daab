// Files made, by malice or by accident, to exhaust whoever reads them: each ends in a sentence, quickly and in little memory.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refuseMonstrousLines } from '../../src/importing/limits.ts'
import { readExport } from '../../src/importing/read-file.ts'
import { cutRecords } from '../../src/importing/tables/csv-records.ts'
import { refuseLongTable } from '../../src/importing/tables/table-size.ts'
import { workbook, zip } from '../support/archive.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { folderOf, removeFolders, sourcesOf, stopIn } from './open-sources.ts'
import { OPTIONS, stopOf } from './read-fixture.ts'

afterAll(removeDossiers)
afterAll(removeFolders)

const HEADER =
  'JournalCode\tJournalLib\tEcritureNum\tEcritureDate\tCompteNum\tCompteLib\tCompAuxNum\tCompAuxLib\tPieceRef\tPieceDate\tEcritureLib\tDebit\tCredit\tEcritureLet\tDateLet\tValidDate\tMontantdevise\tIdevise\n'
const row = (label: string) => `VE\tVentes\t1\t20260115\t411000\tClients\tC1\tLe Goff\tF1\t20260115\t${label}\t1,00\t0,00\t\t\t\t\t\n`

/** Code of the error, exit code and peak memory in megabytes of an import by the real program. */
async function answerTo(dossier: TempDossier, path: string, ...more: readonly string[]) {
  const peak = 'process.on("exit",()=>process.stderr.write("\\npeak "+Math.round(process.resourceUsage().maxRSS/1024)))'
  dossier.env['NODE_OPTIONS'] = `--import=data:text/javascript,${encodeURIComponent(peak)}`
  const { code, stdout, stderr } = await dossier.start('import', path, '--json', '--first-year', ...more).done
  const error = JSON.parse(stdout).error ?? {}
  return {
    exit: code,
    code: error.code as string,
    line: error.line as number | null,
    megabytes: Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN),
  }
}

describe('lines', () => {
  it('a line over the cap is refused by its number, whatever ends lines', () => {
    const long = (end: string) => Buffer.from(`a;b${end}c;d${end}${'x'.repeat(200)};1${end}e;f`)
    for (const end of ['\n', '\r\n', '\r']) {
      expect(stopOf(() => refuseMonstrousLines('f.csv', long(end), 100))).toMatchObject({ code: 'line-too-long', details: { line: 3 } })
      expect(() => refuseMonstrousLines('f.csv', long(end), 210)).not.toThrow()
    }
  })

  it('ten thousand columns are refused by the line that has them', () => {
    const wide = Buffer.from(`a;b\n${';'.repeat(9_999)}\n`)
    expect(stopOf(() => refuseMonstrousLines('f.csv', wide))).toMatchObject({
      code: 'columns-too-many',
      message: 'La ligne a 10000 colonnes ; un export n’en a jamais plus de 1000.',
      details: { line: 2 },
    })
    expect(() => refuseMonstrousLines('f.csv', Buffer.from(`${';'.repeat(999)}\n`))).not.toThrow()
  })
})

describe('line ends', () => {
  const rows = (end: string, count: number) => `F1;Le Goff;10/01/2026;120,00${end}`.repeat(count)
  const TITLES = 'Numéro de facture;Nom du client;Date de facture;Montant TTC'

  it.each([
    ['a short list of a Mac with one LF', `${TITLES}\r${rows('\r', 2)}F1;Le Goff;10/01/2026;120,00\n${rows('\r', 1)}`, 1],
    ['one whose LF comes after thousands of rows', `${TITLES}\r${rows('\r', 50_000)}\n${rows('\r', 3)}`, 1],
    ['one whose titles alone end with LF', `${TITLES}\n${rows('\r', 4)}`, null],
    ['rows of a Mac after rows of Unix', `${TITLES}\n${rows('\n', 2)}${rows('\r', 4)}F1;Le Goff;10/01/2026;120,00\n`, 4],
  ])('%s: the refusal names them', (_title, text, line) => {
    const stop = stopOf(() => readExport({ name: 'f.csv', bytes: Buffer.from(text) }, OPTIONS))
    expect(stop).toMatchObject({ code: 'line-ends-mixed', message: 'Le fichier mélange deux fins de ligne : CR (ancien Mac) et LF.' })
    if (line !== null) expect(stop).toMatchObject({ details: { line } })
  })

  it('addresses on three lines ended by CR within rows ended by LF are read', () => {
    const text = `Code client;Nom du client;Adresse;E-mail\n${'C1;Le Goff;"12 rue\r35000 Rennes\rFrance";a@b.example\n'.repeat(5)}`
    expect(readExport({ name: 'f.csv', bytes: Buffer.from(text) }, OPTIONS)).toMatchObject({ as: 'contacts', rows: 5 })
  })
})

describe('tables', () => {
  it('a line of a megabyte is one, a byte more is none', () => {
    const long = (bytes: number) => Buffer.from(`a;b\n${'x'.repeat(bytes)}\n`)
    expect(() => refuseMonstrousLines('f.csv', long(2 ** 20))).not.toThrow()
    expect(stopOf(() => refuseMonstrousLines('f.csv', long(2 ** 20 + 1)))).toMatchObject({ code: 'line-too-long', details: { line: 2 } })
  })

  it('more than 250 000 lines that hold something are refused, blank ones are not counted', () => {
    const lines = (count: number, end: string) => Buffer.from(`F1${end}`.repeat(count) + end.repeat(1000))
    for (const end of ['\n', '\r\n', '\r']) {
      expect(() => refuseLongTable('f.csv', lines(250_000, end))).not.toThrow()
      expect(stopOf(() => refuseLongTable('f.csv', lines(250_001, end)))).toMatchObject({
        code: 'file-too-large',
        message: 'Le fichier est trop grand pour être lu autrement que comme un FEC : il a 250\u202f001 lignes, pour 250\u202f000 au plus.',
      })
    }
  })

  it('a quote that opens and never closes, before ten megabytes of rows, is text', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => `F${index};CAVE ${index === 10 ? '"' : ''};10/01/2026;120,00\n`)
    const opened = rows.with(5, 'F5;"CAVE;10/01/2026;120,00\n')
    const { rows: cut, looseQuotes } = cutRecords(() => [opened.slice(0, 40_000).join(''), opened.slice(40_000).join('')], ';')
    expect(cut).toHaveLength(100_000)
    expect(cut[99_999]).toMatchObject({ line: 100_000, fields: ['F99999', 'CAVE ', '10/01/2026', '120,00'] })
    expect(looseQuotes).toEqual([6, 11])
  })

  it('a cell over several lines may begin in one block and end in the next', () => {
    const { rows, looseQuotes } = cutRecords(() => ['a;b\n1;"x\n', 'y";2\n', '3;4\n'], ';')
    expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
      [1, 'a', 'b'],
      [2, '1', 'x\ny', '2'],
      [4, '3', '4'],
    ])
    expect(looseQuotes).toEqual([])
  })
})

describe('workbooks', () => {
  const refusal = (rows: string) => stopIn(() => sourcesOf(folderOf({ 'c.xlsx': workbook({ sheets: [{ name: 'F', rows }] }) }), ['c.xlsx']))
  const cell = (address: string) => `<c r="${address}"><v>1</v></c>`

  it.each([
    ['a value in the last cell of the sheet', `<row r="1048576">${cell('XFD1048576')}</row>`, 'workbook-too-large'],
    ['a row beyond the last', `<row r="9999999">${cell('A9999999')}</row>`, 'workbook-too-large'],
    ['values in columns A and ALM', `<row r="1">${cell('A1')}${cell('ALM1')}</row>`, 'columns-too-many'],
    ['rows that go back', `<row r="5">${cell('A5')}</row><row r="2">${cell('A2')}</row>`, 'workbook-unreadable'],
    ['a text that no list holds', '<row r="1"><c r="A1" t="s"><v>999</v></c></row>', 'workbook-unreadable'],
    ['a style that is not there', '<row r="1"><c r="A1" s="99"><v>1</v></c></row>', 'workbook-unreadable'],
    ['XML cut in the middle', '<row r="1"><c r="A1"><v>1', 'workbook-unreadable'],
  ])('%s', async (_title, rows, code) => {
    expect(await refusal(rows)).toMatchObject({ code, exitCode: 4 })
  })

  it('a hundred thousand formatted rows that hold nothing are nothing', async () => {
    const empty = Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="0"/></row>`).join('')
    const book = workbook({ sheets: [{ name: 'F', rows: `<row r="1">${cell('A1')}</row><row r="2">${cell('A2')}</row>${empty}` }] })
    const { sources } = await sourcesOf(folderOf({ 'c.xlsx': book }), ['c.xlsx'])
    expect(sources).toMatchObject([{ kind: 'bytes', file: { bytes: Buffer.from('1\n1\n') } }])
  })

  it('a sheet of more than 125 000 rows is refused before it is read', async () => {
    const rows = Array.from({ length: 125_001 }, (_, index) => `<row r="${index + 1}">${cell(`A${index + 1}`)}</row>`).join('')
    expect(await refusal(rows)).toMatchObject({
      code: 'workbook-too-large',
      message: 'La feuille «\u00a0F\u00a0» a plus de 125\u202f000 lignes.',
    })
  })

  it('two thousand sheets', async () => {
    const sheets = Array.from({ length: 2000 }, (_, index) => ({ name: `F${index}`, rows: '' }))
    expect(await stopIn(() => sourcesOf(folderOf({ 'c.xlsx': workbook({ sheets }) }), ['c.xlsx']))).toMatchObject({
      code: 'workbook-too-large',
    })
  })

  it('a text of a megabyte shared by a thousand cells is never written a thousand times', async () => {
    const rows = Array.from({ length: 1000 }, (_, index) => `<row><c r="A${index + 1}" t="s"><v>0</v></c></row>`).join('')
    const book = workbook({ sheets: [{ name: 'F', rows }], strings: [Array.from({ length: 2 ** 17 }, (_, i) => i % 1000).join(' ')] })
    expect(await stopIn(() => sourcesOf(folderOf({ 'c.xlsx': book }), ['c.xlsx']))).toMatchObject({ code: 'workbook-too-large' })
  })

  it('rows read in several parts keep their numbers, their texts and their width', async () => {
    const label = 'x'.repeat(500)
    const rows = Array.from({ length: 3000 }, (_, index) => {
      const row = 2 * index + 1
      return `<row r="${row}"><c r="B${row}" t="s"><v>${index % 2}</v></c><c r="${index === 2999 ? 'D' : 'C'}${row}" t="inlineStr"><is><t>${label}</t></is></c></row>`
    })
    const book = workbook({ sheets: [{ name: 'F', rows: rows.join('') }], strings: ['pair', 'impair'] })
    const { sources } = await sourcesOf(folderOf({ 'c.xlsx': book }), ['c.xlsx'])
    const [source] = sources
    const lines = source?.kind === 'bytes' ? source.file.bytes.toString().split('\n') : []
    expect(lines).toHaveLength(6000)
    expect([lines[0], lines[1], lines[2], lines[5998]]).toEqual([`pair\t${label}\t`, '', `impair\t${label}\t`, `impair\t\t${label}`])
  })

  it('a sheet that inflates a thousand times is an archive made to fill the memory', async () => {
    const bomb = zip([
      { name: 'xl/workbook.xml', content: '<workbook/>' },
      { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(8 * 2 ** 20, 0x20) },
    ])
    expect(await stopIn(() => sourcesOf(folderOf({ 'c.xlsx': bomb }), ['c.xlsx']))).toMatchObject({ code: 'zip-bomb' })
  })
})

describe('the real program', () => {
  it('a label of ten megabytes', async () => {
    const dossier = newDossier()
    const path = dossier.write('fec.txt', `${HEADER}${row('Facture F1')}${row('x'.repeat(10 * 2 ** 20))}`)
    expect(await answerTo(dossier, path)).toMatchObject({ exit: 4, code: 'line-too-long', line: 3 })
  })

  it('two gigabytes in one line', async () => {
    const dossier = newDossier()
    const path = dossier.write('fec.txt', HEADER.trimEnd())
    truncateSync(path, 2 * 2 ** 30) // holes: nothing on the disk
    const answer = await answerTo(dossier, path)
    expect(answer).toMatchObject({ exit: 4, code: expect.stringMatching(/^(line-too-long|file-too-large|file-binary)$/) })
    expect(answer.megabytes).toBeLessThan(200)
  })

  it('a million empty lines after the entries are read, blank, in little memory', async () => {
    const dossier = newDossier()
    const path = dossier.write('fec.txt', `${HEADER}${row('Facture F1')}${'\r\n'.repeat(1_000_000)}`)
    const answer = await answerTo(dossier, path, '--dry-run')
    expect(answer.exit).toBe(0)
    expect(answer.megabytes).toBeLessThan(400)
  })

  it('a named pipe is read to its end, one that never ends is refused at the cap', async () => {
    const dossier = newDossier()
    const pipe = join(dossier.folder, '..', 'tube')
    execFileSync('mkfifo', [pipe])
    const writer = createWriteStream(pipe)
    const answer = answerTo(dossier, pipe, '--dry-run')
    writer.end(`${HEADER}${row('Facture F1')}`)
    expect(await answer).toMatchObject({ exit: 0 })
  })

  it('an endless standard input is refused at the cap', async () => {
    const dossier = newDossier()
    const program = join(import.meta.dirname, '../../bin/relance.js')
    const child = spawn('bash', ['-c', `yes 'VE;x' | "${process.execPath}" "${program}" import - --json`], {
      cwd: dossier.folder,
      env: { PATH: process.env['PATH'], HOME: dossier.folder },
    })
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await once(child, 'close')
    expect(JSON.parse(said).error).toMatchObject({ code: 'file-too-large', file: '-' })
  }, 60_000)

  it.skipIf(process.getuid?.() === 0)('a folder without rights', async () => {
    const dossier = newDossier()
    const folder = join(dossier.folder, '..', 'fermé')
    mkdirSync(folder)
    writeFileSync(join(folder, 'fec.txt'), HEADER)
    chmodSync(folder, 0o000)
    expect(await answerTo(dossier, folder)).toMatchObject({ exit: 8, code: 'file-unreadable' })
    chmodSync(folder, 0o700)
  })
})
