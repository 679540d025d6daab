// The work of a morning on every dossier of a firm: none of them stops the others, and one page leads to all.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledger/open.ts'
import { recordOwner } from '../../src/ledger/ownership.ts'
import type { DailyView } from '../../src/reporting/daily-view.ts'
import { contacts, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, receipt, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

const EXPORT = '732829320FEC20261231.txt'
const SALES = [sale('C001', 'F1', '2026-10-10', 120_000), sale('C002', 'F2', '2026-10-12', 60_000)]

let firm: string
let any: TempDossier
/** Brunet has a new export, Morel one that cannot be read, Roux no ledger, Tanguy nothing new. Each has sent once by hand. */
beforeAll(async () => {
  any = newDossier({ daily: { settledSeconds: 0 } }, '2026-11-19')
  await any.ask(`import ${any.write(EXPORT, fec([sale('C009', 'F9', '2026-10-10', 50_000), bankCharge('2026-11-18')]))} --first-year`)
  await any.ask(`import ${any.write('contacts.csv', contacts(['C001', 'C002', 'C009']))}`)
  await any.ask('plan')
  await any.ask('send')
  firm = join(any.folder, '..', 'cabinet')
  for (const name of ['brunet', 'morel', 'roux', 'tanguy']) {
    const folder = join(firm, name)
    cpSync(any.folder, folder, { recursive: true })
    const ledger = openLedger(join(folder, 'relance.db'))
    recordOwner(ledger)
    ledger.close()
    mkdirSync(join(folder, 'inbox'))
  }
  const books = [sale('C009', 'F9', '2026-10-10', 50_000), ...SALES, receipt('C002', '2026-11-19', 60_000), bankCharge('2026-11-19')]
  writeFileSync(join(firm, 'brunet', 'inbox', EXPORT), fec(books))
  writeFileSync(join(firm, 'morel', 'inbox', EXPORT), fec(books).slice(0, 700))
  rmSync(join(firm, 'roux', 'relance.db'))
  any.day = '2026-11-20'
}, 60_000)
afterAll(removeDossiers)

interface FirmDaily {
  readonly dossiers: readonly {
    readonly folder: string
    readonly daily: DailyView | null
    readonly error: { code: string } | null
    readonly exitCode: number
  }[]
  readonly page: string | null
  readonly totals: DailyView['totals'] & { readonly dossiers: number; readonly stopped: number }
}

const all = (...words: string[]) => {
  const { RELANCE_DOSSIER: _dossier, ...env } = any.env
  any.env = env
  return any.run('daily', '--all', firm, ...words)
}

describe('the morning of a firm', () => {
  it('simulated, changes nothing', async () => {
    const answer = await all('--dry-run', '--json')
    expect(answer.json<FirmDaily>().dossiers.map(({ daily }) => daily?.inbox.files.map(({ outcome }) => outcome) ?? null)).toEqual([
      ['imported'],
      ['refused'],
      null,
      [],
    ])
    expect(existsSync(join(firm, 'reports'))).toBe(false)
    expect(existsSync(join(firm, 'brunet', 'inbox', EXPORT))).toBe(true)
  })

  it('does each, tells those that need somebody, and writes the page of all', async () => {
    const answer = await all('--json')
    expect(answer.code).toBe(6)
    const { dossiers, totals, page } = answer.json<FirmDaily>()
    expect(dossiers.map(({ folder, exitCode, error }) => [folder.slice(firm.length + 1), exitCode, error?.code ?? null])).toEqual([
      ['brunet', 0, null],
      ['morel', 6, null],
      ['roux', 3, 'ledger-missing'],
      ['tanguy', 0, null],
    ])
    expect(dossiers[0]?.daily?.send?.results.map(({ customer, status }) => [customer, status])).toEqual([['C001', 'written']])
    expect(totals).toMatchObject({ dossiers: 4, stopped: 1, imported: 1, refused: 1, written: 1 })
    expect(page).toBe(join(firm, 'reports', 'cabinet_2026-11-20.html'))
    expect(readFileSync(page ?? '', 'utf8')).toContain('brunet/reports/tableau_2026-11-20.html')
  })

  it('is what the list of dossiers tells afterwards', async () => {
    const answer = await any.run('dossiers', firm, '--json')
    expect(answer.code).toBe(6)
    const { dossiers } = answer.json<{
      dossiers: { folder: string; where: { doneOn: string | null; waitingFiles: number } | null; error: { code: string } | null }[]
    }>()
    expect(dossiers.map(({ where, error }) => [where?.doneOn ?? null, where?.waitingFiles ?? null, error?.code ?? null])).toEqual([
      ['2026-11-20', 0, null],
      [null, 1, null],
      [null, null, 'ledger-missing'],
      ['2026-11-20', 0, null],
    ])
    const { stdout } = await any.run('dossiers', firm)
    expect(plain(stdout)).toMatch(/^4 dossiers, le 20 novembre 2026\n\nDossier +Société/)
    expect(plain(stdout)).toMatch(/morel +Atelier Brunet +18\/11\/2026 +\S* *\S* *relance daily/)
  })

  it('in words, names what is to be seen and no other', async () => {
    const { stdout } = await all()
    expect(plain(stdout)).toMatch(/^Travail du 20 novembre 2026 : 4 dossiers, 0 relance partie, 1 dossier arrêté\.\n\nmorel\n/)
    expect(plain(stdout)).toContain(`${EXPORT} : refusé.`)
    expect(plain(stdout)).toContain('\nroux\n  relance.db : Ce dossier n’a pas encore de fichier relance.db.')
    expect(stdout).not.toContain('tanguy')
    expect(stdout).not.toContain('\nbrunet')
  })
})
