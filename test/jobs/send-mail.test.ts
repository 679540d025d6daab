// What a user sets about mail, through the command line and real servers: blind copies, tokens, signatures, whose name, refused addresses.
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, reminderId } from '../../src/domain/names.ts'
import type { MessageView } from '../../src/jobs/show-message.ts'
import { recordRefusals } from '../../src/ledger/refused-addresses.ts'
import type { HistoryView, SendView } from '../../src/reporting/views.ts'
import { verifyDkim } from '../support/dkim-verify.ts'
import { contacts, newDossier, removeDossiers, type SettingsChanges, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, sale } from '../support/fec.ts'
import { type MisbehavingSmtp, type Script, startMisbehaving } from '../support/misbehaving-smtp.ts'
import { openedDossier } from '../support/opened-dossier.ts'
import { plain } from '../support/runs.ts'
import { startSmtp } from '../support/smtp.ts'
import { startTokenServer } from '../support/token-server.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/delivery')
const CODES = ['C001', 'C002']
const REFUSED = '550 5.1.1 <compta@c001.example>: User unknown'
/** After whatever the clock of the machine says. */
const AFTER = '2999-01-01T00:00:00+01:00'

let planned: TempDossier
beforeAll(async () => {
  planned = newDossier()
  const books = planned.write('732829320FEC20261231.txt', fec(CODES.map((code) => sale(code, `F-${code}`, '2026-10-10', 100_000))))
  await planned.ask(`import ${books} ${planned.write('contacts.csv', contacts(CODES))} --first-year`)
  await planned.ask('plan')
}, 60_000)

const servers: { close(): Promise<void> }[] = []
const opened = <T extends { close(): Promise<void> }>(server: T): T => {
  servers.push(server)
  return server
}
afterAll(async () => {
  for (const server of servers) await server.close()
  removeDossiers()
})

/** The planned dossier, its mail going to a server of this port. */
const at = (port: number, smtp: Record<string, unknown> = {}, changes: SettingsChanges = {}): TempDossier =>
  twinOf(planned, { smtp: { host: '127.0.0.1', port, security: 'none', ...smtp }, ...changes })

async function against(script: Script, changes: SettingsChanges = {}): Promise<{ dossier: TempDossier; server: MisbehavingSmtp }> {
  const server = opened(await startMisbehaving(script))
  return { dossier: at(server.port, {}, changes), server }
}

interface Checks {
  readonly checks: readonly { readonly name: string; readonly state: string; readonly text: string }[]
}

async function checkOf(
  dossier: TempDossier,
  name: string,
  ...options: string[]
): Promise<readonly [state: string, text: string] | undefined> {
  const { checks } = await dossier.ask<Checks>(['check', ...options].join(' '), [0, 6])
  const found = checks.find((line) => line.name === name)
  return found && [found.state, found.text]
}

describe.concurrent('an archive mailbox of the firm', () => {
  it('gets every e-mail, is named in none, and refused it changes nothing', async () => {
    const server = opened(await startSmtp())
    const dossier = at(server.port, {}, { sender: { bcc: ['archives@cabinet.example'] } })
    expect((await dossier.ask<SendView>('send')).totals).toMatchObject({ sent: 2, failed: 0 })
    expect(server.received.map(({ to }) => to)).toEqual(
      ['compta@c001.example', 'compta@c002.example'].map((address) => [address, 'archives@cabinet.example']),
    )
    for (const { raw } of server.received) expect(raw.toString('latin1')).not.toContain('archives')

    const refusing = await against({ rcpt: ['250 Ok', '550 5.1.1 No archive'] }, { sender: { bcc: ['archives@cabinet.example'] } })
    expect((await refusing.dossier.ask<SendView>('send')).totals).toMatchObject({ sent: 2, failed: 0 })
    expect(refusing.server.messages.length).toBe(2)
  })

  it('gets nothing of a trial to oneself', async () => {
    const server = opened(await startSmtp())
    const dossier = at(server.port, {}, { sender: { bcc: ['archives@cabinet.example'] } })
    await dossier.ask('send --to-me')
    expect([...new Set(server.received.flatMap(({ to }) => to))]).toEqual(['compta@atelier-brunet.example'])
  })
})

