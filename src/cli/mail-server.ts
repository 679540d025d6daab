// The mail server of a dossier as commands use it, and the days on which a real one may be used.
import { gatewayHost } from '../delivery/http-gateway.ts'
import { SmtpMailer } from '../delivery/smtp-mailer.ts'
import { isLoopback } from '../delivery/smtp-options.ts'
import { UsageError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { Settings } from '../domain/settings.ts'
import type { Dossier } from '../jobs/dossier.ts'
import type { Context } from './context.ts'
import { mailSecret } from './mail-secret.ts'
import { placeOf } from './settings/private-file.ts'
import { todayInParis } from './system-clock.ts'

/**
 * The dossier's mail server, to be closed by the caller; null when none is set: e-mails are written to the outbox.
 * @param signal once aborted, what waits for its turn does not leave
 */
export function mailerOf(context: Context, { settings, folder }: Dossier, signal?: AbortSignal): SmtpMailer | null {
  const { smtp } = settings
  return smtp === null ? null : new SmtpMailer(smtp, mailSecret(settings, placeOf(context, folder), context.io), { signal })
}

/** A mail server or a gateway that customers can be reached by, not one of this very machine. */
export function hasRealServer({ smtp, sms }: Settings): boolean {
  return (smtp !== null && !isLoopback(smtp.host)) || (sms !== null && !isLoopback(gatewayHost(sms)))
}

/**
 * A real server gets no message of another day than today.
 * @param harmless nothing leaves, or to the user alone
 * @throws UsageError 'date-not-today'
 */
export function refuseOtherDay(context: Context, settings: Settings, harmless: boolean): void {
  if (harmless || !hasRealServer(settings) || context.date === todayInParis()) return
  throw new UsageError('date-not-today', `Un envoi réel se fait à la date du jour, pas au ${formatLongDay(context.date)}.`, {
    advice: 'Ôtez --date (ou RELANCE_DATE), ou essayez avec --dry-run ou --to-me.',
  })
}
