// How the SMTP settings become connection options: encryption is required, never opportunistic, and always verified.
// An authority of your own is trusted through NODE_EXTRA_CA_CERTS only; no setting switches the verification off.
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection'
import { SettingsError } from '../domain/errors.ts'
import type { SmtpSettings } from '../domain/settings.ts'

export interface SmtpTimeouts {
  /** Milliseconds from the name look-up to the end of the TLS handshake. */
  readonly connectMs: number
  /** Milliseconds of silence after which a server is given up, final reply included. */
  readonly silenceMs: number
}

/** A final reply may be slow (RFC 5321 4.5.3.2.6): giving up early only makes doubts. */
export const DEFAULT_TIMEOUTS: SmtpTimeouts = { connectMs: 20_000, silenceMs: 180_000 }

/**
 * Options of one connection, without the password.
 * @throws SettingsError `smtp-plaintext` when nothing would be encrypted on the way to another machine.
 */
export function connectionOptions(smtp: SmtpSettings, timeouts: SmtpTimeouts): SMTPConnectionOptions {
  if (smtp.security === 'none' && !isLoopback(smtp.host) && !smtp.allowPlaintext) {
    throw new SettingsError(
      'smtp-plaintext',
      `Sans chiffrement, les messages et le mot de passe circuleraient en clair vers ${smtp.host}.`,
      {
        advice:
          'Mettez « security: starttls » ou « security: tls » sous « smtp » dans relance.yaml (ou, en connaissance de cause, « allowPlaintext: true »).',
      },
    )
  }
  return {
    host: smtp.host,
    port: smtp.port,
    secure: smtp.security === 'tls',
    requireTLS: smtp.security === 'starttls',
    ignoreTLS: smtp.security === 'none',
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.connectMs,
    dnsTimeout: timeouts.connectMs,
    socketTimeout: timeouts.silenceMs,
    socketCloseTimeout: 1_000,
  }
}

/** Whether a host is this very machine: localhost, 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}
