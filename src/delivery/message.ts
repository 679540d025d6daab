// Composes the exact bytes of one e-mail, once: the same bytes are sent, kept in the history and hashed.
// Knows nothing of customers, plans or SMTP; never reads a file or a URL.
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { ReminderId } from '../domain/names.ts'
import { headerText, isDomain, type Mailbox, type MailboxInput, readMailbox } from './address.ts'
import { signMessage } from './dkim.ts'
import type { DkimKey } from './dkim-key.ts'
import { mailDate } from './mail-date.ts'

export interface MailAttachment {
  readonly filename: string
  readonly content: Buffer
  /** MIME type, 'application/pdf'; anything that does not look like one is sent as plain bytes. */
  readonly contentType: string
}

/** A picture that the HTML shows by its `cid:`; it travels with the message, nothing is fetched. */
export interface InlinePart extends MailAttachment {
  /** Without angle brackets, as the HTML names it after `cid:`. */
  readonly cid: string
}

export interface MessageInput {
  readonly id: ReminderId
  /** Day of the reminder: with the id, it makes the Message-ID. */
  readonly day: IsoDay
  readonly from: MailboxInput
  readonly replyTo: MailboxInput | null
  readonly to: readonly MailboxInput[]
  /** Open copies; one that cannot be written to is left out. Absent: none. */
  readonly cc?: readonly MailboxInput[]
  /** Blind copies: in the envelope alone. One that cannot be written to is left out. Absent: none. */
  readonly bcc?: readonly MailboxInput[]
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Right-hand side of the Message-ID: the sender's domain. */
  readonly messageDomain: string
  /** The moment of the run, ISO 8601 with its offset. */
  readonly date: string
  readonly attachments?: readonly MailAttachment[]
  /** Signs the message. Absent or null: it is not signed. */
  readonly dkim?: DkimKey | null
  readonly inline?: readonly InlinePart[]
}

/** A composed message: its identity, the addresses of the envelope and its bytes (ASCII, CRLF line ends). */
interface Mime {
  /** With its angle brackets. */
  readonly messageId: string
  readonly from: string
  /** Copies included, blind ones too. */
  readonly to: readonly string[]
  /** Those of `to` that only get a copy. */
  readonly copies: readonly string[]
  readonly bytes: Buffer
}

/**
 * Composes a message; the same input always gives the same bytes (Message-ID, Date and MIME boundaries come from it).
 * Line breaks, controls and marks of direction are taken out of the subject, the names and the file names.
 * Marked `Auto-Submitted` (RFC 3834) so that no robot answers it; never a List-* header, never a copy but those given.
 * @throws InputError `email-address-invalid` or `email-without-recipient`, a French sentence, before anything is sent.
 */
export async function composeMessage(input: MessageInput): Promise<Mime> {
  const from = checked(input.from)
  const to = input.to.map(checked)
  if (to.length === 0)
    throw new InputError('email-without-recipient', 'Le message n’a pas de destinataire.', {
      advice: 'Ajoutez une adresse e-mail à ce client : importez vos contacts.',
    })
  const cc = copies(input.cc ?? [], to)
  const bcc = copies(input.bcc ?? [], [...to, ...cc])
  const name = createHash('sha256').update(`${input.id}\n${input.day}`).digest('hex').slice(0, 32)
  const messageId = `<relance.${input.day.replaceAll('-', '')}.${name}@${messageDomain(input.messageDomain)}>`
  const composer = new MailComposer({
    from,
    to,
    ...(cc.length === 0 ? {} : { cc }),
    ...(input.replyTo === null ? {} : { replyTo: checked(input.replyTo) }),
    subject: headerText(input.subject),
    text: input.text,
    html: input.html,
    messageId,
    date: mailDate(input.date),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: [
      ...(input.inline ?? []).map((part) => ({ ...attached(part), cid: part.cid, contentDisposition: 'inline' as const })),
      ...(input.attachments ?? []).map(attached),
    ],
    baseBoundary: name,
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const composed = await composer.compile().build()
  const bytes = input.dkim ? await signMessage(composed, input.dkim) : composed
  const copied = [...cc, ...bcc].map((mailbox) => mailbox.address)
  return { messageId, from: from.address, to: [...to.map((mailbox) => mailbox.address), ...copied], copies: copied, bytes }
}

/** The copies that can be written to, each address once and none that gets the message itself: a copy never stops a message. */
function copies(inputs: readonly MailboxInput[], to: readonly Mailbox[]): Mailbox[] {
  const known = new Set(to.map(({ address }) => address.toLowerCase()))
  return inputs.flatMap((input) => {
    const reading = readMailbox(input)
    if (!reading.ok || known.has(reading.mailbox.address.toLowerCase())) return []
    known.add(reading.mailbox.address.toLowerCase())
    return [reading.mailbox]
  })
}

function checked(input: MailboxInput): Mailbox {
  const reading = readMailbox(input)
  if (!reading.ok) throw new InputError('email-address-invalid', reading.why, { advice: 'Corrigez l’adresse, puis relancez la commande.' })
  return reading.mailbox
}

function messageDomain(domain: string): string {
  if (!isDomain(domain))
    throw new InputError('email-domain-invalid', `« ${headerText(domain)} » n’est pas un domaine d’expédition valable.`, {
      advice: 'Corrigez sender.from (ou creditor.email) dans relance.yaml.',
    })
  return domainToASCII(domain)
}

function attached(file: MailAttachment): { filename: string; content: Buffer; contentType: string } {
  const filename = headerText(file.filename).replace(/[\\/:*?"<>|]/g, '-') || 'document'
  const typed = /^[a-z]+\/[a-z0-9][a-z0-9.+-]*$/i.test(file.contentType)
  // A message/* or multipart/* part would be laid out instead of attached.
  const plain = !typed || /^(message|multipart)\//i.test(file.contentType)
  return { filename, content: file.content, contentType: plain ? 'application/octet-stream' : file.contentType }
}
