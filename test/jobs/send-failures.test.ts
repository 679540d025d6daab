import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanView } from '../../src/reporting/plan-views.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { type MisbehavingSmtp, type Script, startMisbehaving } from '../support/misbehaving-smtp.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/delivery')
const CODES = ['C001', 'C002', 'C003', 'C004', 'C005']

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier()
  const books = planned.write('732829320FEC20261231.txt', fec(CODES.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  await planned.ask(`import ${books} ${planned.write('contacts.csv', contacts(CODES))} --first-year`)
  await planned.ask('plan')
}, 60_000)
const servers: { close(): Promise<void> }[] = []
afterAll(async () => {
  for (const server of servers) await server.close()
  removeDossiers()
})

/** The planned dossier with a server of this behaviour. */
async function against(script: Script, smtp: Record<string, unknown> = {}): Promise<{ dossier: TempDossier; server: MisbehavingSmtp }> {
  const server = await startMisbehaving(script)
  servers.push(server)
  const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none', ...smtp } })
  return { dossier, server }
}

const send = (dossier: TempDossier, ...only: string[]) =>
  dossier.ask<SendView>(['send', ...only.flatMap((code) => ['--only', code])].join(' '), [0, 6])
const told = (view: SendView) => Object.fromEntries(view.results.map((one) => [one.customer, one.status]))
const reasons = (view: SendView) => [...new Set(view.results.map((one) => one.reason))]

describe.concurrent('a server that cannot be used', () => {
  it('refuses the connection: nothing has left, and everybody can be sent to afterwards', async () => {
    const { dossier, server } = await against({})
    await server.close()
    const answer = await dossier.run('send', '--json')
    expect(answer.code).toBe(6)
    const view = answer.json<SendView>()
    expect(view.totals).toEqual({ sent: 0, written: 0, failed: 5, skipped: 0, inDoubt: 0, needsApproval: 0 })
    const why =
      'Le serveur 127.0.0.1 refuse la connexion. Vérifiez « smtp.host » et « smtp.port » dans relance.yaml (587 avec starttls, 465 avec tls).'
    expect(reasons(view)).toEqual([why, `L’envoi a été arrêté après 3 échecs de suite ; ce message n’est pas parti. ${why}`])
    const mended = await startSmtp()
    servers.push(mended)
    dossier.settings({ smtp: { host: '127.0.0.1', port: mended.port, security: 'none' } })
    expect((await send(dossier)).totals).toMatchObject({ sent: 5, failed: 0 })
    expect(mended.received.length).toBe(5)
  })

  it('refuses the password: says so once, never shows it, sends nothing', async () => {
    const { dossier, server } = await against({ auth: '535 5.7.8 Authentication credentials invalid' }, { user: 'compta' })
    dossier.env = { RELANCE_SMTP_PASSWORD: 'S3cret-de-Brunet' }
    const answer = await dossier.run('send', '--json', '--verbose')
    const view = answer.json<SendView>()
    expect([answer.code, view.totals.failed, view.totals.sent]).toEqual([6, 5, 0])
    expect(reasons(view)[0]).toBe(
      '127.0.0.1 refuse l’identifiant ou le mot de passe. Vérifiez « smtp.user » et RELANCE_SMTP_PASSWORD (ou le fichier « smtp.passwordFile »). Réponse du serveur : « 535 5.7.8 Authentication credentials invalid ».',
    )
    expect(answer.stdout + answer.stderr).not.toContain('S3cret')
    expect(server.commands.filter((line) => line.startsWith('MAIL'))).toEqual([])
  })

  it('has no password to be given: a setting to fill in, before anything is claimed', async () => {
    const { dossier, server } = await against({}, { user: 'compta' })
    const answer = await dossier.run('send', '--json')
    expect([answer.code, answer.json()]).toMatchObject([3, { error: { code: 'smtp-password-missing' } }])
    expect(server.connections).toBe(0)
  })

  it('shows a certificate that is not its own: nothing is said to it', async () => {
    const server = await startSmtp({
      key: readFileSync(`${FIXTURES}/test-only-server.key`),
      cert: readFileSync(`${FIXTURES}/test-only-wrong-name.pem`),
    })
    servers.push(server)
    const dossier = twinOf(planned, { smtp: { host: 'localhost', port: server.port, security: 'starttls' } })
    dossier.env = { NODE_EXTRA_CA_CERTS: `${FIXTURES}/test-only-authority.pem` }
    const view = (await dossier.start('send', '--json').done).json<SendView>()
    expect(view.totals).toMatchObject({ sent: 0, failed: 5 })
    expect(reasons(view)[0]).toContain('Le certificat présenté par localhost est au nom d’un autre serveur.')
    expect(server.received).toEqual([])
  })

  it('offers no encryption: nothing leaves in clear, the password neither', async () => {
    const { dossier, server } = await against({ ehlo: '250-stripped.test\r\n250 AUTH PLAIN' }, { security: 'starttls', user: 'compta' })
    dossier.env = { RELANCE_SMTP_PASSWORD: 'S3cret' }
    const view = await send(dossier)
    expect(view.totals).toMatchObject({ sent: 0, failed: 5 })
    expect(reasons(view)[0]).toContain('127.0.0.1 ne propose pas le chiffrement STARTTLS : rien n’a été envoyé.')
    expect([...new Set(server.commands.map((line) => line.split(' ')[0]))].sort()).toEqual(['EHLO', 'STARTTLS'])
  })
})

