import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Mailer, OutgoingMail, SendOutcome } from '../../src/delivery/mailer.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { loopback } from '../support/loopback.ts'
import { type MisbehavingSmtp, type Script, startMisbehaving } from '../support/misbehaving-smtp.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'

const PIPELINING = '250-misbehaving.test\r\n250 PIPELINING'
const QUICK = { connectMs: 400, silenceMs: 400 }
const MAIL: OutgoingMail = {
  from: 'compta@brunet.example',
  to: ['a@client.example', 'b@client.example'],
  bytes: Buffer.from('Subject: rappel\r\n\r\nBonjour\r\n.\r\n..fin\r\n'),
}

const open: { close(): unknown }[] = []
const opened = <T extends { close(): unknown }>(thing: T): T => {
  open.unshift(thing)
  return thing
}
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

async function against(script: Script, credentials?: { user: string; password: string }): Promise<[Mailer, MisbehavingSmtp]> {
  const server = opened(await startMisbehaving(script))
  const settings = loopback(server.port, { user: credentials?.user ?? null })
  return [opened(new SmtpMailer(settings, credentials?.password ?? null, QUICK)), server]
}

async function outcomeAgainst(script: Script, credentials?: { user: string; password: string }): Promise<SendOutcome> {
  const [mailer] = await against(script, credentials)
  return mailer.send(MAIL)
}

describe('a message the server takes', () => {
  it('arrives byte for byte, lone dots included, to the addresses of the envelope', async () => {
    const server = opened(await startSmtp())
    const mailer = opened(new SmtpMailer(loopback(server.port), null))
    const outcome = await mailer.send(MAIL)
    expect(outcome).toEqual({ kind: 'accepted', reply: '250 Message pris en charge', refusedRecipients: [] })
    expect(server.received.map(({ from, to, raw }) => ({ from, to, raw: raw.toString() }))).toEqual([
      { from: 'compta@brunet.example', to: ['a@client.example', 'b@client.example'], raw: MAIL.bytes.toString() },
    ])
  })

  it('signs in with the password it was given', async () => {
    const server: SmtpCollector = opened(
      await startSmtp({
        authOptional: false,
        hideSTARTTLS: true,
        allowInsecureAuth: true,
        onAuth: (auth, _session, done) => done(null, auth.password === 'sésame' ? { user: auth.username } : {}),
      }),
    )
    const mailer = opened(new SmtpMailer(loopback(server.port, { user: 'compta' }), 'sésame'))
    expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(server.received.map((mail) => mail.user)).toEqual(['compta'])
  })

  it('uses one connection for one message after another', async () => {
    const [mailer, server] = await against({})
    for (const _ of [1, 2, 3]) expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(server.connections).toBe(1)
    expect(server.messages).toHaveLength(3)
  })

  it('opens another connection when the one it kept has died', async () => {
    const [mailer, server] = await against({})
    await mailer.send(MAIL)
    server.script = { rset: 'drop' }
    expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(server.connections).toBe(2)
    expect(server.messages).toHaveLength(2)
  })

  it('is sent to the customer when the copy alone is refused', async () => {
    const [mailer] = await against({ rcpt: ['250 Ok', '550 5.1.1 User unknown'] })
    const outcome = await mailer.send({ ...MAIL, copies: ['b@client.example'] })
    expect(outcome).toEqual({
      kind: 'accepted',
      reply: '250 2.0.0 Ok: queued as 1A2B3C',
      refusedRecipients: ['b@client.example'],
      refusals: [{ address: 'b@client.example', reply: '550 5.1.1 User unknown' }],
    })
  })

  it.each([
    ['550 5.1.1 User unknown', false, 'Le serveur a refusé l’adresse du client', 'Corrigez l’adresse.'],
    ['450 4.2.1 Busy', true, 'Le serveur ne prend pas l’adresse du client pour l’instant', 'Réessayez plus tard.'],
  ])('goes to nobody when the copy alone is taken: the customer is answered %s', async (reply, retriable, what, advice) => {
    for (const script of [{}, { ehlo: PIPELINING }]) {
      const [mailer, server] = await against({ ...script, rcpt: [reply, '250 Ok'] })
      const outcome = await mailer.send({ ...MAIL, copies: ['b@client.example'] })
      expect(outcome).toEqual({
        ...{ kind: 'refused', reply, retriable, connection: false },
        why: `${what} (a@client.example : ${reply}) : le message n’est pas parti, sa copie non plus. ${advice}`,
        refusals: [{ address: 'a@client.example', reply }],
      })
      expect(server.messages).toEqual([])
      // The next one finds the server as if nothing had been.
      server.script = {}
      expect((await mailer.send(MAIL)).kind).toBe('accepted')
    }
  })

  it('names the recipients refused among the others', async () => {
    const outcome = await outcomeAgainst({ rcpt: ['250 Ok', '550 5.1.1 User unknown'] })
    expect(outcome).toEqual({
      kind: 'accepted',
      reply: '250 2.0.0 Ok: queued as 1A2B3C',
      refusedRecipients: ['b@client.example'],
      refusals: [{ address: 'b@client.example', reply: '550 5.1.1 User unknown' }],
    })
  })
})

