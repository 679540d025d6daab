// The work of each morning, as a scheduler runs it: what is dropped in the watched folder, what leaves, what stops everything, what is said.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DailyView } from '../../src/reporting/daily-view.ts'
import { ledgerBytes, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, sale } from '../support/fec.ts'
import { customersOf, daily, drop, EXPORT, MONDAY, running, TUESDAY, usual } from '../support/morning.ts'
import { plain } from '../support/runs.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

let server: SmtpCollector
beforeAll(async () => {
  server = await startSmtp()
})
afterAll(async () => {
  await server.close()
  removeDossiers()
})

describe('a morning', () => {
  it('imports the new export, reminds who has not paid, and never who paid in it', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, TUESDAY)
    dossier.day = '2026-11-23'
    const view = await daily(dossier)
    expect(view.inbox.files).toMatchObject([{ file: EXPORT, outcome: 'imported', imported: { as: 'fec', changes: { new: 3 } } }])
    expect(customersOf(view, 'sent')).toEqual(['C001'])
    expect(server.received.flatMap(({ to }) => to)).toEqual(['compta@c001.example'])
    expect(readdirSync(join(dossier.folder, 'inbox'))).toEqual(['imported'])
    expect(readdirSync(join(dossier.folder, 'inbox', 'imported'))).toEqual([`2026-11-23_${EXPORT}`])
    expect(view.totals).toEqual({ imported: 1, refused: 0, waiting: 0, sent: 1, written: 0, failed: 0, inDoubt: 0, needsApproval: 0 })
  })

  it('says nothing where all is well and nobody looks; run again, it sends nothing', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, MONDAY)
    const first = await dossier.run('daily')
    expect([first.code, first.stdout, first.stderr]).toEqual([0, '', ''])
    expect(server.received).toHaveLength(2)
    const again = await dossier.run('daily', '--verbose')
    expect(again.code).toBe(0)
    expect(plain(again.stdout)).toContain('Aucun fichier nouveau')
    expect(server.received).toHaveLength(2)
  })

  it('takes the exports of several days in the order they were written: the last one stands', async () => {
    const dossier = await running(server)
    // By name the newer one comes first.
    drop(dossier, '732829320FEC20261231-z.txt', MONDAY)
    drop(dossier, '732829320FEC20261231-a.txt', TUESDAY)
    dossier.day = '2026-11-23'
    const view = await daily(dossier)
    expect(view.inbox.files.map(({ file, outcome }) => [file, outcome])).toEqual([
      ['732829320FEC20261231-z.txt', 'imported'],
      ['732829320FEC20261231-a.txt', 'imported'],
    ])
    expect(customersOf(view, 'sent')).toEqual(['C001'])
  })

  it('takes a year that needs the one before it, whatever order they come in', async () => {
    const dossier = await usual(server)
    const before = fec([sale('C007', 'F7', '2024-10-10', 10_000), bankCharge('2024-12-30')])
    await dossier.ask(`import ${dossier.write('732829320FEC20241231.txt', before)} --first-year`)
    drop(dossier, EXPORT, MONDAY)
    drop(dossier, '732829320FEC20251231.txt', fec([sale('C008', 'F8', '2025-10-10', 10_000), bankCharge('2025-12-30')]))
    const view = await daily(dossier)
    expect(view.inbox.files.map(({ outcome }) => outcome)).toEqual(['imported', 'imported'])
  })

  it('reminds nobody as long as a file cannot be read, says why, and tells the accountant by mail', async () => {
    const dossier = await running(server, { report: { to: 'own' } })
    drop(dossier, EXPORT, MONDAY)
    drop(dossier, 'ventes.txt', `${fec(MONDAY).slice(0, 900)}`)
    const view = await daily(dossier, [6])
    expect(view.inbox.files.map(({ file, outcome }) => [file, outcome])).toEqual([
      [EXPORT, 'imported'],
      ['ventes.txt', 'refused'],
    ])
    expect(view.notSent).toBe('Rien ne part tant que ce fichier n’est pas importé : ventes.txt. Des règlements peuvent s’y trouver.')
    expect(customersOf(view, 'skipped')).toEqual(['C001', 'C002'])
    expect(server.received.map(({ to }) => to)).toEqual([['compta@atelier-brunet.example']])
    const [report] = server.received
    expect(report?.mail.text).toContain('AUCUNE RELANCE N’EST PARTIE')
    expect(report?.mail.text).toContain('ventes.txt : refusé.')
    expect(existsSync(join(dossier.folder, 'inbox', 'ventes.txt'))).toBe(true)
    rmSync(join(dossier.folder, 'inbox', 'ventes.txt'))
    expect(customersOf(await daily(dossier), 'sent')).toEqual(['C001', 'C002'])
  })

  it('waits for a file that somebody writes, and reminds nobody meanwhile', async () => {
    const dossier = await running(server, { daily: { settledSeconds: 1, dashboard: false } })
    const path = drop(dossier, EXPORT, MONDAY)
    const writing = setInterval(() => appendFileSync(path, '\n'), 200)
    const view = await daily(dossier, [6]).finally(() => clearInterval(writing))
    expect(view.inbox.files).toMatchObject([{ file: EXPORT, outcome: 'waiting', movedTo: null }])
    expect(view.notSent).toContain('en cours d’écriture')
    expect(server.received).toHaveLength(0)
    expect((await daily(dossier)).totals).toMatchObject({ imported: 1, sent: 2 })
  })

  it('leaves the files where they are if asked to, and imports each once, whatever its name', async () => {
    const dossier = await running(server, { daily: { settledSeconds: 0, imported: 'keep', dashboard: false } })
    drop(dossier, '732829320FEC20261231-lundi.txt', MONDAY)
    drop(dossier, '732829320FEC20261231-mardi.txt', TUESDAY)
    dossier.day = '2026-11-23'
    expect((await daily(dossier)).totals.imported).toBe(2)
    writeFileSync(
      join(dossier.folder, 'inbox', '732829320FEC20261231-encore.txt'),
      readFileSync(join(dossier.folder, 'inbox', '732829320FEC20261231-lundi.txt')),
    )
    const view = await daily(dossier)
    // Monday's books do not come back over Tuesday's.
    expect(view.inbox.files.map(({ file, outcome, knownSince }) => [file, outcome, knownSince])).toEqual([
      ['732829320FEC20261231-lundi.txt', 'known', '2026-11-23'],
      ['732829320FEC20261231-mardi.txt', 'known', '2026-11-23'],
      ['732829320FEC20261231-encore.txt', 'known', '2026-11-23'],
    ])
    expect((await dossier.ask<{ items: { ref: string }[] }>('items')).items.map(({ ref }) => ref)).toContain('Virement')
  })

  it('leaves out what is no export, and does not stop for it', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, MONDAY)
    drop(dossier, 'Facture F1.pdf', '%PDF-1.7')
    drop(dossier, '.DS_Store', 'x')
    const view = await daily(dossier)
    expect(view.inbox.leftOut).toEqual([{ file: 'Facture F1.pdf', reason: 'document PDF' }])
    expect(customersOf(view, 'sent')).toEqual(['C001', 'C002'])
  })

  it('never sends first: somebody must have looked', async () => {
    const dossier = await usual(server)
    await dossier.ask(
      `import ${dossier.write(EXPORT, fec([bankCharge('2026-11-18'), sale('C009', 'F9', '2026-10-10', 50_000)]))} --first-year`,
    )
    drop(dossier, EXPORT, MONDAY)
    server.received.length = 0
    for (const day of ['2026-11-20', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26']) {
      dossier.day = day
      const view = await daily(dossier)
      expect(view.notSent).toContain('Personne n’a encore rien approuvé ni envoyé dans ce dossier')
    }
    expect(server.received).toHaveLength(0)
    // Without anything to approve, the owner sends once himself.
    await dossier.ask('send')
    expect(server.received).toHaveLength(3)
    dossier.day = '2026-11-27'
    expect((await daily(dossier)).notSent).toBeNull()
  })

  it('goes on without the folder of another disk, but reminds nobody', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, MONDAY)
    await daily(dossier)
    dossier.settings({
      smtp: { host: '127.0.0.1', port: server.port, security: 'none' },
      daily: { inbox: '/nowhere/exports', dashboard: false },
    })
    server.received.length = 0
    const answer = await dossier.run('daily')
    expect(answer.code).toBe(8)
    expect(plain(answer.stdout)).toContain('Le répertoire surveillé n’existe pas, ou son disque n’est pas connecté. Rien ne part')
    expect(plain(answer.stderr)).toContain('/nowhere/exports')
    expect((await dossier.run('daily', '--json')).json()).toMatchObject({ error: { code: 'inbox-missing', file: '/nowhere/exports' } })
    expect(server.received).toHaveLength(0)
  })
})

