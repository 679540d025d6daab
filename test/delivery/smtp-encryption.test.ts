import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import type { SmtpSettings } from '../../src/domain/settings.ts'
import { childEnvironment, compileProgram } from '../support/compile.ts'
import { loopback } from '../support/loopback.ts'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'
import type { Outcomes } from '../support/send-once.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/delivery')
const MAIL = { from: 'compta@brunet.example', to: ['a@client.example'], bytes: Buffer.from('Subject: x\r\n\r\ny\r\n') }
const QUICK = { connectMs: 2_000, silenceMs: 2_000 }

const servers: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function serverWith(certificate: string, secure: boolean): Promise<SmtpCollector> {
  const key = readFileSync(`${FIXTURES}/test-only-server.key`)
  const server = await startSmtp({ key, cert: readFileSync(`${FIXTURES}/test-only-${certificate}.pem`), secure })
  servers.push(server)
  return server
}

/** Sends from a process of its own that trusts the tests' authority. */
async function sendTrusting(settings: readonly SmtpSettings[], more: Record<string, string> = {}): Promise<Outcomes> {
  const env = childEnvironment({ NODE_EXTRA_CA_CERTS: `${FIXTURES}/test-only-authority.pem`, ...more })
  const { stdout } = await promisify(execFile)(process.execPath, [compileProgram('send-once.ts'), JSON.stringify(settings)], { env })
  return JSON.parse(stdout) as Outcomes
}

describe('encryption on the way to the mail server', () => {
  it('a verified certificate is accepted, with STARTTLS and with TLS from the start', async () => {
    const [starttls, tls] = [await serverWith('localhost', false), await serverWith('localhost', true)]
    const outcomes = await sendTrusting([
      loopback(starttls.port, { host: 'localhost', security: 'starttls' }),
      loopback(tls.port, { host: 'localhost', security: 'tls' }),
    ])
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['accepted', 'accepted'])
    expect([starttls.received.length, tls.received.length]).toEqual([1, 1])
  })

  it('a certificate of another name or an expired one is refused, and said so, even when Node is told to trust everything', async () => {
    const settings: SmtpSettings[] = []
    for (const certificate of ['wrong-name', 'expired']) {
      for (const security of ['starttls', 'tls'] as const) {
        const server = await serverWith(certificate, security === 'tls')
        settings.push(loopback(server.port, { host: 'localhost', security }))
      }
    }
    const outcomes = await sendTrusting(settings, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })
    const name =
      'Le certificat présenté par localhost est au nom d’un autre serveur. Mettez dans « smtp.host » le nom donné par l’hébergeur ; ' +
      'si c’est déjà le cas, n’envoyez rien et prévenez-le.'
    const expired =
      'Le certificat de localhost n’est plus (ou pas encore) valable. Vérifiez la date de l’ordinateur, sinon prévenez l’hébergeur de la messagerie.'
    expect(outcomes.map((outcome) => (outcome.kind === 'accepted' ? '' : outcome.why))).toEqual([name, name, expired, expired])
    expect(outcomes).toEqual(outcomes.map(() => expect.objectContaining({ kind: 'refused', retriable: false, connection: true })))
  })

  it.each(['starttls', 'tls'] as const)('a certificate signed by nobody known is refused (%s)', async (security) => {
    const server = await serverWith('localhost', security === 'tls')
    const mailer = new SmtpMailer(loopback(server.port, { host: 'localhost', security }), null, QUICK)
    expect(await mailer.send(MAIL)).toEqual({
      kind: 'refused',
      reply: null,
      retriable: false,
      connection: true,
      why: 'Le certificat de localhost n’est signé par aucune autorité connue. S’il vient de votre propre autorité, indiquez son fichier dans la variable NODE_EXTRA_CA_CERTS.',
    })
    expect(server.received).toEqual([])
  })

  it('STARTTLS taken out of the greeting stops the message and the password', async () => {
    const server = await startMisbehaving({ ehlo: '250-stripped.test\r\n250 AUTH PLAIN' })
    servers.push(server)
    const mailer = new SmtpMailer(loopback(server.port, { security: 'starttls', user: 'compta' }), 'S3cret', QUICK)
    const outcome = await mailer.send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', retriable: false, connection: true })
    expect(outcome.kind === 'refused' && outcome.why).toContain('127.0.0.1 ne propose pas le chiffrement STARTTLS : rien n’a été envoyé.')
    expect(server.commands.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS'])
  })

  it('a server that speaks in clear on a TLS port is explained', async () => {
    const server = await startMisbehaving({})
    servers.push(server)
    const outcome = await new SmtpMailer(loopback(server.port, { security: 'tls' }), null, QUICK).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable: false, connection: true })
    expect(outcome.kind === 'refused' && outcome.why).toContain('127.0.0.1 ne parle pas TLS d’emblée sur ce port.')
  })
})

describe('what is refused before any connection', () => {
  const settings = loopback(25, { host: 'smtp.client.example' })

  it('sending in clear to another machine, unless it is asked for by name', () => {
    expect(() => new SmtpMailer(settings, null)).toThrow(expect.objectContaining({ code: 'smtp-plaintext', exitCode: 3 }))
    expect(() => new SmtpMailer({ ...settings, host: '127.0.0.1.client.example' }, null)).toThrow('circuleraient en clair')
    expect(() => new SmtpMailer({ ...settings, allowPlaintext: true }, null)).not.toThrow()
    for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      expect(() => new SmtpMailer({ ...settings, host }, null)).not.toThrow()
  })

  it('a user without a password', () => {
    for (const password of [null, '']) {
      expect(() => new SmtpMailer(loopback(25, { user: 'compta' }), password)).toThrow(
        expect.objectContaining({ code: 'smtp-password-missing' }),
      )
    }
  })
})