describe('what the server said of each address', () => {
  it('is kept when nobody was taken, and when the copy alone was', async () => {
    const nobody = await outcomeAgainst({ rcpt: ['450 4.2.1 Busy', '550 5.1.1 No'] })
    expect(nobody).toMatchObject({
      kind: 'refused',
      refusals: [
        { address: 'a@client.example', reply: '450 4.2.1 Busy' },
        { address: 'b@client.example', reply: '550 5.1.1 No' },
      ],
    })
    const [mailer] = await against({ ehlo: PIPELINING, rcpt: ['550 5.1.1 User unknown', '250 Ok'] })
    const copyAlone = await mailer.send({ ...MAIL, copies: ['b@client.example'] })
    expect(copyAlone).toMatchObject({ kind: 'refused', refusals: [{ address: 'a@client.example', reply: '550 5.1.1 User unknown' }] })
  })
})

// Each line: what the server does, and what is then known of the message.
const REFUSED: readonly [title: string, script: Script, reply: string | null, retriable: boolean, connection: boolean][] = [
  ['greets with 421', { greeting: '421 4.3.2 Too many connections' }, '421 4.3.2 Too many connections', true, true],
  ['greets with 554', { greeting: '554 5.7.1 No service here' }, '554 5.7.1 No service here', false, true],
  ['hangs up before its greeting', { greeting: 'drop' }, null, true, true],
  ['never greets', { greeting: 'hang' }, null, true, true],
  ['hangs up at EHLO', { ehlo: 'drop' }, null, true, true],
  ['never answers EHLO', { ehlo: 'hang' }, null, true, true],
  ['refuses EHLO with 421', { ehlo: '421 4.7.0 Try later' }, '421 4.7.0 Try later', true, true],
  ['refuses the sender for good', { mail: '553 5.1.8 Not your address' }, '553 5.1.8 Not your address', false, false],
  ['refuses the sender for now', { mail: '451 4.7.1 Greylisted' }, '451 4.7.1 Greylisted', true, false],
  ['closes at the sender with 421', { mail: '421 4.7.0 Rate limited' }, '421 4.7.0 Rate limited', true, true],
  ['hangs up at the sender', { mail: 'drop' }, null, true, true],
  ['never answers the sender', { mail: 'hang' }, null, true, true],
  ['refuses every recipient', { rcpt: '550 5.1.1 User unknown' }, '550 5.1.1 User unknown', false, false],
  ['refuses one recipient for now, the other for good', { rcpt: ['450 4.2.1 Busy', '550 5.1.1 No'] }, '450 4.2.1 Busy', true, false],
  ['hangs up at a recipient', { rcpt: 'drop' }, null, true, true],
  ['refuses DATA for good', { data: '554 5.5.1 No valid recipients' }, '554 5.5.1 No valid recipients', false, false],
  ['refuses DATA for now', { data: '452 4.3.1 Disk full' }, '452 4.3.1 Disk full', true, false],
  ['takes DATA itself for the message', { data: '250 2.0.0 Ok' }, '250 2.0.0 Ok', false, true],
  ['accepts before it has received anything', { data: '354 Go\r\n250 2.0.0 Ok' }, '250 2.0.0 Ok', false, true],
  ['refuses before it has received anything', { data: '354 Go\r\n451 4.3.0 Early' }, '451 4.3.0 Early', true, false],
  ['refuses the content for good', { final: '550 5.7.1 Spam' }, '550 5.7.1 Spam', false, false],
  ['refuses the content for now', { final: '451 4.3.0 Try again' }, '451 4.3.0 Try again', true, false],
  ['closes after the content with a whole 421', { final: '421 4.3.2 Shutting down' }, '421 4.3.2 Shutting down', true, true],
  ['with pipelining, refuses the sender', { ehlo: PIPELINING, mail: '553 No', rcpt: '503 No', data: '503 No' }, '553 No', false, false],
  ['with pipelining, refuses every recipient', { ehlo: PIPELINING, rcpt: '550 No', data: '554 None' }, '550 No', false, false],
  ['with pipelining, closes at a recipient with 421', { ehlo: PIPELINING, rcpt: '421 4.7.0 Bye' }, '421 4.7.0 Bye', true, true],
]

