// A reminder that was planned and does not leave for a reason that is not the customer's: he is outside the pilot, the run is full.
// Its items go back to the held ones, whole, so that every debit stays in one place.
import { cents } from './cents.ts'
import { compareText } from './compare.ts'
import { formatAmount } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'
import type { CustomerPlan } from './plan-customer.ts'
import type { PlanInput } from './plan-input.ts'
import { dueOrLast } from './plan-order.ts'
import { frenchSpaces } from './plan-text.ts'
import type { HeldItem, Reminder } from './reminder.ts'
import type { Channel } from './settings.ts'
import { stepName } from './step-name.ts'

/** The plan of a customer without its reminder. @param known his open items, or more */
export function withheld({ reminder, held }: CustomerPlan, known: ReadonlyMap<ItemKey, OpenItem>, reason: HoldReason): CustomerPlan {
  if (reminder === null) return { reminder, held }
  const parts = new Map(held.filter(({ partial }) => partial).map((one) => [one.key, one]))
  const sentBack = reminder.items.map(({ key, ref, outstandingCents, heldCents }): HeldItem => {
    const part = parts.get(key)
    return {
      customer: known.get(key)?.customer ?? reminder.customer,
      key,
      ref,
      outstandingCents: cents(outstandingCents + heldCents),
      partial: false,
      reason: { ...reason, text: frenchSpaces(part === undefined ? reason.text : `${reason.text} ${part.reason.text}`) },
    }
  })
  const back = new Set(sentBack.map(({ key }) => key))
  const due = ({ key }: HeldItem) => {
    const item = known.get(key)
    return item === undefined ? '' : dueOrLast(item)
  }
  const all = [...held.filter(({ key }) => !back.has(key)), ...sentBack]
  return { reminder: null, held: all.sort((a, b) => compareText(due(a), due(b)) || compareText(a.key, b.key)) }
}

/** Why a planned reminder stays: the plan is a pilot's, and its customer is not of it. Null: it may leave. */
export function outsidePilot(reminder: Reminder, { pilotOnly, settings }: PlanInput): HoldReason | null {
  if (pilotOnly !== true || settings.reminders.pilot.includes(reminder.customer)) return null
  const text = `Hors du pilote : recevrait « ${stepName(reminder.step, 'fr')} » ${BY[reminder.channel]}, ${formatAmount(reminder.totalCents, 'fr')}.`
  return { code: 'pilot', until: null, text }
}

const BY: Readonly<Record<Channel, string>> = {
  email: 'par e-mail',
  letter: 'par courrier',
  'registered-letter': 'par lettre recommandée',
  call: 'par téléphone',
  sms: 'par SMS',
}
