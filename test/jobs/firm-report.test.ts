// The report of a firm: one mail for the dossiers that one person reads and one account sends, recorded in the chain of each.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLedger } from '../../src/ledger/open.ts'
import { recordOwner } from '../../src/ledger/ownership.ts'
import type { DailyView } from '../../src/reporting/daily-view.ts'
import type { HistoryView } from '../../src/reporting/views.ts'
import { contacts, dossierAt, newDossier, removeDossiers, type SettingsChanges, type TempDossier } from '../support/dossier.ts'
import { bankCharge, fec, sale } from '../support/fec.ts'
import { plain } from '../support/runs.ts'
import { type ReceivedMail, type SmtpCollector, startSmtp } from '../support/smtp.ts'

const FIRM = 'equipe@cabinet.example'

let any: TempDossier
const servers: SmtpCollector[] = []
/** A dossier whose first message was sent by hand the day before; two more fall due on the day. */
beforeAll(async () => {
  any = newDossier({ daily: { settledSeconds: 0 } }, '2026-11-13')
  const sales = [
    sale('C001', 'F1', '2026-10-07', 120_000),
    sale('C002', 'F2', '2026-10-13', 60_000),
    sale('C003', 'F3', '2026-10-13', 90_000),
  ]
  await any.ask(`import ${any.write('732829320FEC20261231.txt', fec([...sales, bankCharge('2026-11-12')]))} --first-year`)
  await any.ask(`import ${any.write('contacts.csv', contacts(['C001', 'C002', 'C003']))}`)
  await any.ask('plan')
  await any.ask('send')
}, 60_000)
afterAll(async () => {
  for (const server of servers) await server.close()
  removeDossiers()
})

async function newServer(options: Parameters<typeof startSmtp>[0] = {}): Promise<SmtpCollector> {
  const server = await startSmtp(options)
  servers.push(server)
  return server
}

interface Firm {
  readonly folder: string
  at(name: string): TempDossier
  daily(...words: string[]): ReturnType<TempDossier['run']>
}

let firms = 0
/** @param dossiers settings of each, by its name */
function newFirm(dossiers: Readonly<Record<string, SettingsChanges>>): Firm {
  firms++
  const folder = join(any.folder, '..', `cabinet-${firms}`)
  for (const [name, changes] of Object.entries(dossiers)) {
    cpSync(any.folder, join(folder, name), { recursive: true })
    const ledger = openLedger(join(folder, name, 'relance.db'))
    recordOwner(ledger)
    ledger.close()
    dossierAt(join(folder, name)).settings({ daily: { settledSeconds: 0 }, report: { to: FIRM }, ...changes })
  }
  const at = (name: string) => dossierAt(join(folder, name))
  return {
    folder,
    at,
    daily: (...words) => {
      const runner = dossierAt(folder)
      runner.env = { RELANCE_DOSSIER: '' }
      return runner.run('daily', '--all', folder, ...words)
    },
  }
}

const by = ({ port }: SmtpCollector): SettingsChanges => ({ smtp: { host: '127.0.0.1', port, security: 'none' } })
const called = (name: string): SettingsChanges => ({ creditor: { name } })
const reportsOf = ({ received }: SmtpCollector): ReceivedMail[] => received.filter(({ to }) => to.includes(FIRM))

interface FirmDaily {
  readonly dossiers: readonly { readonly daily: DailyView | null }[]
}