describe('a message certainly not taken', () => {
  it.each(REFUSED)('the server %s', async (_title, script, reply, retriable, connection) => {
    expect(await outcomeAgainst(script)).toMatchObject({ kind: 'refused', reply, retriable, connection })
  })

  it.each(['250 2.0.0 Ok', '451 4.3.0 Early'])(
    'the content of one answered too early (%s) never leaves, and the connection is not used again',
    async (reply) => {
      const [mailer, server] = await against({ data: `354 Go\r\n${reply}` })
      expect((await mailer.send(MAIL)).kind).toBe('refused')
      server.script = {}
      expect((await mailer.send(MAIL)).kind).toBe('accepted')
      expect([server.messages.length, server.connections]).toEqual([1, 2])
    },
  )

  it('nobody listens on the port', async () => {
    const port = await freePort()
    const outcome = await opened(new SmtpMailer(loopback(port), null, QUICK)).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable: true, connection: true })
  })

  it('the host does not exist', async () => {
    const settings = loopback(587, { host: 'smtp.introuvable.invalid', security: 'starttls' })
    const outcome = await opened(new SmtpMailer(settings, null, { connectMs: 5_000, silenceMs: 400 })).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable: true, connection: true })
  })

  it('the message is larger than the server said it takes', async () => {
    const outcome = await outcomeAgainst({ ehlo: '250-misbehaving.test\r\n250 SIZE 10' })
    expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable: false, connection: false })
  })

  it('the password is wrong: refused for good, and the password is in no word of it', async () => {
    const outcome = await outcomeAgainst({ auth: '535 5.7.8 Bad credentials' }, { user: 'compta', password: 'S3cret-Sesame' })
    expect(outcome).toMatchObject({ kind: 'refused', reply: '535 5.7.8 Bad credentials', retriable: false, connection: true })
    const secrets = [
      'S3cret-Sesame',
      Buffer.from('S3cret-Sesame').toString('base64'),
      Buffer.from('\0compta\0S3cret-Sesame').toString('base64'),
    ]
    for (const secret of secrets) expect(JSON.stringify(outcome)).not.toContain(secret)
  })

  it('a server that says the password back is quoted without it, whatever it answers to', async () => {
    const said = 'Hello S3cret-Sesame (AGNvbXB0YQBTM2NyZXQtU2VzYW1l)'
    const scripts: Script[] = [
      { auth: `535 5.7.8 ${said}` },
      { mail: `550 ${said}` },
      { rcpt: `550 ${said}` },
      { data: `554 ${said}` },
      { final: `554 ${said}` },
      { final: `250 ${said}` },
    ]
    for (const script of scripts) {
      const outcome = await outcomeAgainst(script, { user: 'compta', password: 'S3cret-Sesame' })
      expect(JSON.stringify(outcome)).not.toMatch(/S3cret-Sesame|AGNvbXB0YQBTM2NyZXQtU2VzYW1l/)
      expect(JSON.stringify(outcome)).toContain('Hello … (…)')
    }
  })

  it('the server cannot check passwords for now', async () => {
    const outcome = await outcomeAgainst({ auth: '454 4.7.0 Temporary failure' }, { user: 'compta', password: 'x' })
    expect(outcome).toMatchObject({ kind: 'refused', reply: '454 4.7.0 Temporary failure', retriable: true, connection: true })
  })

  it('the server hangs up or stays silent at the password', async () => {
    for (const auth of ['drop', 'hang']) {
      const outcome = await outcomeAgainst({ auth }, { user: 'compta', password: 'x' })
      expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable: true, connection: true })
    }
  })
})

