// From the section `smtp` as written to the mail server in force: what a named provider is known for stands in for what is not written.
import { type MailProvider, providerOf } from '../../domain/mail-providers.ts'
import type { SmtpSettings } from '../../domain/settings.ts'
import { DEFAULTS } from './defaults.ts'
import type { WrittenSettings } from './schema.ts'

type WrittenSmtp = NonNullable<WrittenSettings['smtp']>

/** Null: no server is set. A host written by hand wins over the provider's, and its port and encryption are the usual ones then. */
export function smtpOf(smtp: WrittenSettings['smtp']): SmtpSettings | null {
  if (!smtp) return null
  const provider = providerOf(smtp.provider ?? null)
  return {
    provider: smtp.provider ?? null,
    ...serverOf(smtp, provider),
    allowPlaintext: smtp.allowPlaintext ?? DEFAULTS.smtp.allowPlaintext,
    user: smtp.user ?? null,
    passwordFile: smtp.passwordFile ?? null,
    tokenFile: smtp.tokenFile ?? null,
    oauth: smtp.oauth ? { ...smtp.oauth, clientSecretFile: smtp.oauth.clientSecretFile ?? null, scope: smtp.oauth.scope ?? null } : null,
    connections: smtp.connections ?? DEFAULTS.smtp.connections,
    perMinute: smtp.perMinute === undefined ? (provider?.perMinute ?? null) : smtp.perMinute,
    perConnection: smtp.perConnection ?? DEFAULTS.smtp.perConnection,
    dkim: smtp.dkim ?? null,
  }
}

function serverOf(written: WrittenSmtp, provider: MailProvider | null): Pick<SmtpSettings, 'host' | 'port' | 'security'> {
  const known = provider !== null && (written.host === undefined || written.host === provider.host) ? provider : null
  const security = written.security ?? known?.security ?? DEFAULTS.smtp.security
  const port = known?.security === security ? known.port : DEFAULTS.smtp.ports[security]
  return { host: written.host ?? known?.host ?? '', port: written.port ?? port, security }
}
