// Every dossier of a firm on one page: one line each, the figures of its own dashboard, and none of them stops the others.
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DashboardView } from '../../src/reporting/dashboard/view.ts'
import type { FirmView } from '../../src/reporting/firm/view.ts'
import { HAS_BROWSER, look, startBrowser } from '../support/browser.ts'
import { contacts, dossierAt, newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

const HOSTILE = '<script>alert(1)</script> & Fils'

let firm: string
let any: TempDossier
/** Brunet owes nothing late, Morel 1 200,00 since 20 days, Roux's ledger is gone; a folder beside them is no dossier. */
beforeAll(async () => {
  const made = async (creditor: string, day: string) => {
    const dossier = newDossier(
      { creditor: { name: creditor, siren: '732829320' }, reminders: { staleBooksDays: 0, firstPlansToApprove: 3 } },
      '2026-11-20',
    )
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([sale('C001', 'F1', day, 120_000)]))} --first-year`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
    return dossier
  }
  any = await made('Brunet', '2026-11-10')
  firm = join(any.folder, '..', 'cabinet')
  mkdirSync(join(firm, 'photos'), { recursive: true })
  mkdirSync(join(firm, 'clients', 'vide'), { recursive: true })
  cpSync(any.folder, join(firm, 'brunet'), { recursive: true })
  cpSync((await made(HOSTILE, '2026-10-01')).folder, join(firm, 'clients', 'morel & fils'), { recursive: true })
  cpSync((await made('Roux', '2026-10-01')).folder, join(firm, 'roux'), { recursive: true })
  rmSync(join(firm, 'roux', 'relance.db'))
}, 60_000)

async function report(...words: readonly string[]): Promise<{ code: number | null; view: FirmView; stdout: string }> {
  const answer = await any.run('report', '--all', firm, ...words)
  return {
    code: answer.code,
    stdout: answer.stdout,
    view: words.includes('--json') ? (JSON.parse(answer.stdout) as FirmView) : ({} as FirmView),
  }
}

describe('the page of a firm', () => {
  it('has one line for each dossier, what could not be read first, then the larger arrears', async () => {
    const { code, view } = await report('--json')
    expect(code).toBe(6)
    expect(view.dossiers.map(({ name, figures }) => [name, figures?.overdueCents ?? null, figures?.reminders ?? null])).toEqual([
      ['roux', null, null],
      [HOSTILE, 120_000, 1],
      ['Brunet', 0, 0],
    ])
    expect(view.dossiers[0]?.error).toContain('relance.db')
    expect(view.totals).toMatchObject({ balanceCents: 240_000, overdueCents: 120_000, reminders: 1, toApprove: 1 })
    expect(view.file).toBe(join(firm, 'reports', 'cabinet_2026-11-20.html'))
  })

  it('leads to the dashboard of each, which says the same', async () => {
    const { view } = await report('--json')
    const page = readFileSync(view.file, 'utf8')
    const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => join(dirname(view.file), decodeURIComponent(href)))
    expect(links).toEqual(view.dossiers.flatMap(({ page: own }) => own ?? []))
    for (const link of links) expect(readFileSync(link, 'utf8')).toContain('Tableau de bord au')
    const own = await dossierAt(join(firm, 'clients', 'morel & fils')).ask<DashboardView>('report')
    expect(view.dossiers[1]?.figures).toMatchObject({ overdueCents: own.totals.overdueCents, balanceCents: own.totals.balanceCents })
    expect(page).not.toContain('<script')
  })

  it('is told in words, with what stopped', async () => {
    const { stdout } = await report()
    expect(plain(stdout)).toContain(
      '3 dossiers au 20 novembre 2026 : 1 200,00 € en retard sur 2 400,00 € ; 1 relance du jour, dont 1 à approuver.',
    )
    expect(plain(stdout)).toContain('  roux : ')
  })

  it('follows links, and has each dossier once', async () => {
    const links = join(any.folder, '..', 'liens')
    mkdirSync(links)
    symlinkSync(join(firm, 'brunet'), join(links, 'a'))
    symlinkSync(join(firm, 'brunet'), join(links, 'b'))
    const { dossiers } = (await any.run('report', '--all', links, '--json')).json<FirmView>()
    expect(dossiers.map(({ name }) => name)).toEqual(['Brunet'])
  })

  it('of a folder without any, or of none, says so', async () => {
    const empty = await any.run('report', '--all', join(firm, 'photos'), '--json')
    expect([empty.code, (JSON.parse(empty.stdout) as FirmView).dossiers]).toEqual([0, []])
    expect((await any.run('report', '--all', join(firm, 'nulle-part'))).code).toBe(2)
  })

  it.each([
    ['--all', '.', '--closing', '2026-12-31'],
    ['--all', '.', '--xlsx'],
    ['--all', '.', '--dossier', '.'],
    ['--closing', '2026-12-31', '--xlsx'],
    ['--csv', 'x.csv'],
    ['--confirm', 'C001'],
    ['--xlsx', '--open'],
  ])('is not asked for with another report, nor with options of another: %s %s %s %s', async (...words) => {
    expect((await any.run('report', ...words.filter((word) => word !== undefined))).code).toBe(2)
  })

  it.skipIf(!HAS_BROWSER)(
    'opens from the disk in a browser at every width',
    async () => {
      const { view } = await report('--json')
      const browser = await startBrowser()
      try {
        for (const window of [{ width: 360 }, { width: 1280, dark: true }]) {
          const { requests, errors, faults, overflow, text } = await look(browser, view.file, window)
          expect({ requests, errors, faults, overflow }).toEqual({ requests: [], errors: [], faults: [], overflow: 0 })
          expect(text).toContain(HOSTILE)
        }
      } finally {
        await browser.close()
      }
    },
    60_000,
  )
})
