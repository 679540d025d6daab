// Signing in by an access token: a real token server and a real mail server on loopback, and what each may answer.
import { afterEach, describe, expect, it } from 'vitest'
import { type AccessTokens, givenToken, RefreshedTokens, type RefreshGrant } from '../../src/delivery/access-tokens.ts'
import { SmtpMailer } from '../../src/delivery/smtp-mailer.ts'
import { loopback } from '../support/loopback.ts'
import { startMisbehaving } from '../support/misbehaving-smtp.ts'
import { type SmtpCollector, startSmtp } from '../support/smtp.ts'
import { startTokenServer, type TokenAnswer, type TokenServer } from '../support/token-server.ts'

const MAIL = { from: 'compta@brunet.example', to: ['a@client.example'], bytes: Buffer.from('Subject: x\r\n\r\ny\r\n') }
const QUICK = { connectMs: 2_000, silenceMs: 2_000 }
const USER = 'compta@brunet.example'

const open: { close(): unknown }[] = []
const opened = <T extends { close(): unknown }>(thing: T): T => {
  open.unshift(thing)
  return thing
}
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close()
})

/** A server that takes these tokens, and no password. */
async function mailServer(...tokens: string[]): Promise<SmtpCollector> {
  return opened(
    await startSmtp({
      authOptional: false,
      hideSTARTTLS: true,
      allowInsecureAuth: true,
      authMethods: ['PLAIN', 'XOAUTH2'],
      onAuth(auth, _session, done) {
        if (auth.method === 'XOAUTH2' && tokens.includes(auth.accessToken ?? '')) return done(null, { user: auth.username })
        return done(null, { data: { status: '401', schemes: 'bearer', scope: 'mail' } })
      },
    }),
  )
}

function mailerAt(port: number, tokens: AccessTokens): SmtpMailer {
  return opened(new SmtpMailer(loopback(port, { user: USER }), tokens, QUICK))
}

interface Asking {
  readonly tokens: RefreshedTokens
  readonly server: TokenServer
  readonly kept: string[]
  /** The present moment, in milliseconds. */
  now: number
}

async function asking(answers: readonly TokenAnswer[], more: Partial<RefreshGrant> = {}): Promise<Asking> {
  const server = opened(await startTokenServer(...answers))
  const kept: string[] = []
  const grant = { tokenUrl: server.url, clientId: 'appli', clientSecret: 'S3cret-appli', refreshToken: 'actu-1', scope: null }
  const state: Asking = {
    server,
    kept,
    now: 0,
    tokens: new RefreshedTokens({ ...grant, keep: (next) => kept.push(next), ...more }, () => state.now, 400),
  }
  return state
}

const answer = (token: string, more: Record<string, unknown> = {}): TokenAnswer => ({
  body: { access_token: token, token_type: 'Bearer', expires_in: 3600, ...more },
})

describe('a mail server that takes tokens', () => {
  it('is signed in to by XOAUTH2 alone, with a token given ready', async () => {
    const server = await mailServer('jeton-1')
    expect((await mailerAt(server.port, givenToken('jeton-1')).send(MAIL)).kind).toBe('accepted')
    expect(server.received.map((mail) => mail.user)).toEqual([USER])
  })

  it('is signed in to with a token asked for by a refresh token', async () => {
    const server = await mailServer('jeton-1')
    const { tokens, server: tokenServer } = await asking([answer('jeton-1')], { scope: 'mail offline' })
    const mailer = mailerAt(server.port, tokens)
    for (const _ of [1, 2]) expect((await mailer.send(MAIL)).kind).toBe('accepted')
    expect(tokenServer.asked).toEqual([
      {
        grant_type: 'refresh_token',
        refresh_token: 'actu-1',
        client_id: 'appli',
        client_secret: 'S3cret-appli',
        scope: 'mail offline',
      },
    ])
  })

  it('that refuses a token is offered another one, once', async () => {
    const server = await mailServer('jeton-2')
    const { tokens, server: tokenServer } = await asking([answer('jeton-1'), answer('jeton-2')])
    expect((await mailerAt(server.port, tokens).send(MAIL)).kind).toBe('accepted')
    expect(tokenServer.asked.length).toBe(2)
  })

  it('that refuses every token says so, and no token is in any word of it', async () => {
    const server = await mailServer('autre')
    const { tokens } = await asking([answer('S3cret-jeton-1'), answer('S3cret-jeton-2')])
    const outcome = await mailerAt(server.port, tokens).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', retriable: false, connection: true })
    expect(outcome.kind === 'refused' && outcome.why).toContain(
      '127.0.0.1 refuse le jeton d’accès. Vérifiez qu’il est au nom de « smtp.user », donné pour l’envoi de courrier, et qu’il n’a pas expiré.',
    )
    expect(JSON.stringify(outcome)).not.toMatch(/S3cret/)
    expect(server.received).toEqual([])
  })

  it('never gets the token as a password, even where it takes passwords alone', async () => {
    const server = opened(await startMisbehaving({ ehlo: '250-old.test\r\n250 AUTH PLAIN LOGIN', auth: '504 5.7.4 Unrecognized' }))
    const outcome = await mailerAt(server.port, givenToken('S3cret')).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', retriable: false })
    expect(server.commands.filter((line) => line.startsWith('AUTH')).map((line) => line.split(' ')[1])).toEqual(['XOAUTH2'])
  })
})

