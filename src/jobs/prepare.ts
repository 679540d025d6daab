// From reminders to exact bytes: the words of the renderer, composed into an e-mail or kept as a page, with what is enclosed.
// Everything that can be refused is refused here, before anything is claimed; the files are read once more just before each claim.

import type { EnclosureFile, PreparedDelivery } from '../delivery/delivery.ts'
import { composeMessage, type InlinePart, type MailAttachment, type MessageInput } from '../delivery/message.ts'
import type { IsoDay } from '../domain/day.ts'
import type { Enclosures } from '../domain/enclosure.ts'
import { InputError, SettingsError } from '../domain/errors.ts'
import type { ReminderId } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { deliveredItems } from '../domain/sent-steps.ts'
import type { Settings } from '../domain/settings.ts'
import { INLINE_PARTS } from '../rendering/message-view.ts'
import { qrPng } from '../rendering/qr/png.ts'
import type { RenderedMessage } from '../rendering/render-reminder.ts'
import type { DeliveryView } from '../reporting/views.ts'
import { type EnclosedFile, enclosuresOf, told } from './attachments.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { logoOf } from './logo.ts'
import { callSheetsOf, messagesOf } from './messages.ts'
import { viewOf } from './send-view.ts'
import { senderFault } from './sender-rules.ts'

export interface Prepared {
  readonly ready: readonly PreparedDelivery[]
  /** Reminders whose message cannot be composed (an address that is none), with the reason. */
  readonly refused: readonly DeliveryView[]
  /** What comes with each, and what should and does not. */
  readonly enclosures: ReadonlyMap<ReminderId, Enclosures>
}

/** The words of a message with all that travels with them. */
interface Written extends RenderedMessage {
  readonly callSheet: string | null
  readonly enclosed: readonly EnclosedFile[]
}

const ATTACHED = 'Essai : la page que relance écrirait dans outbox/ pour ce client est en pièce jointe.\n'
const PDF = 'application/pdf'
/** Dots a side of one module: sharp on fine screens at the size it is shown. */
const CODE_SCALE = 6

interface From {
  readonly address: string
  readonly domain: string
}

/**
 * Composes the messages. One that cannot be composed never stops the others.
 * @param toMe address that receives everything by e-mail instead of the customers, marked [ESSAI]; letters are attached
 * @throws SettingsError 'sender-missing' when an e-mail is to leave and no sender is set, 'mandate-missing' and 'reply-to-missing' when anything is
 * to leave for somebody else than oneself; template errors; those of the logo.
 */
export async function prepareDeliveries(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
  toMe: string | null,
): Promise<Prepared> {
  const fault = toMe === null && reminders.length > 0 ? senderFault(dossier.settings) : null
  if (fault !== null) throw fault
  const enclosures = await enclosuresOf(dossier, books, booksAsOf, reminders)
  const messages = messagesOf(dossier, books, booksAsOf, reminders, enclosures)
  const sheets = callSheetsOf(dossier, books, booksAsOf, reminders)
  const ready: PreparedDelivery[] = []
  const refused: DeliveryView[] = []
  for (const reminder of reminders) {
    const message = messages.get(reminder.id)
    if (!message) continue
    const written = { ...message, callSheet: sheets.get(reminder.id) ?? null, enclosed: enclosures.get(reminder.id)?.enclosed ?? [] }
    try {
      ready.push(await prepare(dossier, books.day, reminder, written, toMe))
    } catch (error) {
      if (!(error instanceof InputError)) throw error
      refused.push(viewOf(reminder, 'failed', error.message))
    }
  }
  return { ready, refused, enclosures: new Map([...enclosures].map(([id, files]) => [id, told(files)])) }
}

async function prepare(
  dossier: Dossier,
  day: IsoDay,
  reminder: Reminder,
  written: Written,
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
  const { enclosed } = written
  const callSheet = written.callSheet === null ? null : Buffer.from(written.callSheet, 'utf8')
  const beside = callSheet === null || toMe !== null ? {} : { callSheet }
  if (reminder.channel !== 'email' && toMe === null) {
    const message = Buffer.from(written.page ?? written.text ?? '', 'utf8')
    const complete = async () => ({ message, enclosures: await filesOf(enclosed) })
    return { ...claim, ...beside, messageId: null, message, from: null, ...(enclosed.length > 0 ? { complete } : {}) }
  }
  const input = mailOf(dossier, day, reminder, written, toMe)
  // Without what is enclosed: it tells whether the addresses will do, and costs nothing to keep.
  const mime = await composeMessage(input)
  const complete = async () => {
    const files = (await filesOf(enclosed)).map(({ name, content }) => ({ filename: name, content, contentType: PDF }))
    return { message: (await composeMessage({ ...input, attachments: [...(input.attachments ?? []), ...files] })).bytes }
  }
  const copies = mime.copies.length > 0 ? { copies: mime.copies } : {}
  return {
    ...claim,
    ...beside,
    channel: 'email',
    to: mime.to,
    ...copies,
    messageId: mime.messageId,
    message: mime.bytes,
    from: mime.from,
    ...(enclosed.length > 0 ? { complete } : {}),
  }
}

/** The e-mail of a reminder, what is enclosed apart. */
function mailOf(dossier: Dossier, day: IsoDay, reminder: Reminder, written: Written, toMe: string | null): MessageInput {
  const { settings } = dossier
  const from = senderOf(settings)
  const pages = [
    ...(written.page === null ? [] : [page(reminder.step, written.page)]),
    ...(written.callSheet === null || toMe === null ? [] : [page(`${reminder.step}-call`, written.callSheet)]),
  ]
  return {
    id: reminder.id,
    day,
    from: { name: settings.sender.signature ?? settings.sender.firm?.name ?? settings.creditor.name, address: from.address },
    replyTo: settings.sender.replyTo,
    to: toMe === null ? reminder.to : [toMe],
    cc: toMe === null ? (reminder.cc ?? []) : [],
    subject: toMe === null ? written.subject : `[ESSAI] ${written.subject}`,
    text: written.text ?? ATTACHED,
    html: written.html ?? '',
    messageDomain: from.domain,
    date: dossier.clock.now(),
    inline: inlineOf(dossier, written),
    attachments: pages,
  }
}

/** The pictures that the HTML really shows. */
function inlineOf(dossier: Dossier, { html, paymentCode }: Written): InlinePart[] {
  const shown = (cid: string) => html?.includes(`cid:${cid}`) === true
  const logo = shown(INLINE_PARTS.logo) ? logoOf(dossier) : null
  return [
    ...(logo === null
      ? []
      : [
          {
            cid: INLINE_PARTS.logo,
            filename: logo.contentType === 'image/png' ? 'logo.png' : 'logo.jpg',
            content: logo.bytes,
            contentType: logo.contentType,
          },
        ]),
    ...(paymentCode !== null && shown(INLINE_PARTS.paymentCode)
      ? [{ cid: INLINE_PARTS.paymentCode, filename: 'virement-qr.png', content: qrPng(paymentCode, CODE_SCALE), contentType: 'image/png' }]
      : []),
  ]
}

async function filesOf(enclosed: readonly EnclosedFile[]): Promise<EnclosureFile[]> {
  const files: EnclosureFile[] = []
  for (const file of enclosed) files.push({ name: file.name, content: await file.read() })
  return files
}

function page(name: string, html: string): MailAttachment {
  return { filename: `${name}.html`, content: Buffer.from(html, 'utf8'), contentType: 'text/html' }
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