describe('a folder that may not be written', () => {
  it('is told once its file is imported, which is then known', async () => {
    const dossier = await running(server)
    drop(dossier, EXPORT, MONDAY)
    // A file where the folder of what is done with should be: nobody can write there, not even root.
    writeFileSync(join(dossier.folder, 'inbox', 'imported'), '')
    const answer = await dossier.run('daily', '--json')
    expect([answer.code, answer.json<{ error: { code: string } }>().error.code]).toEqual([8, 'inbox-not-moved'])
    expect(plain(answer.stderr)).toContain(`Le fichier ${EXPORT} est importé, mais n’a pas pu être rangé`)
    rmSync(join(dossier.folder, 'inbox', 'imported'))
    expect((await daily(dossier)).inbox.files).toMatchObject([{ outcome: 'known', knownSince: '2026-11-20' }])
  })
})

describe('what surrounds the work', () => {
  let dossier: TempDossier
  beforeEach(async () => {
    dossier = await running(server)
  })

  it('does nothing again on the same day with --catch-up, once nothing is left to do', async () => {
    drop(dossier, EXPORT, MONDAY)
    const mail = (port: number) => ({ smtp: { host: '127.0.0.1', port, security: 'none' }, daily: { settledSeconds: 0, dashboard: false } })
    dossier.settings(mail(1))
    const failed = await dossier.run('daily', '--catch-up', '--json')
    dossier.settings(mail(server.port))
    expect(failed.json<DailyView>().totals.failed).toBe(2)
    expect((await dossier.ask<DailyView>('daily --catch-up')).alreadyDone).toBe(false)
    expect((await dossier.ask<DailyView>('daily --catch-up')).alreadyDone).toBe(true)
    dossier.day = '2026-11-23'
    expect((await dossier.ask<DailyView>('daily --catch-up')).alreadyDone).toBe(false)
  })

  it('a simulation changes nothing', async () => {
    drop(dossier, EXPORT, MONDAY)
    const before = ledgerBytes(dossier)
    const view = await dossier.ask<DailyView>('daily --dry-run')
    expect(view.inbox.files).toMatchObject([{ outcome: 'imported', movedTo: null, imported: { changes: { new: 2 } } }])
    expect(ledgerBytes(dossier).equals(before)).toBe(true)
    expect(['logs', 'backups', 'reports'].filter((name) => existsSync(join(dossier.folder, name)))).toEqual([])
    expect(server.received).toHaveLength(0)
  })

  it('keeps a log without addresses nor messages, a backup that opens, and removes the old ones', async () => {
    drop(dossier, EXPORT, MONDAY)
    mkdirSync(join(dossier.folder, 'logs'), { mode: 0o700 })
    writeFileSync(join(dossier.folder, 'logs', 'relance_2026-08-01.jsonl'), '{}\n')
    writeFileSync(join(dossier.folder, 'logs', 'relance_2026-11-01.jsonl'), '{}\n')
    const view = await daily(dossier)
    expect(view.backup).toBe(join(dossier.folder, 'backups', 'relance_2026-11-20.db'))
    expect(readdirSync(join(dossier.folder, 'logs')).sort()).toEqual(['relance_2026-11-01.jsonl', 'relance_2026-11-20.jsonl'])
    const text = readFileSync(join(dossier.folder, 'logs', 'relance_2026-11-20.jsonl'), 'utf8')
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.map(({ event }) => event)).toEqual(['start', 'file', 'plan', 'message', 'message', 'report', 'backup', 'end'])
    expect(lines.filter(({ event }) => event === 'message').map(({ customer, status }) => [customer, status])).toEqual([
      ['C001', 'sent'],
      ['C002', 'sent'],
    ])
    expect(text).not.toMatch(/@|Madame|FR76/)
    for (const day of ['2026-11-23', '2026-11-27', '2026-12-04', '2026-12-11', '2026-12-18', '2026-12-28']) {
      dossier.day = day
      await daily(dossier)
    }
    // Every seven days at the earliest, kept thirty.
    expect(readdirSync(join(dossier.folder, 'backups')).sort()).toEqual([
      'relance_2026-12-04.db',
      'relance_2026-12-11.db',
      'relance_2026-12-18.db',
      'relance_2026-12-28.db',
    ])
  })
})
