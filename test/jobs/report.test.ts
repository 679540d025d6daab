// The report to the accountant after a sending: a real server, what it received, what the chain says of it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'
import { plain } from '../support/runs.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const OWN = 'compta@atelier-brunet.example'
const NAMES = ['Durand', 'Société <b>Petit</b> & Fils', 'Martin']

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier()
  const sales = ['C001', 'C002', 'C003'].map((code, index) => sale(code, `F-${code}`, '2026-10-10', 100_000 * (index + 1)))
  const young = sale('C004', 'F-C004', '2026-11-15', 40_000)
  const books = planned.write('732829320FEC20261231.txt', fec([...sales, young]))
  const people = contacts(
    ['C001', 'C002', 'C003'].map((code, index) => ({ code, name: NAMES[index] ?? code, email: `compta@${code.toLowerCase()}.example` })),
  )
  await planned.ask(`import ${books} ${planned.write('contacts.csv', people)} --first-year`)
  await planned.ask('plan')
}, 60_000)
const servers: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
  removeDossiers()
})

const ANSWER_TO_OWN = { report: { to: 'own' } }

async function withServer(
  changes: SettingsChanges = ANSWER_TO_OWN,
  options: Parameters<typeof startSmtp>[0] = {},
): Promise<{ dossier: TempDossier; server: SmtpCollector; reports(): SmtpCollector['received'] }> {
  const server = await startSmtp(options)
  servers.push(server)
  const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, ...changes })
  return { dossier, server, reports: () => server.received.filter(({ mail }) => mail.subject?.startsWith('relance :')) }
}

describe.concurrent('the report', () => {
  it('comes once, after the messages, to the accountant: what left and what waits, no name nor amount in its subject', async () => {
    const { dossier, server, reports } = await withServer()
    const { report } = await dossier.ask<SendView>('send')
    expect(server.received.length).toBe(4)
    expect(server.received.at(-1)?.to).toEqual([OWN])
    const [sent] = reports()
    expect(plain(sent?.mail.subject ?? '')).toBe('relance : 3 parties – Atelier Brunet')
    expect(sent?.mail.headers.get('auto-submitted')).toBe('auto-generated')
    const text = plain(sent?.mail.text ?? '')
    expect(text).toContain('PARTIES\n- C001 Durand : première relance, e-mail à compta@c001.example, 1 000,00 €\n')
    expect(text).toContain('CE QUI ATTEND, ET POURQUOI\n- pas encore échue : 1\n')
    expect(text).toContain(report?.head ?? 'no head')
    expect(report).toMatchObject({ to: OWN, status: 'sent', reason: null })
    const html = sent?.mail.html || ''
    expect(html).toContain('Société &lt;b&gt;Petit&lt;/b&gt; &amp; Fils')
    expect(html).not.toContain('<b>Petit')
  })

  it('is an event of the chain and no delivery; the head it quotes is found there later, and another one is not', async () => {
    const { dossier } = await withServer()
    const { report } = await dossier.ask<SendView>('send')
    const head = report?.head ?? ''
    const { events, chain } = await dossier.ask<HistoryView>(`history --verify --head ${head}`)
    expect(events.map(({ status, customer, channel }) => [status, customer, channel])).toEqual([
      ['sent', 'C001', 'email'],
      ['sent', 'C002', 'email'],
      ['sent', 'C003', 'email'],
      ['reported', null, null],
    ])
    expect(events.at(-1)?.previous).toBe(head)
    expect(events.at(-1)?.detail).toMatchObject({ to: [OWN], head, sent: 3, failed: 0, decisions: 0 })
    expect(chain).toMatchObject({ ok: true, head: { found: true, position: 3, day: '2026-11-20', after: 1 } })
    const said = await dossier.run('history', '--head', head.toUpperCase())
    expect([said.code, plain(said.stdout)]).toEqual([
      0,
      expect.stringContaining(
        'L’empreinte citée est celle de l’enregistrement n° 3, du 20 novembre 2026 ; 1 enregistrement a suivi. Ce qui précède n’a pas été réécrit depuis.',
      ),
    ])
    const other = await dossier.run('history', '--head', 'a'.repeat(64))
    expect([other.code, plain(other.stdout)]).toEqual([9, expect.stringContaining('ATTENTION : L’empreinte aaaa')])
    expect((await dossier.run('history', '--head', 'abc')).code).toBe(2)
  })

  it('is not sent again by a second sending of the day that changes nothing', async () => {
    const { dossier, reports } = await withServer()
    await dossier.ask('send')
    const again = await dossier.ask<SendView>('send')
    expect([again.report, reports().length]).toEqual([undefined, 1])
  })

  it('tells the approvals that wait with the very commands, once a day as long as nothing changes', async () => {
    const { dossier, reports } = await withServer({
      ...ANSWER_TO_OWN,
      reminders: { staleBooksDays: 0, approval: ['relance-1'], approvalAbove: null },
    })
    await dossier.ask('plan')
    const first = await dossier.ask<SendView>('send')
    expect(first.totals).toMatchObject({ sent: 0, needsApproval: 3 })
    const [sent] = reports()
    expect(plain(sent?.mail.subject ?? '')).toBe('relance : aucune partie, 3 décisions – Atelier Brunet')
    for (const { id } of first.results) expect(sent?.mail.text).toContain(`  relance approve ${id}\n`)
    expect(sent?.mail.text).toContain('Toutes : relance approve --all, puis relance send')
    expect((await dossier.ask<SendView>('send')).report?.status).toBe('same')
    expect(reports().length).toBe(1)
    await dossier.ask(`approve ${first.results[0]?.id}`)
    await dossier.ask('send')
    expect(reports().map(({ mail }) => plain(mail.subject ?? ''))).toEqual([
      'relance : aucune partie, 3 décisions – Atelier Brunet',
      'relance : 1 partie, 2 décisions – Atelier Brunet',
    ])
  })

  it('tells failures with the words of the server, and the exit code stays that of the reminders', async () => {
    const { dossier, reports } = await withServer(ANSWER_TO_OWN, {
      onRcptTo({ address }, _session, done) {
        if (address !== 'compta@c002.example') return done()
        done(Object.assign(new Error('5.1.1 Unknown user'), { responseCode: 550 }))
      },
    })
    const answer = await dossier.run('send')
    expect(answer.code).toBe(6)
    const [sent] = reports()
    expect(plain(sent?.mail.subject ?? '')).toBe('relance : 2 parties, 1 échec – Atelier Brunet')
    expect(plain(sent?.mail.text ?? '')).toMatch(/ÉCHECS\n- C002 .*550 5\.1\.1 Unknown user/)
    expect(plain(answer.stdout)).toContain(`Rapport envoyé à ${OWN}. Empreinte de l’historique : `)
    // Tried again with the same end: nothing new to tell.
    expect((await dossier.ask<SendView>('send', [6])).report?.status).toBe('same')
    expect(reports().length).toBe(1)
  })

  it('goes to another address, or to nobody', async () => {
    const other = await withServer({ report: { to: 'direction@atelier-brunet.example' } })
    await other.dossier.ask('send')
    expect(other.server.received.at(-1)?.to).toEqual(['direction@atelier-brunet.example'])
    const none = await withServer({ report: { to: 'none' } })
    const answer = await none.dossier.run('send')
    expect([answer.code, none.server.received.length]).toEqual([0, 3])
    expect(plain(answer.stdout)).toContain('En attente, par motif : pas encore échue 1.')
  })

  it('is shown on the terminal alone where there is no mail server', async () => {
    const dossier = twinOf(planned, ANSWER_TO_OWN)
    const answer = await dossier.run('send')
    expect(plain(answer.stdout)).toContain('En attente, par motif : pas encore échue 1.')
    const { events } = await dossier.ask<HistoryView>('history')
    expect(events.map(({ status }) => status)).toEqual(['written', 'written', 'written'])
  })

  it('is never sent by a simulation nor by a trial to oneself', async () => {
    const { dossier, server, reports } = await withServer()
    expect((await dossier.ask<SendView>('send --dry-run')).report).toBeUndefined()
    expect((await dossier.ask<SendView>('send --to-me')).report).toBeUndefined()
    expect([server.received.length, reports().length]).toEqual([3, 0])
  })

  it('speaks with the dossier’s own words where it has them', async () => {
    const { dossier, reports } = await withServer()
    mkdirSync(join(dossier.folder, 'templates', 'fr'), { recursive: true })
    writeFileSync(join(dossier.folder, 'templates', 'fr', 'report.text.hbs'), 'Bilan : {{summary}}\n{{#each left}}{{customer}} {{/each}}\n')
    expect((await dossier.run('check')).stdout).toContain('modèles')
    await dossier.ask('send')
    expect(reports()[0]?.mail.text?.trim()).toBe('Bilan : 3 parties\nC001 C002 C003')
    expect(reports()[0]?.mail.html).toBe(false)
  })
})