describe.concurrent('a trial to oneself', () => {
  it('of a firm that has its client answered goes to the firm, with the exact words, and records nothing', async () => {
    const server = opened(await startSmtp())
    const sender = { from: 'relances@cabinet-petit.example', replyTo: 'compta@atelier-brunet.example' }
    const dossier = at(server.port, {}, { sender })
    await dossier.ask('send --to-me')
    expect(server.received.map(({ from, to }) => [from, to])).toEqual(
      CODES.map(() => ['relances@cabinet-petit.example', ['relances@cabinet-petit.example']]),
    )
    const trial = server.received[0]?.mail
    expect(trial?.subject).toMatch(/^\[ESSAI\] /)
    expect(trial?.replyTo?.text).toBe('compta@atelier-brunet.example')
    expect((await dossier.ask<HistoryView>('history')).events).toEqual([])
    await dossier.ask('send')
    const real = server.received[2]?.mail
    expect([`[ESSAI] ${real?.subject}`, real?.text, real?.html]).toEqual([trial?.subject, trial?.text, trial?.html])
  })
})

describe.concurrent('an address that the server refuses', () => {
  it('for now alone is no wrong one: check, history and show tell it apart', async () => {
    const { dossier } = await against({})
    const { results } = await dossier.ask<SendView>('send --only C001')
    const { ledger } = openedDossier(dossier)
    const refusal = { reminder: reminderId(results[0]?.id ?? ''), customer: customerCode('C001'), day: isoDay('2026-11-20') }
    const full = '452 4.2.2 Mailbox full'
    recordRefusals(ledger, [{ ...refusal, address: 'compta@c001.example', reply: full }], AFTER)
    ledger.close()
    expect(await checkOf(dossier, 'refused-addresses')).toEqual([
      'ok',
      `Aucune adresse de vos clients n’a été refusée définitivement la dernière fois. Refus passagers, l’adresse peut être bonne : compta@c001.example (C001), refusée le 20/11/2026 : « ${full} ».`,
    ])
    const told = `compta@c001.example (20/11/2026 : ${full})`
    const history = plain((await dossier.run('history')).stdout)
    expect(history).toContain(`\nRefus passagers du serveur (l’adresse peut être bonne) : ${told}\n`)
    expect(history).not.toContain('Adresses refusées')
    expect(plain((await dossier.run('show', results[0]?.id ?? '')).stdout)).toContain(`  Refus passagers du serveur : ${told}\n`)
  })

  it('is told with its words by history, show and check, until a message is taken', async () => {
    const { dossier, server } = await against({ rcpt: REFUSED })
    const sent = await dossier.ask<SendView>('send --only C001', [6])
    expect(sent.totals).toMatchObject({ sent: 0, failed: 1 })
    const refusals = [{ address: 'compta@c001.example', reply: REFUSED }]
    const { events, chain } = await dossier.ask<HistoryView>('history')
    expect(events.map((event) => [event.status, event.refusals])).toEqual([['failed', refusals]])
    expect(chain.ok).toBe(true)
    expect(plain((await dossier.run('history')).stdout)).toContain(
      `Adresses refusées par le serveur : compta@c001.example (20/11/2026 : ${REFUSED})`,
    )
    expect(plain((await dossier.run('show', sent.results[0]?.id ?? '')).stdout)).toContain(
      `Refusées par le serveur : compta@c001.example (20/11/2026 : ${REFUSED})`,
    )
    expect(await checkOf(dossier, 'refused-addresses')).toEqual([
      'warning',
      `1 adresse refusée définitivement par le serveur : compta@c001.example (C001), refusée le 20/11/2026 : « ${REFUSED} ». Demandez la bonne au client, puis : relance customers CODE --email ADRESSE`,
    ])
    server.script = {}
    expect((await dossier.ask<SendView>('send')).totals).toMatchObject({ sent: 2 })
    expect((await checkOf(dossier, 'refused-addresses'))?.[0]).toBe('ok')
    const message = await dossier.ask<{ message?: MessageView }>(`show ${sent.results[0]?.id}`)
    expect(message.message?.events.map(({ status, refusals: told }) => [status, told?.length])).toEqual([
      ['failed', 1],
      ['sent', undefined],
    ])
  })
})

