// The mailer that speaks SMTP: opens sessions as they are needed and reuses those that still answer, at the pace the server takes.
// No pool of nodemailer's: a pool that puts a message back in its queue would send it twice.
import { setTimeout as wait } from 'node:timers/promises'
import { SettingsError } from '../domain/errors.ts'
import { type MailProvider, providerOf, providerOfHost } from '../domain/mail-providers.ts'
import type { SmtpSettings } from '../domain/settings.ts'
import type { AccessTokens } from './access-tokens.ts'
import { explainMailError, type MailError } from './mail-errors.ts'
import type { Mailer, OutgoingMail, SendOutcome, VerifyOutcome } from './mailer.ts'
import { type ServerReport, serverReport } from './server-report.ts'
import { connectionOptions, DEFAULT_TIMEOUTS, type SmtpTimeouts } from './smtp-options.ts'
import { refusal } from './smtp-outcome.ts'
import { type Credentials, SmtpSession } from './smtp-session.ts'
import { type Pacing, Turns } from './turns.ts'

/** What a run may add. */
export interface MailerDeps {
  readonly timeouts?: SmtpTimeouts
  readonly pacing?: Pacing
  /** Once aborted, what still waits for its turn is refused: it has not left. */
  readonly signal?: AbortSignal | undefined
}

const REAL_TIME: Pacing = {
  now: () => performance.now(),
  async sleep(milliseconds, signal) {
    await wait(milliseconds, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      if (!signal?.aborted) throw error
    })
  },
}

const INTERRUPTED: SendOutcome = {
  ...{ kind: 'refused', reply: null, retriable: true, connection: false },
  why: 'L’envoi a été interrompu avant ce message : il n’est pas parti.',
}

export class SmtpMailer implements Mailer {
  private readonly idle: SmtpSession[] = []
  private closed = false
  private readonly options: ReturnType<typeof connectionOptions>
  private readonly credentials: Credentials | null
  private readonly server: string
  private readonly provider: MailProvider | null
  private readonly timeouts: SmtpTimeouts
  private readonly turns: Turns
  private readonly perConnection: number

  /**
   * @param secret password, or tokens; null when the settings name no user. Nothing is opened yet.
   * @throws SettingsError `smtp-plaintext` or `smtp-password-missing`.
   */
  constructor(smtp: SmtpSettings, secret: string | AccessTokens | null, deps: MailerDeps | SmtpTimeouts = {}) {
    const { timeouts = DEFAULT_TIMEOUTS, pacing = REAL_TIME, signal } = 'connectMs' in deps ? { timeouts: deps } : deps
    this.options = connectionOptions(smtp, timeouts)
    this.credentials = credentialsOf(smtp, secret)
    this.server = smtp.host
    this.provider = providerOfHost(smtp.host) ?? providerOf(smtp.provider)
    this.timeouts = timeouts
    this.turns = new Turns({ atOnce: smtp.connections, perMinute: smtp.perMinute }, pacing, signal)
    this.perConnection = smtp.perConnection
  }

  async send(mail: OutgoingMail): Promise<SendOutcome> {
    if (!(await this.turns.take())) return INTERRUPTED
    try {
      return await this.sendNow(mail)
    } finally {
      this.turns.give()
    }
  }

  room(): number {
    return this.turns.room()
  }

  hasRoom(): Promise<void> {
    return this.turns.hasRoom()
  }

  async verify(): Promise<VerifyOutcome> {
    try {
      this.keep(await this.session())
      return { ok: true }
    } catch (error) {
      return { ok: false, reply: (error as MailError).response ?? null, why: explainMailError(error, this.server, this.provider) }
    }
  }

  /** Connects, encrypts and signs in on a connection of its own, and tells each step. Sends nothing. */
  inspect(): Promise<ServerReport> {
    return serverReport(this.options, this.credentials, 2 * this.timeouts.connectMs, (error) =>
      explainMailError(error, this.server, this.provider),
    )
  }

  close(): void {
    this.closed = true
    for (const session of this.idle.splice(0)) session.close()
  }

  private async sendNow(mail: OutgoingMail): Promise<SendOutcome> {
    let session: SmtpSession
    try {
      session = await this.session()
    } catch (error) {
      return refusal(error as MailError, this.server, true, this.provider)
    }
    const outcome = await session.send(mail, this.server)
    this.keep(session)
    return outcome
  }

  private keep(session: SmtpSession): void {
    if (this.closed || session.over() || session.handedOver >= this.perConnection) session.close()
    else this.idle.push(session)
  }

  private async session(): Promise<SmtpSession> {
    for (let session = this.idle.pop(); session !== undefined; session = this.idle.pop()) {
      if (await session.answers(this.timeouts.connectMs)) return session
      session.close()
    }
    // Signing in may take as long again as connecting.
    return SmtpSession.open(this.options, this.credentials, 2 * this.timeouts.connectMs)
  }
}

function credentialsOf({ user, host }: SmtpSettings, secret: string | AccessTokens | null): Credentials | null {
  if (user === null) return null
  if (secret === null || secret === '') {
    throw new SettingsError('smtp-password-missing', `Le mot de passe de ${user} sur ${host} n’est pas connu.`, {
      advice: 'Donnez-le dans la variable RELANCE_SMTP_PASSWORD ou dans le fichier que nomme « smtp.passwordFile ».',
    })
  }
  return typeof secret === 'string' ? { user, password: secret } : { user, tokens: secret }
}