describe('a token', () => {
  it('serves until a minute before its end, and calls at the same moment share one request', async () => {
    const state = await asking([answer('jeton-1', { expires_in: 600 }), answer('jeton-2')])
    expect(await Promise.all([state.tokens.current(), state.tokens.current()])).toEqual(['jeton-1', 'jeton-1'])
    state.now = 539_000
    expect(await state.tokens.current()).toBe('jeton-1')
    state.now = 541_000
    expect(await state.tokens.current()).toBe('jeton-2')
    expect(state.server.asked.length).toBe(2)
  })

  it('comes with a new refresh token, which is kept and used from then on', async () => {
    const state = await asking([answer('jeton-1', { refresh_token: 'actu-2' }), answer('jeton-2', { refresh_token: 'actu-2' })])
    await state.tokens.current()
    await state.tokens.renew('jeton-1')
    expect(state.kept).toEqual(['actu-2'])
    expect(state.server.asked.map((form) => form['refresh_token'])).toEqual(['actu-1', 'actu-2'])
  })
})

// [what the token server answers, whether trying again may help, what is said]
const REFUSALS: readonly (readonly [title: string, answer: TokenAnswer, retriable: boolean, says: RegExp])[] = [
  [
    '400 invalid_grant',
    { status: 400, body: { error: 'invalid_grant', error_description: 'AADSTS700082: S3cret-de-la-description' } },
    false,
    /^Le serveur de jetons 127\.0\.0\.1:\d+ n’a pas donné de jeton : le jeton d’actualisation n’est plus valable .* Réponse du serveur de jetons : 400 invalid_grant\.$/,
  ],
  [
    '401 invalid_client',
    { status: 401, body: { error: 'invalid_client' } },
    false,
    /il ne reconnaît pas l’application\. Vérifiez « smtp\.oauth\.clientId »/,
  ],
  ['400 with a page', { status: 400, body: '<html>S3cret</html>' }, false, /il refuse la demande\. .* : 400\.$/],
  ['an error code that is none', { status: 400, body: { error: 'S3cret jeton' } }, false, /: 400\.$/],
  ['503', { status: 503, body: {} }, true, /ne donne pas de jeton pour l’instant\. Recommencez plus tard\./],
  ['429', { status: 429, body: {} }, true, /pour l’instant/],
  ['200 without a token', { body: { token_type: 'Bearer' } }, false, /ne contient pas de jeton/],
  ['a token that holds a line end', { body: { access_token: 'a\r\nQUIT' } }, false, /ne contient pas de jeton/],
  [
    'a redirection',
    { status: 307, headers: { location: 'http://127.0.0.1:9/ailleurs' }, body: '' },
    false,
    /renvoie vers une autre adresse/,
  ],
  ['nothing', { body: 'hang' }, true, /ne répond pas dans le temps prévu/],
]

describe('a token server that answers', () => {
  it.each(REFUSALS)('%s: explained, without a secret, and nothing is sent', async (_title, told, retriable, says) => {
    const server = await mailServer('jeton-1')
    const { tokens } = await asking([told])
    const outcome = await mailerAt(server.port, tokens).send(MAIL)
    expect(outcome).toMatchObject({ kind: 'refused', reply: null, retriable, connection: true })
    expect(outcome.kind === 'refused' && outcome.why).toMatch(says)
    expect(JSON.stringify(outcome)).not.toMatch(/S3cret|actu-1/)
    expect(server.received).toEqual([])
  })

  it('not at all, nobody listening, is explained too', async () => {
    const { tokens, server } = await asking([answer('jeton-1')])
    await server.close()
    await expect(tokens.current()).rejects.toMatchObject({ code: 'ECONNECTION', explained: expect.stringContaining('est injoignable') })
  })
})
