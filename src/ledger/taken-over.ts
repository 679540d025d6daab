// Reminders that a previous tool sent, each an event of the chain: kept for good, linked to the items of their invoice when the
// books hold them, linked later when they do not yet. A file told twice adds nothing.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { PastReminder } from '../domain/reading.ts'
import type { SentStep } from '../domain/reminder.ts'
import type { Channel } from '../domain/settings.ts'
import { sha256 } from './canonical-json.ts'
import { type CustomerFinder, customerFinder } from './customer-finder.ts'
import { lastLineDay } from './fiscal-years.ts'
import { eventWriter } from './history.ts'
import { itemIds, SHOWN_KEY } from './identity.ts'
import { customerItems } from './items.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'
import { type Scope, scoped, within } from './scope.ts'

/** Status of the event of a reminder taken over. */
export const TAKEN_OVER = 'takenOver'

/** A reminder with its step in the customer's scenario. */
export interface ResolvedReminder extends Pick<PastReminder, 'row' | 'customer' | 'customerName' | 'number' | 'documentRef' | 'day'> {
  readonly step: string
  readonly channel: Channel
  /** The step in the words of the other tool. */
  readonly told: string
}

interface TakenOver extends Pick<PastReminder, 'customer' | 'customerName' | 'documentRef' | 'day'> {
  readonly id: number
}

export interface TakenOverStored {
  /** Rows that told at least one reminder nobody knew. */
  readonly added: number
  /** Reminders of the file whose invoice the books do not hold. */
  readonly unlinked: readonly ResolvedReminder[]
}

/** Keeps the reminders of a file. @param at present moment, ISO 8601 */
export function storeTakenOver(
  ledger: Ledger,
  file: { readonly name: string; readonly sha256: string },
  reminders: readonly ResolvedReminder[],
  when: { readonly at: string; readonly date: IsoDay },
): TakenOverStored {
  return atomically(ledger, () => {
    const books = itemsByDocument(ledger, when.date)
    const known = ledger.db.prepare('SELECT 1 FROM taken_over WHERE event = ?')
    const insert = inserter(ledger, file.name, when.at)
    const link = linker(ledger)
    const append = eventWriter(ledger)
    const unlinked: ResolvedReminder[] = []
    const added = new Set<number>()
    for (const reminder of reminders) {
      const event = eventId(reminder)
      const owner = books.finder.find(namesOf(reminder))
      const keys = owner === null ? [] : books.keysOf(owner, reminder.documentRef)
      if (keys.length === 0) unlinked.push(reminder)
      if (known.get(event) !== undefined) continue
      added.add(reminder.row)
      const id = insert(event, reminder)
      if (owner !== null) link({ id, day: reminder.day }, owner, keys)
      const { step, channel, day, number, row, told } = reminder
      append({
        id: event,
        at: when.at,
        day,
        customer: owner ?? reminder.customer,
        items: keys,
        step,
        channel,
        status: TAKEN_OVER,
        detail: { number, told, row, file: file.name, fileSha256: file.sha256 },
      })
    }
    if (added.size > 0) bumpGeneration(ledger)
    return { added: added.size, unlinked }
  })
}

/**
 * Links the reminders that no item of the books was found for so far; returns how many now are. Call inside the transaction of
 * an import, after the books are stored.
 */
export function linkTakenOver(ledger: Ledger, date: IsoDay): number {
  const waiting = ledger.db
    .prepare<[], TakenOver>(
      `SELECT id, customer, customer_name AS customerName, document_ref AS documentRef, day FROM taken_over t
       WHERE document_ref <> '' AND NOT EXISTS (SELECT 1 FROM taken_over_item i WHERE i.taken_over_id = t.id) ORDER BY id`,
    )
    .all()
  if (waiting.length === 0) return 0
  const books = itemsByDocument(ledger, date)
  const link = linker(ledger)
  let linked = 0
  for (const reminder of waiting) {
    const owner = books.finder.find(namesOf(reminder))
    const keys = owner === null ? [] : books.keysOf(owner, reminder.documentRef)
    if (owner === null || keys.length === 0) continue
    link(reminder, owner, keys)
    linked += 1
  }
  return linked
}

