// Sending exactly once: an item is claimed for a round, step and channel before anything leaves, and a claim is never taken
// twice while its delivery is under way, in doubt, sent or written. The table's unique index says so, not this code.
import type { IsoDay } from '../domain/day.ts'
import type { ClaimAnswer, DeliveryAnswer, DeliveryClaim } from '../domain/delivery.ts'
import type { ReminderId } from '../domain/names.ts'
import { approvals } from './approvals.ts'
import { type DeliveryRecord, deliveriesWith, detailOf, eventOf, setStatus } from './delivery-rows.ts'
import { appendEvent } from './history.ts'
import { itemId } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { keepMessage } from './messages.ts'
import { recordRefusals } from './refused-addresses.ts'
import { statement } from './statements.ts'

export { activeReminders, handedOverOn, sentSteps } from './delivery-rows.ts'
export { inDoubt, interrupted, resolveDoubt, settledNotSent } from './doubt.ts'

/**
 * Records the answers, then claims what comes next, in ONE transaction; one verdict per claim, in order.
 * @param at present moment, ISO 8601
 * @param day the day the run works for, kept with the answers' events
 * @throws RangeError for the answer to something never claimed; BusyError; MachineError. Nothing is recorded then.
 */
export function exchange(
  ledger: Ledger,
  answers: readonly DeliveryAnswer[],
  claims: readonly DeliveryClaim[],
  at: string,
  day: IsoDay,
): ClaimAnswer[] {
  return atomically(ledger, () => {
    for (const answer of answers) record(ledger, answer, day)
    return claims.map((claim) => takeClaim(ledger, claim, at))
  })
}

function record(ledger: Ledger, answer: DeliveryAnswer, day: IsoDay): void {
  const delivery = deliveriesWith(ledger, 'sending', answer.id)[0] ?? deliveriesWith(ledger, 'inDoubt', answer.id)[0]
  if (delivery === undefined) throw new RangeError(`an answer for a delivery never claimed: ${answer.id}`)
  const { status, reply, refusedRecipients, refusals = [], file, at, enclosures } = answer
  setStatus(ledger, delivery.row, { status, why: reply, file, at })
  const enclosed = enclosures === undefined ? {} : { enclosures }
  const detail = { ...detailOf(delivery), reply, refusedRecipients, refusals, file, ...enclosed, ...approvalTold(ledger, delivery) }
  appendEvent(ledger, { ...eventOf(delivery), day, at, status, detail })
  const { id: reminder, customer } = delivery
  recordRefusals(
    ledger,
    refusals.map((refusal) => ({ ...refusal, reminder, customer, day })),
    at,
  )
}

/** Who let the message leave, kept with what became of it; nothing where nobody is recorded. */
function approvalTold(ledger: Ledger, { id, day }: DeliveryRecord): Record<string, unknown> {
  const given = approvals(ledger, day).get(id)
  if (given === undefined || given.author === null) return {}
  const { author, on, validation } = given
  return { approval: { by: author, on, ...(validation === null ? {} : { validatedBy: validation.by, validatedOn: validation.on }) } }
}

function takeClaim(ledger: Ledger, claim: DeliveryClaim, at: string): ClaimAnswer {
  const items = claim.items.map((item) => ({ ...item, id: itemId(ledger, { customer: item.customer ?? claim.customer, key: item.key }) }))
  const taken = statement(
    ledger,
    `SELECT 1 FROM delivery_item WHERE item_id = ? AND round = ? AND step = ? AND channel = ?
       AND status IN ('sending', 'inDoubt', 'sent', 'written')`,
  )
  if (items.some((item) => taken.get(item.id, item.round, item.step, claim.channel) !== undefined)) return 'already'
  if (isUnderWay(ledger, claim.id)) return 'already'
  const { lastInsertRowid } = statement(
    ledger,
    `INSERT INTO delivery (reminder_id, customer, day, step, channel, recipients, total_cents, message_id, digest, status, claimed_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'sending', ?)`,
  ).run(
    claim.id,
    claim.customer,
    claim.day,
    claim.step,
    claim.channel,
    JSON.stringify(claim.to),
    claim.totalCents,
    claim.messageId,
    keepMessage(ledger, claim.message),
    at,
  )
  const insert = statement(
    ledger,
    `INSERT INTO delivery_item (delivery_id, item_id, round, step, channel, status) VALUES (?, ?, ?, ?, ?, 'sending')`,
  )
  for (const item of items) insert.run(lastInsertRowid, item.id, item.round, item.step, claim.channel)
  return 'claimed'
}

/** A reminder without items (a statement, a call) has its id alone to be known by. */
function isUnderWay(ledger: Ledger, id: ReminderId): boolean {
  const active = statement(ledger, `SELECT 1 FROM delivery WHERE reminder_id = ? AND status <> 'failed' LIMIT 1`)
  return active.get(id) !== undefined
}
