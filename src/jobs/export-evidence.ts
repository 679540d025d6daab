// Gathers what a lawyer needs about one customer or one document: his events as they were hashed, the messages, the digests of the rest.
import { keptInOutbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import { customerCode } from '../domain/names.ts'
import { sha256 } from '../ledger/canonical-json.ts'
import { customers } from '../ledger/customers.ts'
import { lastLineDay } from '../ledger/fiscal-years.ts'
import { eventRows, eventText } from '../ledger/history-rows.ts'
import { bookItems } from '../ledger/items.ts'
import { soundMessage } from '../ledger/messages.ts'
import { type EvidencePack, enclosuresTold, messagePath, type PackMessage } from '../reporting/evidence/pack.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import { knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { historyOf, historyOfDocument } from './history.ts'

/** One customer, or one document. */
export type EvidenceSubject = { readonly customer: string } | { readonly ref: string }

const WHOLE = { whole: true, head: null }

/**
 * Everything is verified first, and what is wrong stands in the pack.
 * @throws InputError 'customer-unknown', 'item-unknown' where nobody knows the subject.
 */
export function gatherEvidence(dossier: Dossier, day: IsoDay, subject: EvidenceSubject, outboxFolder: string): EvidencePack {
  const { ledger, settings } = dossier
  const known = customers(ledger)
  const view = 'customer' in subject ? historyOf(dossier, subject.customer, WHOLE) : historyOfDocument(dossier, day, subject.ref, WHOLE)
  if ('customer' in subject && view.events.length === 0) knownCustomer(known, subject.customer)
  const told = new Set(view.events.map(({ position }) => position))
  const name = 'customer' in subject ? known.get(customerCode(subject.customer))?.name : undefined
  return {
    about: 'ref' in subject ? `la pièce ${subject.ref}` : `le client ${subject.customer}${name ? ` (${name})` : ''}`,
    creditor: settings.creditor.name,
    records: eventRows(ledger, null).map((row) => {
      const { position, sha256: digest, detailSha256 } = row
      if (!told.has(position)) return { position, sha256: digest, text: null, detail: null }
      // What an erasure left of a detail is not what was hashed: nobody could verify it.
      const detail = row.detail !== null && sha256(row.detail) === detailSha256 ? row.detail : null
      return { position, sha256: digest, text: eventText(row), detail }
    }),
    events: view.events,
    messages: messagesOf(dossier, view.events),
    enclosures: enclosuresOf(view.events, outboxFolder),
    refs: new Map(bookItems(ledger, lastLineDay(ledger) ?? day).map(({ key, ref }) => [key, ref])),
    chain: view.chain,
  }
}

/** What was written beside letters, as long as it is there with the bytes that were recorded: the ledger holds its digest alone. */
function enclosuresOf(events: readonly HistoryEventView[], outboxFolder: string): Map<string, Buffer | null> {
  return new Map(events.flatMap(enclosuresTold).map(({ name, sha256 }) => [name, keptInOutbox(outboxFolder, name, sha256)]))
}

/** The messages that are kept, each once; one that is missing or was changed is told by the verification, and by its digest. */
function messagesOf({ ledger }: Dossier, events: readonly HistoryEventView[]): Map<string, PackMessage> {
  const found = new Map<string, PackMessage>()
  const paths = new Set<string>()
  for (const event of events) {
    const digest = event.detail?.['message']
    if (typeof digest !== 'string' || found.has(digest)) continue
    const bytes = soundMessage(ledger, digest)
    // A message that nobody here composed (an adopted copy's) is empty.
    if (typeof bytes === 'string' || bytes.length === 0) continue
    const short = messagePath(event, digest, bytes)
    const path = paths.has(short) ? short.replace(digest.slice(0, 8), digest) : short
    paths.add(path)
    found.set(digest, { path, bytes })
  }
  return found
}
