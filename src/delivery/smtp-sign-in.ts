// Signing in on one connection: with a password by the means the server offers, or with an access token by XOAUTH2 alone.
// XOAUTH2 is spoken here: nodemailer's own would ask a token server by itself, and hide what it answered.
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionAuth, SMTPConnectionCustomAuthContext } from 'nodemailer/lib/smtp-connection'
import type { SignIn } from './smtp-session.ts'

type Done = Parameters<SMTPConnection['login']>[1]

export function signIn(connection: SMTPConnection, secret: SignIn, done: Done): void {
  if ('password' in secret) {
    connection.login({ user: secret.user, pass: secret.password }, done)
    return
  }
  connection.customAuth.set('XOAUTH2', (context) => presentToken(context, secret))
  // Without an `oauth2` of any kind nodemailer would fall back to the first means the server offers, and send the token as a password.
  const auth: SMTPConnectionAuth = { user: secret.user, method: 'XOAUTH2', oauth2: {} as NonNullable<SMTPConnectionAuth['oauth2']> }
  connection.login(auth, done)
}

/** The exchange of XOAUTH2: a refusal comes as a challenge first, which an empty line answers. */
async function presentToken(
  { sendCommand }: SMTPConnectionCustomAuthContext,
  { user, token }: { user: string; token: string },
): Promise<void> {
  const offered = Buffer.from(`user=${user}\x01auth=Bearer ${token}\x01\x01`, 'utf8').toString('base64')
  let { response } = await sendCommand(`AUTH XOAUTH2 ${offered}`)
  if (response.startsWith('334')) response = (await sendCommand('')).response
  if (!response.startsWith('2')) throw new Error('Invalid login')
}