describe.concurrent('a message the server does not take', () => {
  it('for one recipient fails alone, is told with the server’s words, and is tried again by the next sending', async () => {
    const server = await startSmtp({
      onRcptTo({ address }, _session, done) {
        if (address !== 'compta@c002.example') return done()
        done(Object.assign(new Error('5.1.1 Unknown user'), { responseCode: 550 }))
      },
    })
    servers.push(server)
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    const answer = await dossier.run('send', '--json')
    const view = answer.json<SendView>()
    expect(answer.code).toBe(6)
    expect(told(view)).toEqual({ C001: 'sent', C002: 'failed', C003: 'sent', C004: 'sent', C005: 'sent' })
    expect(view.results[1]?.reason).toBe(
      'L’adresse du destinataire n’existe pas ou n’accepte pas de message. Corrigez l’adresse de ce client. Réponse du serveur : « 550 5.1.1 Unknown user ».',
    )
    const failed = (await dossier.ask<HistoryView>('history --customer C002')).events
    expect(failed.map((event) => [event.status, event.detail?.['reply']])).toEqual([['failed', '550 5.1.1 Unknown user']])
    // The address is mended: C002 alone is written to.
    await dossier.ask(`import ${dossier.write('contacts.csv', contacts([{ code: 'C002', email: 'achats@c002.example' }]))}`)
    const again = await send(dossier)
    expect(again.results.map((one) => [one.customer, one.status, one.to])).toEqual([['C002', 'sent', ['achats@c002.example']]])
    expect(server.received.length).toBe(5)
  })

  it('for the moment (451) is tried again a little later and leaves once', async () => {
    let refusals = 0
    const server = await startSmtp({
      onMailFrom(_address, _session, done) {
        if (++refusals > 1) return done()
        done(Object.assign(new Error('4.7.1 Greylisted, please try again later'), { responseCode: 451 }))
      },
    })
    servers.push(server)
    const dossier = twinOf(planned, { smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })
    expect(told(await send(dossier, 'C001'))).toEqual({ C001: 'sent' })
    expect(server.received.length).toBe(1)
  })
})

describe.concurrent('a connection lost once the message was given', () => {
  it('leaves a doubt, told with exit code 6, which no sending and no plan resolves by itself', async () => {
    const { dossier, server } = await against({ final: 'drop' })
    const answer = await dossier.run('send', '--json', '--only', 'C001', '--only', 'C002')
    expect(answer.code).toBe(6)
    const view = answer.json<SendView>()
    expect(told(view)).toEqual({ C001: 'inDoubt', C002: 'inDoubt' })
    expect(view.results[0]?.reason).toBe(
      'La connexion avec 127.0.0.1 a été perdue pendant la remise du message : on ne sait pas s’il est parti, et il ne repartira pas tout seul. Demandez au destinataire ou à votre hébergeur, puis notez la réponse avec « relance history resolve ».',
    )
    server.script = {}
    expect(told(await send(dossier, 'C001', 'C002'))).toEqual({ C001: 'inDoubt', C002: 'inDoubt' })
    expect(server.messages.length).toBe(2)

    const [first, second] = view.results.map((one) => one.id)
    await dossier.ask(`history resolve ${first} sent`)
    const twice = await dossier.run('history', 'resolve', first ?? '', 'not-sent')
    expect([twice.code, plain(twice.stderr)]).toEqual([
      4,
      expect.stringContaining(`Aucun envoi en doute ne porte l’identifiant « ${first} ».`),
    ])
    await dossier.ask(`history resolve ${second} not-sent`)
    expect(told(await send(dossier, 'C001', 'C002'))).toEqual({ C002: 'sent' })
    expect(server.messages.length).toBe(3)
    const { events, chain } = await dossier.ask<HistoryView>('history --verify')
    expect(events.map((event) => `${event.customer} ${event.status}`)).toEqual([
      'C001 inDoubt',
      'C002 inDoubt',
      'C001 sent',
      'C002 failed',
      'C002 sent',
    ])
    expect(chain).toEqual({ ok: true, firstBad: null, fault: null, missingDetails: 0, faults: [], faultCount: 0 })
  })

  it('holds the customer in the plan of every day until somebody says', async () => {
    const { dossier, server } = await against({ final: 'drop' })
    const doubt = (await send(dossier, 'C001')).results[0]?.id
    server.script = {}
    dossier.day = '2026-12-01'
    const held = await dossier.ask<PlanView>('plan --customer C001')
    expect([held.toSend.length, held.heldByReason]).toEqual([0, { 'in-doubt': 1 }])
    await dossier.ask(`history resolve ${doubt} not-sent`)
    expect(told(await send(dossier, 'C001'))).toEqual({ C001: 'sent' })
    expect(server.messages.length).toBe(2)
  })
})
