// relance alone: what stops everything comes first, then what waits, then the day; nothing is proposed that would be refused.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WhereNext } from '../../src/jobs/where-next.ts'
import { contacts, dossierAt, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { bankCharge, fec, receipt, sale } from '../support/fec.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const EXPORT = '732829320FEC20261231.txt'
const SALES = [sale('C001', 'F1', '2026-10-10', 120_000), sale('C002', 'F2', '2026-10-12', 60_000)]

let server: SmtpCollector
let planned: TempDossier
beforeAll(async () => {
  server = await startSmtp({
    onRcptTo: ({ address }, _session, done) =>
      address.includes('c002') ? done(Object.assign(new Error('unknown user'), { responseCode: 550 })) : done(),
  })
  planned = newDossier({ smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
  await planned.ask(`import ${planned.write(EXPORT, fec([...SALES, bankCharge('2026-11-19')]))} --first-year`)
  await planned.ask(`import ${planned.write('contacts.csv', contacts(['C001', 'C002']))}`)
  await planned.ask('plan')
}, 60_000)
afterAll(async () => {
  await server.close()
  removeDossiers()
})

const next = async (dossier: TempDossier) => (await dossier.ask<WhereNext>('status')).next.map(({ command }) => command)

describe('what comes next', () => {
  it('is the books, where contacts alone are known', async () => {
    const dossier = newDossier()
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001']))}`)
    expect(await next(dossier)).toEqual(['relance import FICHIER'])
  })

  it('is newer books, and no plan, once those that are there are too old', async () => {
    const dossier = twinOf(planned, { reminders: { staleBooksDays: 5, firstPlansToApprove: 0, approval: [], approvalAbove: null } })
    dossier.day = '2026-12-10'
    const { next: steps } = await dossier.ask<WhereNext>('status')
    expect(steps.map(({ command }) => command)).toEqual(['relance import FICHIER'])
    expect(steps[0]?.why).toMatch(/^Rien ne part : .*19\/11\/2026/)
  })

  it('is to say since when the other one may have sent, where the ledger was moved', async () => {
    const folder = join(planned.folder, '..', 'ailleurs')
    cpSync(planned.folder, folder, { recursive: true })
    expect((await next(dossierAt(folder)))[0]).toBe('relance history adopt --since JOUR')
  })

  it('is the template that stops everything', async () => {
    const dossier = twinOf(planned)
    mkdirSync(join(dossier.folder, 'templates', 'fr'), { recursive: true })
    writeFileSync(join(dossier.folder, 'templates', 'fr', 'relance-1.text.hbs'), 'Bonjour {{nonexistent}}')
    expect((await next(dossier))[0]).toBe('relance templates check')
  })

  it('is another address for a customer whose own was refused, and nothing to send again to it', async () => {
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    expect(await next(dossier)).toContain('relance send')
    await dossier.ask('send', [6])
    const after = await next(dossier)
    expect(after).toContain('relance customers C002 --email ADRESSE')
    expect(after).not.toContain('relance send')
  })

  it('is the schedule, until one ran the daily work: by hand does not count', async () => {
    const dossier = newDossier({ daily: { settledSeconds: 0, dashboard: false } })
    const books = [...SALES, receipt('C001', '2026-11-19', 120_000), receipt('C002', '2026-11-19', 60_000)]
    await dossier.ask(`import ${dossier.write(EXPORT, fec(books))} --first-year`)
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts(['C001', 'C002']))}`)
    await dossier.ask('daily')
    expect(await next(dossier)).toContain('relance schedule install --at 08:30')
    dossier.day = '2026-11-23'
    await dossier.ask('daily --catch-up')
    expect(await next(dossier)).not.toContain('relance schedule install --at 08:30')
  })
})
