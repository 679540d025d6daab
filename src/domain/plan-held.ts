// Taking back what a customer's plan was about to send: its items become held ones, each cent still told once.
import { type Cents, cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { HoldReason } from './hold.ts'
import type { ItemKey } from './names.ts'
import type { CustomerDay } from './plan-case.ts'
import { dueOrLast } from './plan-order.ts'
import { frenchSpaces } from './plan-text.ts'
import type { HeldItem, ReminderItem } from './reminder.ts'

type ReasonOf = (item: ReminderItem) => HoldReason

/** The day without its reminder, whose items are held whole for the reasons given. */
export function holdReminder(day: CustomerDay, reasonOf: ReasonOf): CustomerDay {
  const keys = new Set((day.reminder?.items ?? []).map(({ key }) => key))
  return { ...holdItems(day, keys, reasonOf), reminder: null }
}

/** The day with some items of its reminder held whole; the reminder itself is left as it is. A part held by hand joins its item. */
export function holdItems(day: CustomerDay, keys: ReadonlySet<ItemKey>, reasonOf: ReasonOf): CustomerDay {
  const parts = new Map(day.held.filter(({ key, partial }) => partial && keys.has(key)).map((part) => [part.key, part]))
  const whole = (day.reminder?.items ?? [])
    .filter(({ key }) => keys.has(key))
    .map((item) => heldWhole(day, item, reasonOf(item), parts.get(item.key)))
  const dues = new Map(day.items.map((item) => [item.key, dueOrLast(item)]))
  const held = [...day.held.filter((item) => parts.get(item.key) !== item), ...whole]
  held.sort((a, b) => compareText(dues.get(a.key) ?? '', dues.get(b.key) ?? '') || compareText(a.key, b.key))
  return { ...day, held }
}

function heldWhole({ customer }: CustomerDay, item: ReminderItem, reason: HoldReason, part: HeldItem | undefined): HeldItem {
  const outstandingCents: Cents = cents(item.outstandingCents + item.heldCents)
  const text = frenchSpaces(part === undefined ? reason.text : `${reason.text} ${part.reason.text}`)
  return { customer: customer.code, key: item.key, ref: item.ref, outstandingCents, partial: false, reason: { ...reason, text } }
}
