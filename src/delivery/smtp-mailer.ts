// The mailer that speaks SMTP: opens sessions as they are needed and reuses those that still answer.
// No pool of nodemailer's: a pool that puts a message back in its queue would send it twice.
import { SettingsError } from '../domain/errors.ts'
import type { SmtpSettings } from '../domain/settings.ts'
import { explainMailError, type MailError } from './mail-errors.ts'
import type { Mailer, OutgoingMail, SendOutcome, VerifyOutcome } from './mailer.ts'
import { connectionOptions, DEFAULT_TIMEOUTS, type SmtpTimeouts } from './smtp-options.ts'
import { refusal } from './smtp-outcome.ts'
import { type Credentials, SmtpSession } from './smtp-session.ts'

export class SmtpMailer implements Mailer {
  private readonly idle: SmtpSession[] = []
  private closed = false
  private readonly options: ReturnType<typeof connectionOptions>
  private readonly credentials: Credentials | null
  private readonly server: string
  private readonly timeouts: SmtpTimeouts

  /**
   * `password` is null when the settings name no user. Nothing is opened yet.
   * @throws SettingsError `smtp-plaintext` or `smtp-password-missing`.
   */
  constructor(smtp: SmtpSettings, password: string | null, timeouts: SmtpTimeouts = DEFAULT_TIMEOUTS) {
    this.options = connectionOptions(smtp, timeouts)
    this.credentials = credentialsOf(smtp, password)
    this.server = smtp.host
    this.timeouts = timeouts
  }

  async send(mail: OutgoingMail): Promise<SendOutcome> {
    let session: SmtpSession
    try {
      session = await this.session()
    } catch (error) {
      return refusal(error as MailError, this.server, true)
    }
    const outcome = await session.send(mail, this.server)
    this.keep(session)
    return outcome
  }

  async verify(): Promise<VerifyOutcome> {
    try {
      this.keep(await this.session())
      return { ok: true }
    } catch (error) {
      return { ok: false, reply: (error as MailError).response ?? null, why: explainMailError(error, this.server) }
    }
  }

  close(): void {
    this.closed = true
    for (const session of this.idle.splice(0)) session.close()
  }

  private keep(session: SmtpSession): void {
    if (this.closed || session.over()) session.close()
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

function credentialsOf(smtp: SmtpSettings, password: string | null): Credentials | null {
  if (smtp.user === null) return null
  if (password === null || password === '') {
    throw new SettingsError('smtp-password-missing', `Le mot de passe de ${smtp.user} sur ${smtp.host} n’est pas connu.`, {
      advice: 'Donnez-le dans la variable RELANCE_SMTP_PASSWORD ou dans le fichier que nomme « smtp.passwordFile ».',
    })
  }
  return { user: smtp.user, password }
}
