// A real SMTP server on loopback that keeps what it accepted, read back by another library than the one that wrote it.
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly mail: ParsedMail
  readonly user: string | null
}

export interface SmtpCollector {
  readonly port: number
  readonly received: ReceivedMail[]
  close(): Promise<void>
}

/** Starts a server on 127.0.0.1; by default it asks for no password and offers STARTTLS with a certificate nobody trusts. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<SmtpCollector> {
  const received: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        const user = typeof session.user === 'string' ? session.user : null
        received.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((to) => to.address),
          raw,
          mail: await simpleParser(raw),
          user,
        })
        done(null, 'Message pris en charge')
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
