// A mail server looked at step by step, as `relance check --smtp` tells it: reached, encrypted, signed in, and what it announces.
// One connection of its own, closed at the end; no message is ever begun on it.
import { TLSSocket } from 'node:tls'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { type Credentials, type SignIn, SmtpSession } from './smtp-session.ts'

/** What could be seen before it failed, if it did. */
export interface ServerReport {
  /** Null: never reached, or never encrypted as the settings ask. */
  readonly connection: {
    /** Null: nothing is encrypted. */
    readonly tls: { readonly protocol: string; readonly issuer: string; readonly endsOn: string } | null
    /** Largest message in bytes; null: it does not say. */
    readonly sizeLimit: number | null
    /** It tells what became of a message when asked (RFC 3461). */
    readonly dsn: boolean
    /** Means of signing in that it offers, as it names them. */
    readonly auth: readonly string[]
  } | null
  readonly signedIn: 'password' | 'token' | 'not-asked' | 'not-offered' | 'failed'
  /** What went wrong, French sentences; null: nothing. */
  readonly fault: string | null
}

export async function serverReport(
  options: SMTPConnectionOptions,
  credentials: Credentials | null,
  limitMs: number,
  explain: (error: unknown) => string,
): Promise<ServerReport> {
  let seen: ServerReport['connection'] = null
  try {
    const secret = await secretOf(credentials)
    const session = await SmtpSession.openAs(options, secret, limitMs, (connection) => {
      seen = factsOf(connection)
    })
    session.close()
    return { connection: seen, signedIn: signedInBy(secret, seen), fault: null }
  } catch (error) {
    return { connection: seen, signedIn: 'failed', fault: explain(error) }
  }
}

async function secretOf(credentials: Credentials | null): Promise<SignIn | null> {
  if (credentials === null || 'password' in credentials) return credentials
  return { user: credentials.user, token: await credentials.tokens.current() }
}

function signedInBy(secret: SignIn | null, seen: ServerReport['connection']): ServerReport['signedIn'] {
  if (secret === null) return 'not-asked'
  if (seen?.auth.length === 0) return 'not-offered'
  return 'password' in secret ? 'password' : 'token'
}

/** Read from the last answer to EHLO, the one given under encryption. */
function factsOf(connection: SMTPConnection): NonNullable<ServerReport['connection']> {
  const lines = String(connection.lastServerResponse || '')
    .split(/\r?\n/)
    .map((line) => line.replace(/^\d{3}[ -]/, '').trim())
  const size = lines.map((line) => /^SIZE (\d{1,15})$/i.exec(line)?.[1]).find((found) => found !== undefined)
  const auth = lines.flatMap((line) => /^AUTH[ =](.*)$/i.exec(line)?.[1]?.split(/\s+/) ?? [])
  return {
    tls: tlsOf(connection),
    sizeLimit: size === undefined || Number(size) === 0 ? null : Number(size),
    dsn: lines.some((line) => /^DSN$/i.test(line)),
    auth: [...new Set(auth.filter((name) => /^[A-Z0-9_-]{1,20}$/i.test(name)).map((name) => name.toUpperCase()))],
  }
}

function tlsOf({ _socket: socket }: SMTPConnection): NonNullable<ServerReport['connection']>['tls'] {
  if (!(socket instanceof TLSSocket)) return null
  const { issuer, valid_to } = socket.getPeerCertificate()
  const name = [issuer.O, issuer.CN].flat().filter((part) => part !== undefined)
  return { protocol: socket.getProtocol() ?? '', issuer: name.join(', '), endsOn: certificateDay(valid_to) }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 'Nov 20 09:00:00 2027 GMT' -> '2027-11-20'; '' for anything else. */
function certificateDay(text: string): string {
  const [, month = '', day = '', year = ''] = /^(\w{3}) +(\d{1,2}) [\d:]+ (\d{4}) GMT$/.exec(text) ?? []
  const index = MONTHS.indexOf(month)
  return index < 0 ? '' : `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