describe.concurrent('a report that does not leave', () => {
  it('because its address is refused: told on stderr, the reminders count, nothing is recorded', async () => {
    const { dossier, server } = await withServer(ANSWER_TO_OWN, {
      onRcptTo({ address }, _session, done) {
        if (address !== OWN) return done()
        done(Object.assign(new Error('5.7.1 Not allowed'), { responseCode: 550 }))
      },
    })
    const answer = await dossier.run('send')
    expect([answer.code, server.received.length]).toEqual([0, 3])
    expect(plain(answer.stderr)).toContain(
      `relance: Le rapport à ${OWN} n’est pas parti. Les relances, elles, sont comptées comme ci-dessus.\n  → `,
    )
    expect((await dossier.ask<HistoryView>('history')).events.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent'])
  })

  it('because its template is faulty: told before anything leaves', async () => {
    const { dossier, server } = await withServer()
    mkdirSync(join(dossier.folder, 'templates', 'fr'), { recursive: true })
    writeFileSync(join(dossier.folder, 'templates', 'fr', 'report.text.hbs'), '{{invoices}}\n')
    const answer = await dossier.run('send')
    expect([answer.code, server.received.length]).toEqual([3, 0])
    expect(plain(answer.stderr)).toContain('Le champ « invoices » n’existe pas.')
  })

  it('because the connection is lost after each message: doubts are doubts, of the report nothing is sure', async () => {
    const server = await startMisbehaving({ final: 'drop' })
    servers.push(server)
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' }, ...ANSWER_TO_OWN })
    const answer = await dossier.run('send', '--only', 'C001')
    expect(answer.code).toBe(6)
    expect(plain(answer.stderr)).toContain(`Le rapport à ${OWN} est peut-être parti : le serveur ne l’a pas confirmé.`)
    const text = server.messages.at(-1)?.toString() ?? ''
    const [{ id } = { id: '' }] = (await dossier.ask<HistoryView>('history')).events
    expect(text.replace(/=\r\n/g, '')).toContain(`relance history resolve ${id} not-sent`)
  })
})