describe.concurrent('a token in place of a password', () => {
  const tokenServer = () =>
    startSmtp({
      authOptional: false,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      authMethods: ['XOAUTH2'],
      onAuth: (auth, _session, done) =>
        auth.accessToken === 'S3cret-acces' ? done(null, { user: auth.username }) : done(null, { data: { status: '401' } }),
    })
  const user = { user: 'compta@atelier-brunet.example' }
  const secret = (dossier: TempDossier, name: string, text: string) => writeFileSync(join(dossier.folder, name), text, { mode: 0o600 })

  it('comes from the environment, or from a file', async () => {
    const server = opened(await tokenServer())
    const given = at(server.port, user)
    given.env = { RELANCE_SMTP_TOKEN: 'S3cret-acces' }
    expect((await given.ask<SendView>('send')).totals).toMatchObject({ sent: 2 })
    const inFile = at(server.port, { ...user, tokenFile: 'jeton.txt' })
    secret(inFile, 'jeton.txt', 'S3cret-acces\n')
    expect((await inFile.ask<SendView>('send')).totals).toMatchObject({ sent: 2 })
    expect(server.received.map((mail) => mail.user)).toEqual(Array(4).fill(user.user))
  })

  it('is asked for with a refresh token, whose successor is kept where the first one was', async () => {
    const server = opened(await tokenServer())
    const tokens = opened(
      await startTokenServer({ body: { access_token: 'S3cret-acces', expires_in: 3600, refresh_token: 'S3cret-actu-2' } }),
    )
    const oauth = { tokenUrl: tokens.url, clientId: 'appli', clientSecretFile: 'appli.txt', refreshTokenFile: 'actu.txt' }
    const dossier = at(server.port, { ...user, oauth })
    secret(dossier, 'appli.txt', 'S3cret-appli\n')
    secret(dossier, 'actu.txt', 'S3cret-actu-1\n')
    const answer = await dossier.run('send', '--json', '--verbose')
    expect([answer.code, answer.json<SendView>().totals.sent]).toEqual([0, 2])
    expect(tokens.asked.map((form) => [form['refresh_token'], form['client_secret']])).toEqual([['S3cret-actu-1', 'S3cret-appli']])
    const file = join(dossier.folder, 'actu.txt')
    expect([readFileSync(file, 'utf8'), (statSync(file).mode & 0o777).toString(8)]).toEqual(['S3cret-actu-2\n', '600'])
    expect(readFileSync(join(dossier.folder, 'relance.db')).toString('latin1') + answer.stdout + answer.stderr).not.toContain('S3cret')
  })

  it('that the token server refuses is explained, and nobody is written to', async () => {
    const server = opened(await tokenServer())
    const tokens = opened(await startTokenServer({ status: 400, body: { error: 'invalid_grant', error_description: 'S3cret' } }))
    const dossier = at(server.port, { ...user, oauth: { tokenUrl: tokens.url, clientId: 'appli', refreshTokenFile: 'actu.txt' } })
    secret(dossier, 'actu.txt', 'S3cret-actu-1\n')
    const answer = await dossier.run('send', '--json')
    expect(answer.code).toBe(6)
    expect(answer.json<SendView>().results[0]?.reason).toContain('le jeton d’actualisation n’est plus valable')
    expect(answer.stdout + answer.stderr).not.toContain('S3cret')
    expect(server.received).toEqual([])
  })
})

