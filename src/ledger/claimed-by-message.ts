// Interest and fees that reminders have put in the sum they asked for: those that left or may have left, as their plan had them.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ItemKey, ReminderId } from '../domain/names.ts'
import type { Reminder, ReminderItem } from '../domain/reminder.ts'
import { SHOWN_KEY } from './identity.ts'
import type { Ledger } from './ledger.ts'
import { type Scope, scoped, within } from './scope.ts'

export interface ClaimingMessage {
  readonly key: ItemKey
  readonly step: string
  readonly day: IsoDay
  readonly inDoubt: boolean
  readonly interestCents: Cents
  readonly feeCents: Cents
}

/**
 * What messages of `day` and before asked for beside the principal, item by item, with the keys the items have now; in the order they
 * left; with a scope, of those customers alone. Sums are those of the last plan of their day that held the reminder; a message without plan (a copy adopted) tells nothing.
 */
export function claimingMessages(ledger: Ledger, day: IsoDay, scope: Scope = null): readonly ClaimingMessage[] {
  if (scope !== null) return readMessages(ledger, day, scope)
  // A plan asks several times, and each reminder ever sent is looked at: once for each state of the file.
  const state = [day, ledger.db.pragma('data_version', { simple: true }), ledger.db.prepare('SELECT total_changes()').pluck().get()].join(
    '|',
  )
  const last = known.get(ledger)
  if (last?.state === state) return last.messages
  const messages = readMessages(ledger, day, null)
  known.set(ledger, { state, messages })
  return messages
}

const known = new WeakMap<Ledger, { readonly state: string; readonly messages: readonly ClaimingMessage[] }>()

function readMessages(ledger: Ledger, day: IsoDay, scope: Scope): ClaimingMessage[] {
  const concerned =
    scope === null
      ? 'true'
      : `id IN (SELECT t.delivery_id FROM item_identity i JOIN delivery_item t ON t.item_id = i.id WHERE ${within('i.customer', scope)})`
  const deliveries = ledger.db
    .prepare<[{ day: string; scope?: string }], { row: number; id: ReminderId; day: IsoDay; status: string }>(
      `SELECT id AS row, reminder_id AS id, day, status FROM delivery WHERE day <= @day AND status IN ('sent', 'written', 'inDoubt') AND ${concerned} ORDER BY id`,
    )
    .all({ day, ...scoped(scope) })
  if (deliveries.length === 0) return []
  const plannedOn = remindersClaiming(ledger)
  const shown = ledger.db
    .prepare<[number, string], ItemKey>(
      `SELECT ${SHOWN_KEY} FROM delivery_item t JOIN item_identity i ON i.id = t.item_id JOIN item_alias a ON a.item_id = i.id
       WHERE t.delivery_id = ? AND a.key = ?`,
    )
    .pluck()
  return deliveries.flatMap(({ row, id, day: left, status }) => {
    const planned = plannedOn(left, id)
    return (planned?.items ?? []).flatMap((item) => {
      const key = item.forInformation || !claims(planned, item) ? undefined : shown.get(row, item.key)
      if (key === undefined) return []
      const { step, interestCents, feeCents } = item
      return [{ key, step, day: left, inDoubt: status === 'inDoubt', interestCents, feeCents }]
    })
  })
}

/**
 * Whether the message asked for the penalties of this item. Plans stored before each item said so itself asked for those of all, but in the
 * message of a group, where each company has her own answer.
 */
function claims(
  reminder: Reminder | null,
  { key, claimsPenalties }: Partial<Pick<ReminderItem, 'claimsPenalties'>> & Pick<ReminderItem, 'key'>,
): boolean {
  return claimsPenalties ?? reminder?.companies?.find(({ items }) => items.includes(key))?.claimsPenalties ?? true
}

/** The reminder of that name as the last plan of a day had it, where it claimed penalties. */
function remindersClaiming(ledger: Ledger): (day: IsoDay, id: ReminderId) => Reminder | null {
  const plans = new Map<IsoDay, number[]>()
  for (const { id, day } of ledger.db.prepare<[], { id: number; day: IsoDay }>('SELECT id, day FROM plan ORDER BY id DESC').all()) {
    plans.set(day, [...(plans.get(day) ?? []), id])
  }
  const read = ledger.db
    .prepare<[number, string], string | null>(
      // As `JSON.stringify` writes it: reading every reminder ever sent as JSON would cost more than the plan of the day.
      `SELECT CASE WHEN instr(json, '"claimsPenalties":true') > 0 THEN json END FROM plan_reminder WHERE plan_id = ? AND reminder_id = ?`,
    )
    .pluck()
  return (day, id) => {
    for (const plan of plans.get(day) ?? []) {
      const json = read.get(plan, id)
      if (json !== undefined) return json === null ? null : (JSON.parse(json) as Reminder)
    }
    return null
  }
}
