// What was done, from the ledger's chain: of all, of one customer, of one document.
import type { IsoDay } from '../domain/day.ts'
import { normaliseRef } from '../domain/document-ref.ts'
import { nearestWords } from '../domain/edit-distance.ts'
import { InputError } from '../domain/errors.ts'
import { keyParts } from '../domain/item-key.ts'
import { type CustomerCode, customerCode, type ItemKey } from '../domain/names.ts'
import { customerCodes } from '../ledger/customers.ts'
import { verifyEvidence } from '../ledger/evidence.ts'
import { historyEvents, verifyChain } from '../ledger/history.ts'
import { bookItems } from '../ledger/items.ts'
import { refusals } from '../ledger/refused-addresses.ts'
import type { HistoryEventView, HistoryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'

type Refusal = NonNullable<HistoryEventView['refusals']>[number]

/** A reference mistyped by more letters than this is another one. */
const FARTHEST = 3
const PROPOSED = 5

/** What is verified: the chain always; with `whole` all that is kept as evidence, and where a head quoted in an old report stands. */
export interface Verifying {
  readonly whole: boolean
  /** SHA-256 in lower-case hexadecimal; null: none was quoted. */
  readonly head: string | null
}

const CHAIN_ALONE: Verifying = { whole: false, head: null }

/** Events in the order they were recorded. */
export function historyOf(dossier: Dossier, customer: string | null, { whole, head } = CHAIN_ALONE): HistoryView {
  return { events: eventsOf(dossier, customer), chain: whole ? verifyEvidence(dossier.ledger, head) : verifyChain(dossier.ledger) }
}

/** The same events, without looking whether the chain holds. */
export function eventsOf(dossier: Dossier, customer: string | null): HistoryEventView[] {
  const events = historyEvents(dossier.ledger, customer === null ? {} : { customer: customerCode(customer) })
  const others = events.some((event) => event.customer !== '' && event.items.some((key) => !key.startsWith(`${event.customer}:`)))
  const known = new Set(others ? customerCodes(dossier.ledger) : [])
  const refused = refusalsByEvent(dossier, events)
  return events.map(({ position, id, at, day, customer: code, items, step, channel, status, sha256, previous, detail }) => ({
    position,
    id,
    at,
    day,
    // What concerns the ledger itself names no customer.
    customer: code === '' ? null : code,
    items,
    step,
    channel,
    status,
    sha256,
    previous,
    ...companiesOf(code, items, known),
    ...(refused.has(position) ? { refusals: refused.get(position) ?? [] } : {}),
    detail,
  }))
}

/** What was told of refused addresses, by the position of the event that each belongs to: the last one of its message before it. */
function refusalsByEvent({ ledger }: Dossier, events: readonly { readonly id: string; readonly position: number }[]) {
  const byEvent = new Map<number, Refusal[]>()
  for (const { reminder, address, reply, position } of refusals(ledger)) {
    const event = events.findLast((one) => one.id === reminder && one.position <= position)
    if (event) byEvent.set(event.position, [...(byEvent.get(event.position) ?? []), { address, reply }])
  }
  return byEvent
}

/** Whose documents these are, where they are not all the customer's. What concerns the ledger or a whole plan names nobody. */
function companiesOf(
  customer: CustomerCode,
  items: readonly ItemKey[],
  known: ReadonlySet<CustomerCode>,
): Pick<HistoryView['events'][number], 'companies'> {
  if (customer === '' || items.every((key) => key.startsWith(`${customer}:`))) return {}
  return { companies: [...new Set(items.flatMap((key) => ownerOf(key, customer, known)))] }
}

/** A code may hold colons: the customer's own first, else the longest one that is known. */
function ownerOf(key: ItemKey, customer: CustomerCode, known: ReadonlySet<CustomerCode>): CustomerCode[] {
  if (key.startsWith(`${customer}:`)) return [customer]
  return codesOf(key)
    .filter((code) => known.has(code))
    .slice(-1)
}

/** What may be the code of a key's customer: all that stands before one of its colons. */
function codesOf(key: ItemKey): CustomerCode[] {
  return [...key].flatMap((character, index) => (character === ':' ? [customerCode(key.slice(0, index))] : []))
}

/**
 * The events about one document: reminders of it, whatever key its item had then, and those of another tool.
 * @throws InputError 'item-unknown' when neither history nor the books of `day` know it, naming the nearest references they have.
 */
export function historyOfDocument(dossier: Dossier, day: IsoDay, typed: string, verifying = CHAIN_ALONE): HistoryView {
  const wanted = normaliseRef(typed)
  const whole = historyOf(dossier, null, verifying)
  const events = whole.events.filter((event) => documentsOf(event).includes(wanted))
  if (events.length === 0) refuseUnknown(dossier, day, typed, wanted, whole)
  return { ...whole, events }
}

function documentsOf({ customer, items, detail }: HistoryView['events'][number]): string[] {
  const told = typeof detail?.number === 'string' ? [normaliseRef(detail.number)] : []
  return [...items.flatMap((key) => documentsNamed(key, customer ?? customerCode(''))), ...told]
}

/** The document of an item; of another company's, in the message of a group, what may be it wherever her code ends. */
function documentsNamed(key: ItemKey, customer: CustomerCode): string[] {
  if (key.startsWith(`${customer}:`)) return [keyParts(customer, key)?.documentRef ?? []].flat()
  return codesOf(key).flatMap((code) => keyParts(code, key)?.documentRef ?? [])
}

function refuseUnknown(dossier: Dossier, day: IsoDay, typed: string, wanted: string, whole: HistoryView): void {
  const refs = new Map(whole.events.flatMap(documentsOf).map((ref) => [ref, ref]))
  for (const { ref } of bookItems(dossier.ledger, day)) refs.set(normaliseRef(ref), ref)
  refs.delete('')
  if (refs.has(wanted)) return
  const near = nearestWords(wanted, refs.keys(), FARTHEST).slice(0, PROPOSED)
  throw new InputError('item-unknown', `Aucune pièce « ${typed} » dans l’historique ni dans les écritures.`, {
    advice:
      near.length > 0
        ? `Vouliez-vous dire : ${near.map((ref) => refs.get(ref)).join(', ')} ?`
        : 'Tout l’historique : relance history ; celui d’un client : relance history --customer CODE.',
  })
}
