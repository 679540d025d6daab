// From reminders to exact bytes: the words of the renderer, composed into an e-mail or kept as a page, with what is enclosed.
// What concerns every message (the sender, the templates) is refused before anything is claimed; the rest when its turn comes.

import type { EnclosureFile, PreparedDelivery, WaitingDelivery } from '../delivery/delivery.ts'
import { composeMessage, type InlinePart, type MessageInput } from '../delivery/message.ts'
import type { Customer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import { SettingsError } from '../domain/errors.ts'
import type { ReminderId } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { deliveredItems } from '../domain/sent-steps.ts'
import type { Settings } from '../domain/settings.ts'
import { INLINE_PARTS } from '../rendering/message-view.ts'
import { qrPng } from '../rendering/qr/png.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import { type EnclosedFile, enclosuresOf, told } from './attachments.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'
import { messageWriter } from './messages.ts'
import { htmlPage, named, type PageFile, pageOf } from './page-files.ts'
import { senderFault } from './sender-rules.ts'
import { composeSms, gatewayIdFor, trialText } from './sms.ts'

/** The words of a message with all that travels with them. */
interface Written extends RenderedMessage {
  readonly callSheet: string | null
  readonly enclosed: readonly EnclosedFile[]
}

interface Deliveries {
  readonly deliveries: readonly WaitingDelivery[]
  /** What comes with each, and what should and does not. */
  readonly enclosures: ReadonlyMap<ReminderId, Enclosures>
}

const ATTACHED = 'Essai : la page que relance écrirait dans outbox/ pour ce client est en pièce jointe.\n'
const PDF = 'application/pdf'
/** Dots a side of one module: more than what fine screens show of it at its size. */
const CODE_SCALE = 4

interface From {
  readonly address: string
  readonly domain: string
}

/**
 * The reminders as deliveries that compose themselves, from the ledger as it is now. One that cannot be composed never stops the others.
 * @param toMe address that receives everything by e-mail instead of the customers, marked [ESSAI]; letters are attached
 * @throws SettingsError 'sender-missing' when an e-mail is to leave and no sender is set, 'mandate-missing' and 'reply-to-missing' when anything is
 * to leave for somebody else than oneself; those of the key that signs, of the templates, of the logo.
 */
export async function deliveriesOf(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  toMe: string | null,
): Promise<Deliveries> {
  if (reminders.length === 0) return { deliveries: [], enclosures: new Map() }
  const fault = toMe === null ? senderFault(dossier.settings) : null
  if (fault !== null) throw fault
  if (toMe !== null || reminders.some(({ channel }) => channel === 'email')) {
    senderOf(dossier.settings)
    dossier.dkim?.()
  }
  const files = await enclosuresOf(dossier, books, booksAsOf, reminders)
  const write = messageWriter(dossier, books, booksAsOf, reminders, files)
  for (const reminder of oneOfEachKind(reminders, books)) write(reminder)
  const deliveries = reminders.map((reminder) => ({
    ...claimedAs(reminder, books.day, toMe),
    messageId: null,
    compose: async () => {
      const { message, callSheet } = write(reminder)
      const written = { ...message, callSheet, enclosed: files.get(reminder.id)?.enclosed ?? [] }
      return await prepare(dossier, books.day, reminder, books.customers.get(reminder.customer), written, toMe)
    },
  }))
  return { deliveries, enclosures: new Map([...files].map(([id, found]) => [id, told(found)])) }
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
  customer: Customer | undefined,
  written: Written,
  toMe: string | null,
): Promise<PreparedDelivery> {
  const claim = claimedAs(reminder, day, toMe)
  const files = await filesOf(written.enclosed)
  const callSheet = written.callSheet === null || toMe !== null ? {} : { callSheet: Buffer.from(written.callSheet, 'utf8') }
  if (reminder.channel === 'sms' && toMe === null && dossier.settings.sms !== null) {
    const { to, text } = composeSms(dossier.settings, reminder, customer, written.text ?? '')
    const gatewayId = gatewayIdFor(dossier, reminder)
    return { ...claim, ...callSheet, to: [to], messageId: null, message: Buffer.from(text, 'utf8'), from: null, gatewayId }
  }
  if (reminder.channel !== 'email' && toMe === null) {
    const message = (await pageOf(dossier, written))?.content ?? Buffer.from(written.text ?? '', 'utf8')
    return { ...claim, ...callSheet, messageId: null, message, from: null, ...(files.length > 0 ? { enclosures: files } : {}) }
  }
  const shown =
    reminder.channel === 'sms' ? { ...written, text: trialText(dossier.settings, reminder, customer, written.text ?? '') } : written
  const page = await pageOf(dossier, written)
  const mime = await composeMessage(mailOf(dossier, day, reminder, { ...shown, file: page }, files, toMe))
  const copies = mime.copies.length > 0 ? { copies: mime.copies } : {}
  return {
    ...claim,
    ...callSheet,
    channel: 'email',
    to: mime.to,
    ...copies,
    messageId: mime.messageId,
    message: mime.bytes,
    from: mime.from,
  }
}

function mailOf(
  dossier: Dossier,
  day: IsoDay,
  reminder: Reminder,
  written: Written & { readonly file: PageFile | null },
  files: readonly EnclosureFile[],
  toMe: string | null,
): MessageInput {
  const { settings } = dossier
  const from = senderOf(settings)
  return {
    id: reminder.id,
    day,
    from: { name: settings.sender.signature ?? settings.sender.firm?.name ?? settings.creditor.name, address: from.address },
    replyTo: settings.sender.replyTo,
    to: toMe === null ? reminder.to : [toMe],
    cc: toMe === null ? (reminder.cc ?? []) : [],
    // A file carries no blind copy: only the envelope of a mail server does. Nothing is recorded as sent to them then.
    bcc: toMe === null && settings.smtp !== null ? settings.sender.bcc : [],
    dkim: dossier.dkim?.() ?? null,
    subject: toMe === null ? written.subject : `[ESSAI] ${written.subject}`,
    text: written.text ?? ATTACHED,
    html: written.html ?? '',
    messageDomain: from.domain,
    date: dossier.clock.now(),
    inline: inlineOf(dossier, written),
    attachments: [
      ...(written.file === null ? [] : [named(reminder.step, written.file)]),
      ...(written.callSheet === null || toMe === null ? [] : [named(`${reminder.step}-call`, htmlPage(written.callSheet))]),
      ...files.map(({ name, content }) => ({ filename: name, content, contentType: PDF })),
    ],
  }
}

/** The pictures that the HTML really shows. */
function inlineOf(dossier: Dossier, { html, paymentCode }: Written): InlinePart[] {
  const shown = (cid: string) => html?.includes(`cid:${cid}`) === true
  const logo = shown(INLINE_PARTS.logo) ? logoOf(dossier) : null
  const parts: InlinePart[] = []
  if (logo !== null) {
    const filename = logo.contentType === 'image/png' ? 'logo.png' : 'logo.jpg'
    parts.push({ cid: INLINE_PARTS.logo, filename, content: logo.bytes, contentType: logo.contentType })
  }
  if (paymentCode !== null && shown(INLINE_PARTS.paymentCode)) {
    const content = qrPng(paymentCode, CODE_SCALE)
    parts.push({ cid: INLINE_PARTS.paymentCode, filename: 'virement-qr.png', content, contentType: 'image/png' })
  }
  return parts
}

async function filesOf(enclosed: readonly EnclosedFile[]): Promise<EnclosureFile[]> {
  const files: EnclosureFile[] = []
  for (const file of enclosed) files.push({ name: file.name, content: await file.read() })
  return files
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
