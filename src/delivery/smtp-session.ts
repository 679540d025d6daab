// One signed-in connection to the mail server and the transcript of what left on it.
// Keeps of the traffic only whether DATA was sent: no command, reply or password is logged anywhere.
import { Readable } from 'node:stream'
import SMTPConnection, { type SMTPConnectionOptions, type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection'
import type { AccessTokens } from './access-tokens.ts'
import type { MailError } from './mail-errors.ts'
import type { OutgoingMail, SendOutcome } from './mailer.ts'
import { refusalsIn, withRefusals } from './recipient-refusals.ts'
import {
  acceptance,
  earlyAcceptance,
  emptyTranscript,
  isForCopiesAlone,
  isTakenUnheard,
  keptBack,
  outcomeOf,
  type Transcript,
  tooEarly,
} from './smtp-outcome.ts'
import { signIn } from './smtp-sign-in.ts'
import { withoutSecrets } from './without-secrets.ts'

export type Credentials = { readonly user: string; readonly password: string } | { readonly user: string; readonly tokens: AccessTokens }

/** What signs in on one connection: a password, or a token. */
export type SignIn = { readonly user: string; readonly password: string } | { readonly user: string; readonly token: string }

interface Envelope {
  readonly from: string
  readonly to: string[]
  readonly size: number
  readonly rejected?: readonly string[]
  readonly rejectedErrors?: readonly unknown[]
}

type Done<T> = (error: (Error & MailError) | null | undefined, value?: T) => void

export class SmtpSession {
  private connection: SMTPConnection
  private transcript: Transcript
  private spent = false
  /** Messages tried on this connection. */
  handedOver = 0
  /** What signed in here: the server may say it back. */
  private secrets: readonly string[] = []
  private lost: Error = Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' })

  private constructor(connection: SMTPConnection, transcript: Transcript) {
    this.connection = connection
    this.transcript = transcript
    // Always heard: an unheard 'error', of a server that cuts an idle connection, would end the process.
    connection.on('error', (error: Error) => {
      this.lost = error
    })
  }

  /**
   * Connects, encrypts, signs in (when the server asks for it). `limitMs` bounds all of it, but for asking for a token. A token that
   * the server refuses is renewed once.
   * @throws an error with the fields of `MailError`.
   */
  static async open(options: SMTPConnectionOptions, credentials: Credentials | null, limitMs: number): Promise<SmtpSession> {
    if (credentials === null || 'password' in credentials) return SmtpSession.openAs(options, credentials, limitMs)
    const { user, tokens } = credentials
    const token = await tokens.current()
    try {
      return await SmtpSession.openAs(options, { user, token }, limitMs)
    } catch (error) {
      if (!isRefusedSignIn(error as MailError)) throw error
      const another = await tokens.renew(token)
      if (another === null) throw error
      return SmtpSession.openAs(options, { user, token: another }, limitMs)
    }
  }

  /** `open` for one password or token; `looking` sees the connection once it is encrypted, before anybody signs in. */
  static async openAs(
    options: SMTPConnectionOptions,
    secret: SignIn | null,
    limitMs: number,
    looking: (connection: SMTPConnection) => void = () => undefined,
  ): Promise<SmtpSession> {
    const transcript = emptyTranscript()
    const connection = new SMTPConnection({ ...options, transactionLog: true, logger: watcher(transcript) })
    const session = new SmtpSession(connection, transcript)
    session.secrets = secret === null ? [] : written(secret)
    try {
      await session.within(limitMs, async () => {
        await session.ask<void>((done) => connection.connect((error) => done(error)))
        looking(connection)
        if (secret !== null && connection.allowsAuth) await session.ask((done) => signIn(connection, secret, done))
      })
      return session
    } catch (error) {
      connection.close()
      const { message, response } = error as Error & MailError
      throw Object.assign(error as Error, withoutSecrets(response === undefined ? { message } : { message, response }, session.secrets))
    }
  }

  /** Hands one message over; what is known of it afterwards. */
  async send(mail: OutgoingMail, server: string): Promise<SendOutcome> {
    return withoutSecrets(await this.handOver(mail, server), this.secrets)
  }

  private async handOver(mail: OutgoingMail, server: string): Promise<SendOutcome> {
    this.handedOver++
    Object.assign(this.transcript, emptyTranscript())
    // Nodemailer notes in it what the server said of each recipient.
    const envelope: Envelope = { from: mail.from, to: [...mail.to], size: mail.bytes.length }
    let withheld = false
    const content = this.content(mail.bytes, () => {
      withheld = isForCopiesAlone(mail, envelope.rejected ?? [])
      return withheld
    })
    try {
      const info = await this.ask<SMTPConnectionSendInfo>((done) => this.connection.send(envelope, content, done))
      const early = earlyAcceptance(this.transcript, info?.response ?? '', server)
      this.spent = early !== null
      return early ?? acceptance(info?.response ?? '', info?.rejected ?? [], refusalsIn(info?.rejectedErrors))
    } catch (error) {
      // A reply given once the content was asked for may have come early: the two sides no longer agree on what comes next.
      this.spent = this.transcript.contentAsked
      if (isTakenUnheard(this.transcript)) return tooEarly(this.transcript, this.transcript.dataReply ?? '', server)
      if (withheld && !this.transcript.contentSent) return keptBack(mail, refusalsIn(envelope.rejectedErrors))
      return withRefusals(outcomeOf(error as MailError, this.transcript, server), error)
    } finally {
      // What has not begun to leave by now never does.
      content.destroy()
    }
  }

  /** Whether the session may serve again: the server still answers within `limitMs`, and has forgotten the message before. */
  async answers(limitMs: number): Promise<boolean> {
    if (this.over()) return false
    return this.within(limitMs, () => this.ask<boolean>((done) => this.connection.reset(done))).then(
      () => true,
      () => false,
    )
  }

  /** The connection is lost, or its state uncertain. */
  over(): boolean {
    return this.spent || this.connection.destroyed
  }

  /** Says goodbye and hangs up, at once when the server no longer listens. */
  close(): void {
    if (this.over()) {
      this.connection.close()
      return
    }
    this.connection.quit()
    setTimeout(() => this.connection.close(), 1_000).unref()
  }

  // The bytes as a stream: nodemailer reads it only once the server has asked for the content, and what the server said besides in the
  // same breath is heard first: a reply to what has not left is no reply.
  private content(bytes: Buffer, isWithheld: () => boolean): Readable {
    const { transcript, connection } = this
    return new Readable({
      read() {
        if (transcript.contentAsked) return
        transcript.contentAsked = true
        setImmediate(() => {
          if (this.destroyed) return
          transcript.dataReply = String(connection.lastServerResponse)
          // DATA cannot be taken back: hanging up before its content is the only way not to send it.
          if (isTakenUnheard(transcript) || isWithheld()) return connection.close()
          transcript.contentSent = true
          this.push(bytes)
          this.push(null)
        })
      },
    })
  }

  // Hangs up when the server takes longer than that.
  private async within<T>(limitMs: number, work: () => Promise<T>): Promise<T> {
    const timer = setTimeout(() => {
      this.lost = Object.assign(new Error('Timeout'), { code: 'ETIMEDOUT' })
      this.connection.close()
    }, limitMs)
    try {
      return await work()
    } finally {
      clearTimeout(timer)
    }
  }

  // One exchange with nodemailer. A connection that ends without calling back is an answer too.
  private ask<T>(exchange: (done: Done<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const onEnd = (): void => {
        setImmediate(() => reject(this.lost))
      }
      this.connection.once('end', onEnd)
      exchange((error, value) => {
        this.connection.removeListener('end', onEnd)
        if (error) reject(error)
        else resolve(value as T)
      })
    })
  }
}

/** The words that a server heard as somebody signed in. */
function written(secret: SignIn): string[] {
  if ('token' in secret) return [secret.token, `user=${secret.user}\x01auth=Bearer ${secret.token}\x01\x01`]
  return [secret.password, `\0${secret.user}\0${secret.password}`]
}

function isRefusedSignIn({ code, responseCode = 0 }: MailError): boolean {
  return code === 'EAUTH' && responseCode >= 500
}

function watcher(transcript: Transcript) {
  const ignore = (): void => undefined
  const debug = (entry: unknown, line?: unknown): void => {
    if (line === 'DATA' && typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'client')
      transcript.dataSent = true
  }
  // Said of a message once nodemailer has written its last byte.
  const info = (entry: unknown): void => {
    if (typeof entry === 'object' && entry !== null && 'outByteCount' in entry) transcript.contentEnded = true
  }
  return { trace: ignore, debug, info, warn: ignore, error: ignore, fatal: ignore }
}
