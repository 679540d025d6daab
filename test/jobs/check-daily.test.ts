// What `relance check` says of the machine and of the daily work.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { CheckView } from '../../src/jobs/check.ts'
import { diskVerdict } from '../../src/jobs/check-daily.ts'
import { openLedger } from '../../src/ledger/open.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'

afterAll(removeDossiers)

async function point(dossier: TempDossier, name: string): Promise<readonly [state: string, text: string] | null> {
  // Exit 6 where another point is an error: only this one is looked at.
  const { stdout } = await dossier.run('check', '--no-smtp', '--json')
  const { checks } = JSON.parse(stdout) as CheckView
  const line = checks.find((one) => one.name === name)
  return line === undefined ? null : [line.state, plain(line.text)]
}

async function withBooks(): Promise<TempDossier> {
  const dossier = newDossier({}, '2026-11-20')
  const books = fec([sale('C001', 'F1', '2026-09-01', 120_000)])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  return dossier
}

describe('the disk', () => {
  it.each([
    [49_999_999, 0, 'error'],
    [50_000_000, 0, 'warning'],
    [99_999_999, 0, 'warning'],
    [100_000_000, 0, 'ok'],
    [149_999_999, 100_000_000, 'error'],
    [300_000_000, 100_000_000, 'ok'],
  ] as const)('%d bytes free, a ledger of %d: %s', (free, ledger, state) => {
    expect(diskVerdict(free, ledger).state).toBe(state)
  })

  it('is told in whole units that are there', () => {
    expect(plain(diskVerdict(1_900_000_000, 1_000_000_000).text)).toContain('Place libre sur le disque du dossier : 1 Go, à peine')
    expect(plain(diskVerdict(20_000_000, 10_000_000).text)).toBe(
      'Place libre sur le disque du dossier : 20 Mo, moins que le registre et un jour de travail (60 Mo). Faites de la place.',
    )
  })
})

it('a clock behind what is recorded is an error', async () => {
  const dossier = await withBooks()
  expect((await point(dossier, 'clock'))?.[0]).toBe('ok')
  const ledger = openLedger(join(dossier.folder, 'relance.db'))
  ledger.db.prepare("UPDATE import_file SET at = '2999-01-01T08:00:00.000Z'").run()
  ledger.close()
  const told = await point(dossier, 'clock')
  expect(told?.[0]).toBe('error')
  expect(told?.[1]).toContain('en retard sur le dernier enregistrement (2999-01-01T08:00:00.000Z)')
})

it('exports that wait are named; the folder of another disk that is not there is an error', async () => {
  const dossier = await withBooks()
  const inbox = join(dossier.folder, 'inbox')
  mkdirSync(inbox, { recursive: true })
  expect(await point(dossier, 'inbox')).toEqual(['ok', 'Aucun export n’attend dans le répertoire surveillé.'])
  writeFileSync(join(inbox, 'export.csv'), 'a;b\n1;2\n')
  expect(await point(dossier, 'inbox')).toEqual([
    'warning',
    '1 export attend dans le répertoire surveillé (export.csv) : relance daily l’importe, ou dit pourquoi non.',
  ])
  rmSync(inbox, { recursive: true })
  expect(await point(dossier, 'inbox')).toEqual(['ok', 'Le répertoire surveillé sera créé par relance daily.'])
  const away = newDossier({ daily: { inbox: '/nonexistent/exports' } }, '2026-11-20')
  expect((await point(away, 'inbox'))?.[0]).toBe('error')
})

it('a daily work that stopped is told after two working days, and a copy that is old', async () => {
  const dossier = await withBooks()
  expect((await point(dossier, 'daily'))?.[1]).toContain('jamais')
  expect((await point(dossier, 'backup'))?.[1]).toContain('Aucune copie')
  const ledger = openLedger(join(dossier.folder, 'relance.db'))
  // A Wednesday: Thursday and Friday were missed.
  ledger.db.prepare("INSERT INTO meta (key, value) VALUES ('daily-done', '2026-11-18')").run()
  ledger.close()
  await dossier.ask('backup')
  expect(await point(dossier, 'daily')).toEqual(['ok', 'Travail du jour mené à son terme le 18 novembre 2026.'])
  dossier.day = '2026-11-23'
  expect(await point(dossier, 'daily')).toEqual([
    'warning',
    'Travail du jour mené à son terme le 18 novembre 2026, et plus depuis 3 jours ouvrés : voyez relance schedule status et le dernier journal, dans logs.',
  ])
  expect((await point(dossier, 'backup'))?.[0]).toBe('ok')
  dossier.day = '2027-11-23'
  expect((await point(dossier, 'backup'))?.[0]).toBe('warning')
})
