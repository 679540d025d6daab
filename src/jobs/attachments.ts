// What comes with each message of a day: the invoices it asks for, then the documents made for it. Chosen before the words are written, since
// they name it; read when the message is composed, so that a run never holds the files of everybody.
import type { IsoDay } from '../domain/day.ts'
import type { Enclosure, Enclosures, MissingEnclosure } from '../domain/enclosure.ts'
import { InputError } from '../domain/errors.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { slugOf } from '../domain/slug.ts'
import { paidTogether } from '../rendering/invoice-rows.ts'
import { WORDS } from '../rendering/language-words.ts'
import { oneLine } from '../rendering/plain-text.ts'
import { documentMaker } from './attachments-documents.ts'
import { type InvoiceFinder, invoiceBytes, invoiceFinder } from './attachments-invoices.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

/** A file that comes with a message. */
export interface EnclosedFile extends Enclosure {
  /** Its bytes. @throws InputError 'attachment-changed' when they are no longer those that were chosen */
  read(): Promise<Buffer>
}

export interface EnclosedFiles extends Enclosures {
  readonly enclosed: readonly EnclosedFile[]
}

const MEGABYTE = 1_000_000

/** What comes with each of these reminders that leaves in writing; the others are absent. */
export async function enclosuresOf(
  dossier: Dossier,
  books: Books,
  booksAsOf: IsoDay | null,
  reminders: readonly Reminder[],
): Promise<Map<ReminderId, EnclosedFiles>> {
  const written = reminders.filter(({ channel }) => channel !== 'call' && channel !== 'sms')
  if (written.length === 0) return new Map()
  const find = dossier.settings.attachments.invoices ? invoiceFinder(dossier) : null
  const documentsOf = documentMaker(dossier, books, booksAsOf)
  const found = new Map<ReminderId, EnclosedFiles>()
  for (const reminder of written) {
    const invoices = find === null ? { enclosed: [], missing: [] } : enclosedInvoices(dossier, find, reminder)
    const { made, missing } = await documentsOf(reminder)
    found.set(reminder.id, { enclosed: [...invoices.enclosed, ...made], missing: [...invoices.missing, ...missing] })
  }
  return found
}

/** The same without the way to the bytes: for answers and for the words. */
export function told({ enclosed, missing }: EnclosedFiles): Enclosures {
  return { enclosed: enclosed.map(({ kind, name, ref, customer }) => ({ kind, name, ref, customer })), missing }
}

/** Each invoice once, in the order of the items, as long as the next one fits. */
function enclosedInvoices(dossier: Dossier, find: InvoiceFinder, reminder: Reminder): EnclosedFiles {
  const { maxMegabytes } = dossier.settings.attachments
  const enclosed: EnclosedFile[] = []
  const missing: MissingEnclosure[] = []
  const names = new Set<string>()
  let room = maxMegabytes * MEGABYTE
  for (const { customer, ref } of numbersOf(reminder)) {
    const about = { kind: 'invoice', ref, customer } as const
    const found = find(customer, ref)
    if (!found.ok) missing.push({ ...about, code: found.code, text: found.text })
    else if (found.size > room)
      missing.push({
        ...about,
        code: 'too-large',
        text: `${found.path} ne tient pas dans les ${maxMegabytes} Mo d’un message (attachments.maxMegabytes).`,
      })
    else {
      room -= found.size
      enclosed.push({ ...about, name: freeName(reminder, ref, names), read: async () => bytesOf(dossier, found) })
    }
  }
  return { enclosed, missing }
}

/** The numbers of the invoices that are asked for; several where one payment that came back had paid them. What has no number has no file. */
function numbersOf(reminder: Reminder): { readonly customer: CustomerCode; readonly ref: string }[] {
  const numbers = new Map<string, { readonly customer: CustomerCode; readonly ref: string }>()
  for (const item of reminder.items) {
    if (item.forInformation) continue
    const together = paidTogether(item)
    const refs = together.length > 0 ? together : item.unnumbered ? [] : [oneLine(item.ref)]
    const customer = item.customer ?? reminder.customer
    for (const ref of refs) numbers.set(`${customer}\n${ref}`, { customer, ref })
  }
  return [...numbers.values()]
}

/** 'facture-F2026-017.pdf': made from the number, since what a user calls his files is his own affair. */
function freeName({ language }: Reminder, ref: string, taken: Set<string>): string {
  const base = `${WORDS[language].invoice.toLowerCase()}-${slugOf(ref)}`
  let name = `${base}.pdf`
  for (let rank = 2; taken.has(name.toLowerCase()); rank++) name = `${base}-${rank}.pdf`
  taken.add(name.toLowerCase())
  return name
}

function bytesOf(dossier: Dossier, found: { readonly path: string; readonly size: number }): Buffer {
  const bytes = invoiceBytes(dossier, found)
  if (bytes !== null) return bytes
  throw new InputError(
    'attachment-changed',
    `Le fichier à joindre ${found.path} a changé ou disparu pendant l’envoi : ce message n’est pas parti.`,
    {
      file: found.path,
      advice: 'Remettez la facture en place, puis tapez de nouveau relance send : rien ne partira deux fois.',
    },
  )
}