describe.concurrent('a signature', () => {
  /** A dossier that signs with this key. */
  const signing = (port: number, privateKey: KeyObject): TempDossier => {
    const dossier = at(port, { dkim: { domain: 'atelier-brunet.example', selector: 'relance', keyFile: 'dkim.pem' } })
    writeFileSync(join(dossier.folder, 'dkim.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    return dossier
  }
  const RECORD =
    /enregistrement TXT à publier dans le DNS, au nom relance\._domainkey\.atelier-brunet\.example : v=DKIM1; k=rsa; p=([A-Za-z0-9+/]+=*)$/

  it('stands on the bytes that are sent and kept, and holds against the very record that check gives to publish', async () => {
    const server = opened(await startSmtp())
    const dossier = signing(server.port, generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
    await dossier.ask('send')
    expect((await dossier.ask<HistoryView>('history --verify')).chain.ok).toBe(true)
    const [state, text = ''] = (await checkOf(dossier, 'dkim')) ?? []
    expect([state, text.slice(0, 32)]).toEqual(['ok', 'Vos e-mails sont signés (DKIM) ;'])
    const published = createPublicKey({ key: Buffer.from(RECORD.exec(text)?.[1] ?? '', 'base64'), type: 'spki', format: 'der' })
    expect(server.received.map(({ raw }) => verifyDkim(raw, published).holds)).toEqual([true, true])
  })

  it('by a key of less than 2048 bits is told by check, with what makes a better one', async () => {
    const dossier = signing(25, generateKeyPairSync('rsa', { modulusLength: 2047 }).privateKey)
    const [state, text = ''] = (await checkOf(dossier, 'dkim', '--no-smtp')) ?? []
    expect([state, text]).toEqual(['warning', expect.stringMatching(RECORD)])
    expect(text).toContain('par une clé de 2047 bits, plus courte que les 2048 recommandés')
    expect(text).toContain('openssl genrsa -out dkim-2048.pem 2048, puis chmod 600 dkim-2048.pem')
  })
})

describe.concurrent('a sender of another domain than the account it is sent by', () => {
  const CONCERN =
    'L’expéditeur compta@atelier-brunet.example n’a pas le domaine du compte d’envoi relances@cabinet-petit.example. Les messageries vérifient que le serveur a le droit d’écrire au nom de atelier-brunet.example (SPF, DMARC) : sinon, le message finit dans les indésirables ou il est refusé. Mettez dans sender.from une adresse du compte d’envoi et compta@atelier-brunet.example dans sender.replyTo : les réponses y arriveront.'

  it('is told by check, and once by a sending', async () => {
    const server = opened(await startMisbehaving({}))
    const dossier = at(server.port, { user: 'relances@cabinet-petit.example' })
    dossier.env = { RELANCE_SMTP_PASSWORD: 'x' }
    expect(await checkOf(dossier, 'sender-domain')).toEqual(['warning', CONCERN])
    const said = plain((await dossier.run('send')).stdout)
    expect(said.split('À voir : ').length).toBe(2)
    expect(said).toContain(`À voir : ${CONCERN}\n`)
  })

  it('is no concern when the firm writes and the client answers, nor under its own signature', async () => {
    const { dossier } = await against({}, { sender: { from: 'relances@cabinet-petit.example', replyTo: 'compta@atelier-brunet.example' } })
    expect((await checkOf(dossier, 'sender-domain'))?.[0]).toBe('ok')
    const view = await dossier.ask<SendView>('send')
    expect(view.senderConcern).toBeUndefined()
  })
})

describe.concurrent('check --smtp', () => {
  it('tells who signed the certificate and until when it holds', async () => {
    const server = opened(
      await startSmtp({ key: readFileSync(`${FIXTURES}/test-only-server.key`), cert: readFileSync(`${FIXTURES}/test-only-localhost.pem`) }),
    )
    const dossier = twinOf(planned, { smtp: { host: 'localhost', port: server.port, security: 'starttls' } })
    dossier.env = { NODE_EXTRA_CA_CERTS: `${FIXTURES}/test-only-authority.pem` }
    const { checks } = (await dossier.start('check', '--smtp', '--json').done).json<Checks>()
    expect(checks.find((line) => line.name === 'smtp-encryption')).toEqual({
      name: 'smtp-encryption',
      state: 'ok',
      text: 'La connexion est chiffrée (TLSv1.3) ; certificat vérifié, signé par relance tests, trusted by nobody, valable jusqu’au 28 octobre 2126.',
    })
    expect(server.received).toEqual([])
  })

  it('tells each step and what the server announces, and begins no message', async () => {
    const { dossier, server } = await against({ ehlo: '250-relais.test\r\n250-SIZE 26214400\r\n250-DSN\r\n250 AUTH PLAIN XOAUTH2' })
    dossier.settings({ smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'compta' } })
    dossier.env = { RELANCE_SMTP_PASSWORD: 'S3cret' }
    const steps = ['smtp', 'smtp-encryption', 'smtp-sign-in', 'smtp-announces']
    expect(await Promise.all(steps.map((step) => checkOf(dossier, step, '--smtp')))).toEqual([
      ['ok', `127.0.0.1 répond sur le port ${server.port}.`],
      ['warning', 'Rien n’est chiffré entre cette machine et le serveur (smtp.security: none).'],
      ['ok', 'compta est accepté, par mot de passe.'],
      [
        'ok',
        'Le serveur accepte des messages de 25 Mio au plus et sait rendre compte de la remise (DSN) ; identification : PLAIN, XOAUTH2.',
      ],
    ])
    expect(server.commands.filter((line) => /^(?:MAIL|RCPT|DATA)/.test(line))).toEqual([])
  })

  it('stops at the step that fails and says why', async () => {
    const { dossier, server } = await against({ auth: '535 5.7.8 Bad credentials' })
    dossier.settings({ smtp: { host: '127.0.0.1', port: server.port, security: 'none', user: 'compta' } })
    dossier.env = { RELANCE_SMTP_PASSWORD: 'S3cret' }
    expect((await checkOf(dossier, 'smtp', '--smtp'))?.[0]).toBe('ok')
    const failed = await checkOf(dossier, 'smtp-sign-in', '--smtp')
    expect(failed?.[0]).toBe('error')
    expect(failed?.[1]).toContain('refuse l’identifiant ou le mot de passe')
    await server.close()
    expect((await checkOf(dossier, 'smtp', '--smtp'))?.[0]).toBe('error')
  })
})
