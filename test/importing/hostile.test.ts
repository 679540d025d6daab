// Files made, by malice or by accident, to exhaust whoever reads them: each ends in a sentence, quickly and in little memory.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { refuseMonstrousLines } from '../../src/importing/limits.ts'
import { workbook, zip } from '../support/archive.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { folderOf, removeFolders, sourcesOf, stopIn } from './open-sources.ts'
import { stopOf } from './read-fixture.ts'

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