/** The reminders taken over whose invoices the books hold, as steps really sent; by day, with the keys the items have now. */
export function takenOverSteps(ledger: Ledger, scope: Scope = null): SentStep[] {
  const rows = ledger.db
    .prepare<[{ scope?: string }], { customer: CustomerCode; step: string; channel: Channel; day: IsoDay; items: string }>(
      `SELECT i.customer, t.step, t.channel, t.day,
         json_group_array(json_object('key', ${SHOWN_KEY}, 'step', t.step, 'round', l.round)) AS items
       FROM taken_over t JOIN taken_over_item l ON l.taken_over_id = t.id JOIN item_identity i ON i.id = l.item_id
       WHERE ${within('i.customer', scope)} GROUP BY t.id, i.customer ORDER BY t.day, t.id`,
    )
    .all(scoped(scope))
  return rows.map(({ items, ...row }) => ({ ...row, items: JSON.parse(items) as SentStep['items'], status: 'sent' }))
}

/** Keeps a reminder and returns its id. */
function inserter(ledger: Ledger, file: string, at: string): (event: string, reminder: ResolvedReminder) => number {
  const insert = ledger.db.prepare(
    `INSERT INTO taken_over (event, customer, customer_name, number, document_ref, step, channel, day, file, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (event, { customer, customerName, number, documentRef, step, channel, day }) =>
    Number(insert.run(event, customer, customerName, number, documentRef, step, channel, day, file, at).lastInsertRowid)
}

/** Links a reminder to items, in the round each was in on its day. */
function linker(ledger: Ledger) {
  const round = ledger.db.prepare('SELECT coalesce(max(round), 1) FROM round_start WHERE item_id = ? AND day <= ?').pluck()
  const add = ledger.db.prepare('INSERT OR IGNORE INTO taken_over_item (taken_over_id, item_id, round) VALUES (?, ?, ?)')
  const idOf = itemIds(ledger)
  return ({ id, day }: Pick<TakenOver, 'id' | 'day'>, customer: CustomerCode, keys: readonly ItemKey[]): void => {
    for (const key of keys) {
      const item = idOf({ customer, key })
      add.run(id, item, round.get(item, day))
    }
  }
}

/** The debits of the books by customer and document, read customer by customer when asked for. */
function itemsByDocument(ledger: Ledger, date: IsoDay) {
  const finder: CustomerFinder = customerFinder(ledger)
  const last = lastLineDay(ledger)
  const day = last !== null && last > date ? last : date
  const itemsOf = customerItems(ledger, day)
  const read = new Map<CustomerCode, Map<string, ItemKey[]>>()
  const documentsOf = (customer: CustomerCode) => {
    const documents = new Map<string, ItemKey[]>()
    for (const item of itemsOf(customer)) {
      if (item.originalCents <= 0 || item.documentRef === '') continue
      const keys = documents.get(item.documentRef)
      if (keys === undefined) documents.set(item.documentRef, [item.key])
      else keys.push(item.key)
    }
    read.set(customer, documents)
    return documents
  }
  const keysOf = (customer: CustomerCode, documentRef: string) =>
    documentRef === '' ? [] : ((read.get(customer) ?? documentsOf(customer)).get(documentRef) ?? [])
  return { finder, keysOf }
}

function namesOf({ customer, customerName }: Pick<PastReminder, 'customer' | 'customerName'>): string[] {
  return customerName === null ? [customer] : [customer, customerName]
}

/** What makes a reminder the same one in another file. */
function eventId({ customer, number, step, channel, day }: ResolvedReminder): string {
  return sha256(JSON.stringify(['takenOver', customer, number, step, channel, day])).slice(0, 16)
}
