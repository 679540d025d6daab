// A message to oneself, to see that mail leaves as the settings say. Nothing is recorded, nobody else is written to.
import type { Mailer } from '../delivery/mailer.ts'
import { composeMessage } from '../delivery/message.ts'
import type { IsoDay } from '../domain/day.ts'
import { reminderId } from '../domain/names.ts'
import type { Dossier } from './dossier.ts'
import { senderOf } from './prepare.ts'

export interface TrialMail {
  readonly to: string
  /** Why it did not leave, French; null: the server took it. */
  readonly fault: string | null
}

/** @throws SettingsError 'sender-missing' */
export async function sendTrialMail({ settings, clock, dkim }: Dossier, day: IsoDay, mailer: Mailer): Promise<TrialMail> {
  const from = senderOf(settings)
  const to = settings.creditor.email ?? from.address
  const text = `Ce message d’essai a été envoyé par relance pour ${settings.creditor.name}.\n\nS’il est arrivé, et pas dans les indésirables, vos relances partiront de la même façon.\n`
  const {
    bytes,
    from: sender,
    to: recipients,
  } = await composeMessage({
    id: reminderId('essai'),
    day,
    from: { name: settings.creditor.name, address: from.address },
    replyTo: null,
    to: [to],
    dkim: dkim?.() ?? null,
    subject: '[ESSAI] relance est prêt à envoyer',
    text,
    html: `<p>${text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replaceAll('\n\n', '</p><p>')}</p>`,
    messageDomain: from.domain,
    date: clock.now(),
  })
  const outcome = await mailer.send({ from: sender, to: recipients, bytes })
  return { to, fault: outcome.kind === 'accepted' ? null : outcome.why }
}
