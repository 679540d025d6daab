// SMTP settings of a server on this very machine. Apart from the server itself, which is slow to load.
import type { SmtpSettings } from '../../src/domain/settings.ts'

/** Settings for a server on this machine, in clear unless told otherwise. */
export function loopback(port: number, more: Partial<SmtpSettings> = {}): SmtpSettings {
  return {
    ...{ provider: null, host: '127.0.0.1', port, security: 'none', allowPlaintext: false, user: null, passwordFile: null },
    ...{ tokenFile: null, oauth: null, connections: 3, perMinute: null, perConnection: 100, dkim: null },
    ...more,
  }
}