describe('the report of a firm', () => {
  it('is one mail: a line for each dossier, those that stopped, then each with its own words; each chain tells of it', async () => {
    const server = await newServer()
    const firm = newFirm({ brunet: by(server), courlis: { ...by(server), ...called('Voiles <b>& Courlis') }, morel: by(server) })
    writeFileSync(join(firm.folder, 'morel', 'relance.db'), 'no ledger at all')
    const answer = await firm.daily('--json')
    expect(answer.code).toBe(6)
    const reports = reportsOf(server)
    expect(reports.length).toBe(1)
    const { subject, text, html, headers } = reports[0]?.mail ?? {}
    expect(plain(subject ?? '')).toBe('relance : 4 parties – 3 dossiers')
    expect(headers?.get('auto-submitted')).toBe('auto-generated')
    const words = plain(text ?? '')
    expect(words).toMatch(
      /^Relances du 20 novembre 2026 – 3 dossiers\n4 parties\.\n\n- Atelier Brunet \(brunet\) : 2 parties\n- Voiles <b>& Courlis \(courlis\) : 2 parties\n\nDOSSIERS ARRÊTÉS\n- morel : /,
    )
    expect(words.match(/PARTIES\n- C002 Client C002 : première relance, e-mail à compta@c002\.example, 600,00 €\n/g)?.length).toBe(2)
    expect(html).toContain('<a href="#d1">Voiles &lt;b&gt;&amp; Courlis (courlis)</a>')
    expect((html || '').match(/<body/g)?.length).toBe(1)
    expect((html || '').match(/<h2[^>]*>Parties<\/h2>/g)?.length).toBe(2)

    const heads: string[] = []
    for (const name of ['brunet', 'courlis']) {
      const { events, chain } = await firm.at(name).ask<HistoryView>('history --verify')
      const told = events.filter(({ status }) => status === 'reported')
      expect(told.length).toBe(1)
      expect(told[0]?.detail).toMatchObject({ to: [FIRM], sent: 2, messageId: reports[0]?.mail.messageId })
      expect(told[0]?.detail?.['head']).toBe(told[0]?.previous)
      expect(words).toContain(String(told[0]?.detail?.['head']))
      heads.push(String(told[0]?.id))
      expect(chain.ok).toBe(true)
      const [logged] = readdirSync(join(firm.folder, name, 'logs')).map((file) =>
        readFileSync(join(firm.folder, name, 'logs', file), 'utf8'),
      )
      expect(logged).toMatch(/"event":"report","status":"sent","reason":null,"head":"[0-9a-f]{64}"\}\n$/)
    }
    expect(new Set(heads).size).toBe(2)
    expect(answer.json<FirmDaily>().dossiers.map(({ daily }) => daily?.report?.status ?? null)).toEqual(['sent', 'sent', null])
  })

  it('is not made again by a catch-up of the same day', async () => {
    const server = await newServer()
    const firm = newFirm({ brunet: by(server), courlis: by(server) })
    await firm.daily()
    const again = await firm.daily('--catch-up')
    expect(again).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(reportsOf(server).length).toBe(1)
  })

  it('never goes through the server of another dossier, nor to another reader; and then tells of no other dossier', async () => {
    const [own, other] = [await newServer(), await newServer()]
    const firm = newFirm({
      brunet: by(own),
      courlis: by(other),
      morel: { ...by(own), report: { to: 'gerant@morel.example' } },
      roux: by(own),
      tanguy: by(own),
    })
    writeFileSync(join(firm.folder, 'roux', 'relance.yaml'), 'creditor: [')
    expect((await firm.daily()).code).toBe(6)
    const subjects = (server: SmtpCollector) =>
      server.received.filter(({ mail }) => mail.subject?.startsWith('relance :')).map(({ to, mail }) => [to[0], plain(mail.subject ?? '')])
    expect(subjects(own).sort()).toEqual([
      [FIRM, 'relance : 4 parties – 2 dossiers'],
      ['gerant@morel.example', 'relance : 2 parties – Atelier Brunet'],
    ])
    expect(subjects(other)).toEqual([[FIRM, 'relance : 2 parties – Atelier Brunet']])
    expect(reportsOf(own)[0]?.mail.text).not.toContain('roux')
  })

  it('that the server refuses is told for each dossier; the day is done all the same, and no reminder leaves again', async () => {
    const server = await newServer({
      onRcptTo: ({ address }, _session, done) => (address === FIRM ? done(new Error('550 inconnu')) : done()),
    })
    const firm = newFirm({ brunet: by(server), courlis: by(server) })
    const { stdout, code } = await firm.daily()
    expect(code).toBe(0)
    expect(plain(stdout).match(/ {2}Le rapport n’est pas parti\. .*550 inconnu/g)?.length).toBe(2)
    const again = await firm.daily('--catch-up')
    expect(again).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expect(server.received.length).toBe(4)
    expect((await firm.at('brunet').ask<HistoryView>('history')).events.some(({ status }) => status === 'reported')).toBe(false)
  })
})
