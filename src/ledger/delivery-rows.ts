// Deliveries in and out of their tables, with the current keys of their items.
import { cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { DeliveredItem, Delivery } from '../domain/delivery.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import type { SentStep } from '../domain/reminder.ts'
import { stepsOf } from '../domain/sent-steps.ts'
import { type FormerCodes, formerCodes, withFormers } from './former-codes.ts'
import type { NewEvent } from './history.ts'
import { SHOWN_KEY } from './identity.ts'
import type { Ledger } from './ledger.ts'
import { type Scope, scoped, within } from './scope.ts'
import { statement } from './statements.ts'
import { takenOverSteps } from './taken-over.ts'

export type DeliveryStatus = 'sending' | 'inDoubt' | 'sent' | 'written' | 'failed'

export interface DeliveryRecord extends Delivery {
  /** Number of the row; `id` may come back after a failure, this does not. */
  readonly row: number
  /** SHA-256 of the message (see `keptMessage`). */
  readonly digest: string
  readonly status: DeliveryStatus
  readonly why: string | null
  readonly file: string | null
  readonly claimedAt: string
}

interface DeliveryRow extends Omit<DeliveryRecord, 'to' | 'items'> {
  readonly recipients: string
  readonly items: string
}

/** How many messages were handed over or written on a day. */
export function handedOverOn({ db }: Ledger, day: IsoDay): number {
  return db.prepare(`SELECT count(*) FROM delivery WHERE day = ? AND status IN ('sent', 'written')`).pluck().get(day) as number
}

/** Deliveries in a status, of one reminder or of all, in the order they were claimed. */
export function deliveriesWith(ledger: Ledger, status: DeliveryStatus, id: ReminderId | null = null): DeliveryRecord[] {
  // The status is part of the text, so that SQLite may use the index of those unsettled.
  const where = `d.status = '${status}'`
  return id === null ? readDeliveries(ledger, where, {}) : readDeliveries(ledger, `d.reminder_id = @id AND ${where}`, { id })
}

/** @param where condition on a `delivery d`, SQL */
function readDeliveries(ledger: Ledger, where: string, parameters: Readonly<Record<string, string | null>>): DeliveryRecord[] {
  const rows = statement<[Readonly<Record<string, string | null>>], DeliveryRow>(
    ledger,
    `
    SELECT d.id AS row, d.reminder_id AS id, d.customer, d.day, d.step, d.channel, d.recipients, d.total_cents AS totalCents,
      d.message_id AS messageId, d.digest, d.status, d.why, d.file, d.claimed_at AS claimedAt,
      (SELECT json_group_array(json_object('key', ${SHOWN_KEY}, 'customer', i.customer, 'step', t.step, 'round', t.round))
       FROM delivery_item t JOIN item_identity i ON i.id = t.item_id WHERE t.delivery_id = d.id) AS items
    FROM delivery d WHERE ${where} ORDER BY d.id`,
  )
  return rows.all(parameters).map(({ recipients, items, ...row }) => ({
    ...row,
    to: JSON.parse(recipients) as string[],
    items: (JSON.parse(items) as Required<DeliveredItem>[]).map((item) => itemOf(item, row.customer)),
    totalCents: cents(row.totalCents),
  }))
}

/** Whose item it is, said only where it is not the customer's. */
function itemOf({ customer, ...item }: Required<DeliveredItem>, receiver: CustomerCode): DeliveredItem {
  return customer === receiver ? item : { key: item.key, customer, step: item.step, round: item.round }
}

/** Sets the status of a delivery and of its items. */
export function setStatus(
  ledger: Ledger,
  row: number,
  next: { readonly status: DeliveryStatus; readonly why: string | null; readonly file: string | null; readonly at: string },
): void {
  const { status, why, file, at } = next
  statement(ledger, 'UPDATE delivery SET status = ?, why = ?, file = coalesce(?, file), answered_at = ? WHERE id = ?').run(
    status,
    why,
    file,
    at,
    row,
  )
  statement(ledger, 'UPDATE delivery_item SET status = ? WHERE delivery_id = ?').run(status, row)
}

/**
 * Steps of each company: those taken over from a previous tool, then steps sent, written, in doubt or under way as they were claimed, with
 * the items' present keys; what went to a code counts for those that came after it too. With a scope, only messages that concern one of its customers, and those of `day`, which take mailboxes.
 * @param told `before`: a moment (ISO 8601), what was claimed from then on is left out; `until`: a day, what was claimed for a later one is left out
 */
export function sentSteps(
  ledger: Ledger,
  told: { readonly scope?: Scope; readonly day?: IsoDay; readonly before?: string; readonly until?: IsoDay | null } = {},
): SentStep[] {
  const { day = null, before = null, until = null } = told
  const codes = formerCodes(ledger)
  const scope = withFormers(ledger, told.scope ?? null)
  const concerned = `d.customer IN (SELECT value FROM json_each(@scope)) OR d.day = @day OR d.id IN (
    SELECT t.delivery_id FROM item_identity i JOIN delivery_item t ON t.item_id = i.id WHERE ${within('i.customer', scope)} AND t.status IN ${LEFT})`
  const left = `d.status IN ${LEFT} AND (@before IS NULL OR d.claimed_at < @before) AND (@until IS NULL OR d.day <= @until)`
  const own =
    scope === null
      ? readDeliveries(ledger, left, { before, until })
      : readDeliveries(ledger, `${left} AND (${concerned})`, { ...scoped(scope), day, before, until })
  return [
    ...takenOverSteps(ledger, scope)
      .filter((step) => until === null || step.day <= until)
      .flatMap((step) => [step, ...codes.successorsOf(step.customer).map((customer) => ({ ...step, customer }))]),
    ...own.flatMap((delivery) => underEachCode(delivery, codes)).flatMap((one) => stepsOf(one, one.status as SentStep['status'])),
  ]
}

/** The delivery as it counts for its customer and for each code that came after his: the items of all of them are the same customer's. */
function underEachCode(delivery: DeliveryRecord, { successorsOf }: FormerCodes): DeliveryRecord[] {
  const successors = successorsOf(delivery.customer)
  if (successors.length === 0) return [delivery]
  const family = new Set([delivery.customer, ...successors])
  const isOwn = ({ customer }: DeliveredItem) => customer === undefined || family.has(customer)
  const own = delivery.items.filter(isOwn).map(({ key, step, round }) => ({ key, step, round }))
  const others = delivery.items.filter((item) => !isOwn(item))
  return [{ ...delivery, items: [...own, ...others] }, ...successors.map((customer) => ({ ...delivery, customer, items: own }))]
}

/** Statuses of messages that left, or may have left. */
const LEFT = `('sending', 'inDoubt', 'sent', 'written')`

/** Reminders that need nothing more from a sending: sent, written, in doubt or under way. */
export function activeReminders(ledger: Ledger): Set<ReminderId> {
  const rows = ledger.db.prepare<[], { id: ReminderId }>(`SELECT DISTINCT reminder_id AS id FROM delivery WHERE status <> 'failed'`)
  return new Set(rows.all().map((row) => row.id))
}

/** What every outcome of a delivery tells history. */
export function eventOf(delivery: DeliveryRecord): Omit<NewEvent, 'at' | 'status' | 'detail'> {
  const { id, day, customer, step, channel, items } = delivery
  return { id, day, customer, step, channel, items: items.map((item) => item.key) }
}

/** What is kept of a delivery with its event; `message` is the digest of its bytes, `steps` those of the event's items, in their order. */
export function detailOf(delivery: DeliveryRecord): Record<string, unknown> {
  const { to, totalCents, messageId, digest, day, claimedAt, items } = delivery
  const steps = items.map(({ step, round }) => ({ step, round }))
  return { to, totalCents, messageId, message: digest, claimedOn: day, claimedAt, steps }
}