describe('a message that may have been taken', () => {
  it.each<[string, Script]>([
    ['hangs up after the final dot', { final: 'drop' }],
    ['never answers the final dot', { final: 'hang' }],
    ['hangs up at DATA', { data: 'drop' }],
    ['never answers DATA', { data: 'hang' }],
    ['answers the final dot with something that is no reply', { final: 'whatever' }],
    ['answers the final dot with 354 again', { final: '354 Go on' }],
    ['hangs up on an envelope sent together with DATA', { ehlo: PIPELINING, mail: 'drop' }],
  ])('the server %s', async (_title, script) => {
    const outcome = await outcomeAgainst(script)
    expect(outcome.kind).toBe('unknown')
  })

  it.each(['550 5.7.1 Sp', '421 4.3.2 Shutting'])('half a refusal is no refusal: the connection dies after %j', async (half) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.write('220 half.test\r\n')
      socket.on('data', (chunk) => {
        const text = chunk.toString()
        if (text.endsWith('\r\n.\r\n')) socket.end(half)
        else socket.write(text.startsWith('DATA') ? '354 Go\r\n' : '250 Ok\r\n')
      })
    })
    const port = await listen(server)
    opened({ close: () => new Promise((resolve) => server.close(resolve)) })
    const outcome = await opened(new SmtpMailer(loopback(port), null, QUICK)).send(MAIL)
    expect(outcome.kind).toBe('unknown')
  })

  it('the connection in doubt is not used again', async () => {
    const [mailer, server] = await against({ final: 'hang' })
    expect((await mailer.send(MAIL)).kind).toBe('unknown')
    server.script = {}
    expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(server.connections).toBe(2)
  })

  it('a session that kept silent while idle costs no doubt', async () => {
    const [mailer, server] = await against({ ehlo: PIPELINING })
    await mailer.send(MAIL)
    server.script = { ehlo: PIPELINING, rset: 'hang' }
    expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(server.connections).toBe(2)
  })
})

describe('verifying the settings', () => {
  it('signs in and sends nothing', async () => {
    const [mailer, server] = await against({}, { user: 'compta', password: 'x' })
    expect(await mailer.verify()).toEqual({ ok: true })
    expect(server.commands.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'AUTH'])
  })

  it('tells what the server refuses and what to do', async () => {
    const [mailer] = await against({ auth: '535 5.7.8 Bad credentials' }, { user: 'compta', password: 'x' })
    expect(await mailer.verify()).toEqual({
      ok: false,
      reply: '535 5.7.8 Bad credentials',
      why:
        '127.0.0.1 refuse l’identifiant ou le mot de passe. Vérifiez « smtp.user » et RELANCE_SMTP_PASSWORD (ou le fichier « smtp.passwordFile »). ' +
        'Réponse du serveur : « 535 5.7.8 Bad credentials ».',
    })
  })
})

function listen(server: ReturnType<typeof createServer>): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
