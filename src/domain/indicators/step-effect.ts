// What each step of the reminders brings in: how much of what it asked for was paid within 7 and within 15 days after it left.
// A payment may have come without it: what is counted is what followed, no text of law nor formula says why.
import { type Cents, cents, mulDiv } from '../cents.ts'
import { compareText } from '../compare.ts'
import { addDays, type IsoDay } from '../day.ts'
import type { OpenItem } from '../item.ts'
import type { ItemKey } from '../names.ts'
import type { SentStep } from '../reminder.ts'
import { levelOf } from '../step-level.ts'

/** One delay after the step. */
export interface PaidAfter {
  readonly days: number
  /** Invoices that were told of at this step at least that many days ago, and what was left of them when the message left. */
  readonly invoices: number
  readonly askedCents: Cents
  /** What payments settled of it from the day after the message to that day, inclusive. */
  readonly paidCents: Cents
  /** Whole percents, rounded half up; null where nothing was asked for. */
  readonly percent: number | null
}

export interface StepEffect {
  readonly step: string
  /** Messages that left, by any channel. */
  readonly messages: number
  readonly after: readonly PaidAfter[]
}

const DELAYS = [7, 15]
/** A step of the user's own comes after the shipped ones. */
const LAST = 99

/**
 * Each step that left by the end of `day`, in the order of the reminders.
 * @param sent messages in doubt are left out
 * @param items with the settled ones; a message about an item that is not among them counts as a message alone
 */
export function stepEffects(sent: readonly SentStep[], items: readonly OpenItem[], day: IsoDay): StepEffect[] {
  const known = new Map(items.map((item) => [item.key, item]))
  const steps = new Map<string, { messages: Set<string>; told: Map<string, { key: ItemKey; on: IsoDay }> }>()
  for (const { customer, step, day: on, status, items: told, receiver } of sent) {
    if (on > day || (status !== 'sent' && status !== 'written')) continue
    const found = steps.get(step) ?? { messages: new Set(), told: new Map() }
    // What went to the payer of a group stands in the history of each company of it, what went to a former code in that of the present one.
    if (receiver === undefined) found.messages.add(`${on} ${told[0]?.key ?? customer}`)
    for (const { key } of told) found.told.set(`${on} ${key}`, { key, on })
    steps.set(step, found)
  }
  return [...steps]
    .map(([step, { messages, told }]) => ({
      step,
      messages: messages.size,
      after: DELAYS.map((days) => paidAfter([...told.values()], known, days, day)),
    }))
    .sort((a, b) => rankOf(a.step) - rankOf(b.step) || compareText(a.step, b.step))
}

function paidAfter(
  told: readonly { readonly key: ItemKey; readonly on: IsoDay }[],
  known: ReadonlyMap<ItemKey, OpenItem>,
  days: number,
  day: IsoDay,
): PaidAfter {
  let [invoices, asked, paid] = [0, 0, 0]
  for (const { key, on } of told) {
    const item = known.get(key)
    const last = addDays(on, days)
    if (item === undefined || last > day) continue
    const left = leftOn(item, on)
    if (left <= 0) continue
    invoices++
    asked += left
    paid += item.allocations
      .filter((part) => part.counterpartKind === 'payment' && part.day > on && part.day <= last)
      .reduce((sum, part) => sum + part.cents, 0)
  }
  return {
    days,
    invoices,
    askedCents: cents(asked),
    paidCents: cents(paid),
    percent: asked === 0 ? null : mulDiv(paid, 100, asked, 'half-up'),
  }
}

/** What was left of a debit at the end of a day. */
function leftOn({ originalCents, allocations }: OpenItem, on: IsoDay): number {
  return allocations.filter((part) => part.day <= on).reduce((left, part) => left - part.cents, Number(originalCents))
}

function rankOf(step: string): number {
  return levelOf(step) ?? LAST
}
