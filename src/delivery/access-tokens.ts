// Access tokens for a mail server that takes no password (XOAUTH2): one given ready, or asked for with a refresh token and kept until it ends.
// Speaks HTTP with the token server; reads no file, and shows no token, secret or refresh token in any error.
import { tokenRefused, tokenServerLost, tokenUnreadable } from './token-errors.ts'

export interface AccessTokens {
  /** The token to sign in with. @throws an error with the fields of `MailError`. */
  current(): Promise<string>
  /** Another one than `refused`; null when there is none to be had. @throws as `current`. */
  renew(refused: string): Promise<string | null>
}

/** How tokens are asked for (RFC 6749, section 6). */
export interface RefreshGrant {
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string | null
  readonly refreshToken: string
  readonly scope: string | null
  /** Keeps the refresh token that replaces the one above, where the server gives one. */
  keep(refreshToken: string): void
}

/** A token that somebody else renews. */
export function givenToken(token: string): AccessTokens {
  return { current: async () => token, renew: async () => null }
}

const TIMEOUT_MS = 20_000
const LARGEST = 64 * 1024
/** A token this near its end may be refused on the way. */
const MARGIN_MS = 60_000
const DEFAULT_LIFE_S = 300

interface Kept {
  readonly token: string
  readonly endsAt: number
}

/** Tokens asked for when the one in hand is missing, near its end or refused. Calls at the same moment share one request. */
export class RefreshedTokens implements AccessTokens {
  private kept: Kept | null = null
  private asking: Promise<string> | null = null
  private refreshToken: string
  private readonly grant: RefreshGrant
  private readonly now: () => number
  private readonly timeoutMs: number

  /** @param now milliseconds that only grow */
  constructor(grant: RefreshGrant, now: () => number = () => performance.now(), timeoutMs = TIMEOUT_MS) {
    this.grant = grant
    this.refreshToken = grant.refreshToken
    this.now = now
    this.timeoutMs = timeoutMs
  }

  async current(): Promise<string> {
    if (this.kept !== null && this.now() < this.kept.endsAt) return this.kept.token
    this.asking ??= this.ask().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  async renew(refused: string): Promise<string | null> {
    if (this.kept?.token === refused) this.kept = null
    const token = await this.current()
    return token === refused ? null : token
  }

  private async ask(): Promise<string> {
    const { tokenUrl, keep } = this.grant
    const host = new URL(tokenUrl).host
    const { status, text } = await post(tokenUrl, this.form(), this.timeoutMs).catch((error: unknown) => {
      throw tokenServerLost(error, host)
    })
    const answer = fieldsOf(text)
    if (status < 200 || status > 299) throw tokenRefused(status, answer, host)
    const token = answer['access_token']
    if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw tokenUnreadable(host)
    const seconds = Number(answer['expires_in'] ?? DEFAULT_LIFE_S)
    this.kept = { token, endsAt: this.now() + (Number.isFinite(seconds) ? seconds * 1000 : 0) - MARGIN_MS }
    const next = answer['refresh_token']
    if (typeof next === 'string' && next !== '' && next !== this.refreshToken) {
      this.refreshToken = next
      keep(next)
    }
    return token
  }

  private form(): URLSearchParams {
    const { clientId, clientSecret, scope } = this.grant
    return new URLSearchParams({
      ...{ grant_type: 'refresh_token', refresh_token: this.refreshToken, client_id: clientId },
      ...(clientSecret === null ? {} : { client_secret: clientSecret }),
      ...(scope === null ? {} : { scope }),
    })
  }
}

/** A redirection is refused: it would carry the secrets to another server. */
async function post(url: string, form: URLSearchParams, timeoutMs: number): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await fetch(url, { method: 'POST', body: form, redirect: 'error', headers: { accept: 'application/json' }, signal })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > LARGEST) throw new Error('answer too large')
    chunks.push(chunk)
  }
  return { status: answer.status, text: Buffer.concat(chunks).toString('utf8') }
}

function fieldsOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
