// Whether the deliveries, which the rules read to know what was sent, say what the chain says: each one and its items.
import type { EvidenceFault, EvidenceField, EvidencePart } from '../domain/evidence-fault.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { EventRow } from './history-rows.ts'
import type { Ledger } from './ledger.ts'
import { type ToldDelivery, toldDeliveries } from './told-deliveries.ts'

/** A delivery as its table has it. */
interface Delivered {
  readonly row: number
  readonly id: ReminderId
  readonly customer: CustomerCode
  readonly day: string
  readonly step: string
  readonly channel: string
  readonly recipients: string
  readonly totalCents: number
  readonly messageId: string | null
  readonly digest: string
  readonly status: string
  readonly why: string | null
  readonly file: string | null
  readonly claimedAt: string
  readonly answeredAt: string | null
}

interface DeliveredItemRow {
  readonly item: number
  readonly round: number
  readonly step: string
  readonly channel: string
  readonly status: string
}

/** Deliveries and items that are not as the events tell them, by reminder in the order of the deliveries. */
export function deliveryFaults(ledger: Ledger, rows: readonly EventRow[]): EvidenceFault[] {
  const told = toldDeliveries(rows)
  const found: EvidenceFault[] = []
  const compare = comparer(ledger)
  for (const [id, deliveries] of deliveriesById(ledger)) {
    const waiting = [...(told.get(id) ?? [])]
    told.delete(id)
    const results = deliveries.map((one) => ({ one, events: takeAgreeing(waiting, (events) => compare(one, events).length === 0) }))
    for (const { one, events } of results) {
      if (events !== undefined) continue
      const other = waiting.shift()
      if (other !== undefined) found.push(...compare(one, other))
      // One under way has told nothing yet.
      else if (one.status !== 'sending') found.push(fault('delivery', 'inserted', { ...one, position: null }, []))
    }
    found.push(...waiting.map(gone))
  }
  const missing = [...told.values()].flat().map(gone)
  // The items of deliveries that are missing say nothing more.
  const strays = [...found, ...missing].some(({ change }) => change === 'removed') ? [] : strayItems(ledger)
  return [...found, ...missing, ...strays]
}

/** Takes the first that agrees out of the list. */
function takeAgreeing(waiting: ToldDelivery[], agrees: (events: ToldDelivery) => boolean): ToldDelivery | undefined {
  const index = waiting.findIndex(agrees)
  return index < 0 ? undefined : waiting.splice(index, 1)[0]
}

function gone(events: ToldDelivery): EvidenceFault {
  return fault('delivery', 'removed', events, [])
}

function fault(
  part: EvidencePart,
  change: EvidenceFault['change'],
  { position, id, day, customer }: { position: number | null; id: string; day: string; customer: CustomerCode },
  fields: readonly EvidenceField[],
): EvidenceFault {
  return { part, change, position, id, day: day as EvidenceFault['day'], customer, fields, count: 1 }
}

function comparer(ledger: Ledger): (delivery: Delivered, events: ToldDelivery) => EvidenceFault[] {
  const items = ledger.db.prepare<[number], DeliveredItemRow>(
    'SELECT item_id AS item, round, step, channel, status FROM delivery_item WHERE delivery_id = ? ORDER BY item_id',
  )
  const idOf = ledger.db.prepare<[string], number>('SELECT item_id FROM item_alias WHERE key = ?').pluck()
  return (delivery, events) => {
    const own = deliveryFields(delivery, events)
    const ofItems = itemFields(
      items.all(delivery.row),
      delivery,
      events,
      events.items.map((key) => idOf.get(key) ?? -1),
    )
    return [
      ...(own.length === 0 ? [] : [fault('delivery', 'changed', events, own)]),
      ...(ofItems.length === 0 ? [] : [fault('item', 'changed', events, ofItems)]),
    ]
  }
}

function deliveryFields(delivery: Delivered, { customer, step, channel, status, answeredAt, detail }: ToldDelivery): EvidenceField[] {
  const { to, totalCents, messageId, message, claimedOn, claimedAt, reply, file } = detail
  const differing: [EvidenceField, boolean][] = [
    ['status', delivery.status !== status],
    ['customer', delivery.customer !== customer],
    ['day', differs(delivery.day, claimedOn)],
    ['step', delivery.step !== step],
    ['channel', delivery.channel !== channel],
    ['to', to !== undefined && delivery.recipients !== JSON.stringify(to)],
    ['totalCents', differs(delivery.totalCents, totalCents)],
    ['messageId', differs(delivery.messageId, messageId)],
    ['message', differs(delivery.digest, message)],
    ['reply', differs(delivery.why, reply)],
    ['file', differs(delivery.file, file)],
    ['moment', differs(delivery.claimedAt, claimedAt) || delivery.answeredAt !== answeredAt],
  ]
  return differing.flatMap(([field, differ]) => (differ ? [field] : []))
}

/** What nobody told cannot differ. */
function differs<T>(actual: T, told: T | undefined): boolean {
  return told !== undefined && actual !== told
}

/** @param ids of the items that the events name, in their order */
function itemFields(
  rows: readonly DeliveredItemRow[],
  delivery: Delivered,
  { items, detail, channel, status }: ToldDelivery,
  ids: readonly number[],
): EvidenceField[] {
  const found = new Set<EvidenceField>()
  if (rows.length !== items.length || rows.some(({ item }) => !ids.includes(item))) found.add('items')
  for (const row of rows) {
    const told = detail.steps?.[ids.indexOf(row.item)]
    // A delivery whose own state was changed is told itself.
    if (row.status !== status && row.status !== delivery.status) found.add('status')
    if (row.channel !== channel) found.add('channel')
    if (differs(row.step, told?.step)) found.add('step')
    if (differs(row.round, told?.round)) found.add('round')
  }
  return [...found]
}

function deliveriesById({ db }: Ledger): Map<string, Delivered[]> {
  const rows = db.prepare<[], Delivered>(`
    SELECT id AS row, reminder_id AS id, customer, day, step, channel, recipients, total_cents AS totalCents, message_id AS messageId, digest,
      status, why, file, claimed_at AS claimedAt, answered_at AS answeredAt
    FROM delivery ORDER BY id`)
  const found = new Map<string, Delivered[]>()
  for (const one of rows.all()) found.set(one.id, [...(found.get(one.id) ?? []), one])
  return found
}

/** Items of a delivery that is not there. */
function strayItems({ db }: Ledger): EvidenceFault[] {
  const rows = db.prepare<[], { id: string; customer: CustomerCode | null }>(`
    SELECT DISTINCT '' AS id, i.customer FROM delivery_item t LEFT JOIN item_identity i ON i.id = t.item_id
    WHERE NOT EXISTS (SELECT 1 FROM delivery d WHERE d.id = t.delivery_id) ORDER BY i.customer`)
  return rows
    .all()
    .map(({ id, customer }) => ({ part: 'item', change: 'inserted', position: null, id, day: null, customer, fields: [], count: 1 }))
}
