// From reminders to exact bytes: the words of the renderer, composed into an e-mail or kept as a page.
// What concerns every message (the sender, the templates) is refused before anything is claimed; the rest when its turn comes.

import type { PreparedDelivery, WaitingDelivery } from '../delivery/delivery.ts'
import { composeMessage, type MailAttachment } from '../delivery/message.ts'
import type { IsoDay } from '../domain/day.ts'
import { SettingsError } from '../domain/errors.ts'
import type { Reminder } from '../domain/reminder.ts'
import { deliveredItems } from '../domain/sent-steps.ts'
import type { Settings } from '../domain/settings.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { messageWriter } from './messages.ts'

const ATTACHED = 'Essai : la page que relance écrirait dans outbox/ pour ce client est en pièce jointe.\n'

interface From {
  readonly address: string
  readonly domain: string
}

/**
 * The reminders as deliveries that compose themselves, from the ledger as it is now. One that cannot be composed never stops the others.
 * @param toMe address that receives everything by e-mail instead of the customers, marked [ESSAI]; letters are attached
 * @throws SettingsError 'sender-missing' when an e-mail is to leave and no sender is set; template errors.
 */
export function deliveriesOf(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  toMe: string | null,
): WaitingDelivery[] {
  if (reminders.length === 0) return []
  if (toMe !== null || reminders.some(({ channel }) => channel === 'email')) senderOf(dossier.settings)
  const write = messageWriter(dossier, books, booksAsOf, reminders)
  for (const reminder of oneOfEachKind(reminders, books)) write(reminder)
  return reminders.map((reminder) => ({
    ...claimedAs(reminder, books.day, toMe),
    messageId: null,
    compose: async () => {
      const { message, callSheet } = write(reminder)
      return await prepare(dossier, books.day, reminder, { ...message, callSheet }, toMe)
    },
  }))
}

/** Reminders that between them use every template: one that is missing or wrong is told before anything leaves. */
function oneOfEachKind(reminders: readonly Reminder[], { customers }: Books): Iterable<Reminder> {
  const kinds = reminders.map((reminder): [string, Reminder] => {
    const { template, channel, language, withCall } = reminder
    return [JSON.stringify([template, channel, language, withCall, customers.get(reminder.customer)?.regime]), reminder]
  })
  return new Map(kinds).values()
}

/** What is written down of the message, whatever its bytes. */
function claimedAs(reminder: Reminder, day: IsoDay, toMe: string | null): Omit<WaitingDelivery, 'messageId' | 'compose'> {
  const { id, customer, step, channel, totalCents } = reminder
  return { id, customer, day, step, channel, to: toMe === null ? reminder.to : [toMe], items: deliveredItems(reminder), totalCents }
}

async function prepare(
  dossier: Dossier,
  day: IsoDay,
  reminder: Reminder,
  message: RenderedMessage & { readonly callSheet: string | null },
  toMe: string | null,
): Promise<PreparedDelivery> {
  const claim = claimedAs(reminder, day, toMe)
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
