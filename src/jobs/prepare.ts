// From reminders to exact bytes: the words of the renderer, composed into an e-mail or kept as a page.
// Everything that can be refused is refused here, before anything is claimed.

import type { PreparedDelivery } from '../delivery/delivery.ts'
import { composeMessage, type MailAttachment } from '../delivery/message.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError, SettingsError } from '../domain/errors.ts'
import type { Reminder } from '../domain/reminder.ts'
import { deliveredItems } from '../domain/sent-steps.ts'
import type { Settings } from '../domain/settings.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import type { DeliveryView } from '../reporting/views.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { callSheetsOf, messagesOf } from './messages.ts'
import { viewOf } from './send-view.ts'

export interface Prepared {
  readonly ready: readonly PreparedDelivery[]
  /** Reminders whose message cannot be composed (an address that is none), with the reason. */
  readonly refused: readonly DeliveryView[]
}

const ATTACHED = 'Essai : la page que relance écrirait dans outbox/ pour ce client est en pièce jointe.\n'

interface From {
  readonly address: string
  readonly domain: string
}

/**
 * Composes the messages. One that cannot be composed never stops the others.
 * @param toMe address that receives everything by e-mail instead of the customers, marked [ESSAI]; letters are attached
 * @throws SettingsError 'sender-missing' when an e-mail is to leave and no sender is set; template errors.
 */
export async function prepareDeliveries(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  toMe: string | null,
): Promise<Prepared> {
  const messages = messagesOf(dossier, books, booksAsOf, reminders)
  const sheets = callSheetsOf(dossier, books, booksAsOf, reminders)
  const ready: PreparedDelivery[] = []
  const refused: DeliveryView[] = []
  for (const reminder of reminders) {
    const message = messages.get(reminder.id)
    if (!message) continue
    try {
      ready.push(await prepare(dossier, books.day, reminder, { ...message, callSheet: sheets.get(reminder.id) ?? null }, toMe))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      refused.push(viewOf(reminder, 'failed', error.message))
    }
  }
  return { ready, refused }
}

async function prepare(
  dossier: Dossier,
  day: IsoDay,
  reminder: Reminder,
  message: RenderedMessage & { readonly callSheet: string | null },
  toMe: string | null,
): Promise<PreparedDelivery> {
  const claim = {
    id: reminder.id,
    customer: reminder.customer,
    day,
    step: reminder.step,
    channel: reminder.channel,
    to: toMe === null ? reminder.to : [toMe],
    items: deliveredItems(reminder),
    totalCents: reminder.totalCents,
  }
  const page = Buffer.from(message.page ?? message.text ?? '', 'utf8')
  const callSheet = message.callSheet === null ? null : Buffer.from(message.callSheet, 'utf8')
  const beside = callSheet === null || toMe !== null ? {} : { callSheet }
  if (reminder.channel !== 'email' && toMe === null) return { ...claim, ...beside, messageId: null, message: page, from: null }
  const { settings } = dossier
  const from = senderOf(settings)
  const mime = await composeMessage({
    id: reminder.id,
    day,
    from: { name: settings.sender.signature ?? settings.creditor.name, address: from.address },
    replyTo: settings.sender.replyTo,
    to: claim.to,
    cc: toMe === null ? (reminder.cc ?? []) : [],
    bcc: toMe === null ? settings.sender.bcc : [],
    dkim: dossier.dkim?.() ?? null,
    subject: toMe === null ? message.subject : `[ESSAI] ${message.subject}`,
    text: message.text ?? ATTACHED,
    html: message.html ?? '',
    messageDomain: from.domain,
    date: dossier.clock.now(),
    attachments: [
      ...(message.page === null ? [] : [attached(reminder.step, page)]),
      ...(callSheet === null || toMe === null ? [] : [attached(`${reminder.step}-call`, callSheet)]),
    ],
  })
  const copies = mime.copies.length > 0 ? { copies: mime.copies } : {}
  return { ...claim, ...beside, channel: 'email', to: mime.to, ...copies, messageId: mime.messageId, message: mime.bytes, from: mime.from }
}

function attached(name: string, content: Buffer): MailAttachment {
  return { filename: `${name}.html`, content, contentType: 'text/html' }
}

/** Who e-mails come from. @throws SettingsError when neither `sender.from` nor `creditor.email` is set. */
export function senderOf(settings: Settings): From {
  const address = settings.sender.from ?? settings.creditor.email
  if (address === null) {
    throw new SettingsError('sender-missing', 'Aucune adresse d’expéditeur : les e-mails ne peuvent pas partir.', {
      file: 'relance.yaml',
      advice: 'Renseignez sender.from ou creditor.email dans relance.yaml.',
    })
  }
  return { address, domain: address.slice(address.lastIndexOf('@') + 1) }
}
