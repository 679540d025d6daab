// A reminder that was planned and does not leave for a reason that is not the customer's: he is outside the pilot, the run is full.
// Its items go back to the held ones, whole, so that every debit stays in one place.
import { compareText } from './compare.ts'
import { formatAmount } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import { heldAgain } from './plan-held.ts'
import type { PlanInput } from './plan-input.ts'
import { dueOrLast } from './plan-order.ts'
import type { HeldItem, Reminder } from './reminder.ts'
import type { Channel } from './settings.ts'
import { stepName } from './step-name.ts'

/** What leaves on a day and what stays, whoever the customer. */
export interface RunPlan {
  /** By code of who gets them. */
  readonly toSend: readonly Reminder[]
  /** By customer, then due date, then key. */
  readonly held: readonly HeldItem[]
}

/** The run without the reminders that `reasonOf` gives a reason for. @param items open items of all their customers */
export function withhold(run: RunPlan, reasonOf: (reminder: Reminder) => HoldReason | null, items: readonly OpenItem[]): RunPlan {
  const parts = new Map(run.held.filter(({ partial }) => partial).map((one) => [one.key, one]))
  const sentBack: HeldItem[] = []
  const toSend = run.toSend.filter((reminder) => {
    const reason = reasonOf(reminder)
    if (reason === null) return true
    for (const item of reminder.items) sentBack.push(heldAgain(item.customer ?? reminder.customer, item, reason, parts.get(item.key)))
    return false
  })
  if (sentBack.length === 0) return run
  const back = new Set(sentBack.map(({ key }) => key))
  const known = new Map(items.map((item) => [item.key, item]))
  const due = ({ key }: HeldItem) => {
    const item = known.get(key)
    return item === undefined ? '' : dueOrLast(item)
  }
  const held = [...run.held.filter(({ key }) => !back.has(key)), ...sentBack]
  held.sort((a, b) => compareText(a.customer, b.customer) || compareText(due(a), due(b)) || compareText(a.key, b.key))
  return { toSend, held }
}

/** Why a planned reminder stays: the plan is a pilot's, and its customer is not of it. Null: it may leave. */
export function outsidePilot(reminder: Reminder, { pilotOnly, settings }: PlanInput): HoldReason | null {
  const companies = [reminder.customer, ...(reminder.companies ?? []).map(({ customer }) => customer)]
  if (pilotOnly !== true || companies.every((code) => settings.reminders.pilot.includes(code))) return null
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
