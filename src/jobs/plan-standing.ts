// How far the plan of a day has come: what left, what waits for a yes, what would only be refused again.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Reminder } from '../domain/reminder.ts'
import { approvals } from '../ledger/approvals.ts'
import { activeReminders } from '../ledger/deliveries.ts'
import { currentPlan } from '../ledger/plans.ts'
import { lastRefusals } from '../ledger/refused-addresses.ts'
import { isApproved } from './approved.ts'
import type { Dossier } from './dossier.ts'

export interface PlanStanding {
  readonly planId: number
  readonly reminders: number
  /** Handed over, written or in doubt. */
  readonly sent: number
  readonly toApprove: number
  /** Approved e-mails that only go to addresses which were refused the last time. */
  readonly refused: readonly { readonly customer: CustomerCode; readonly to: readonly string[] }[]
}

/** Null: no plan is stored for the day. */
export function planStanding({ ledger, settings }: Dossier, day: IsoDay): PlanStanding | null {
  const plan = currentPlan(ledger, day)
  if (plan === null) return null
  const [done, given] = [activeReminders(ledger), approvals(ledger, day)]
  const validated = settings.reminders.validatedBy !== null
  const left = plan.reminders.filter(({ id }) => !done.has(id)).map(({ json }) => JSON.parse(json) as Reminder)
  const ready = left.filter((reminder) => isApproved(reminder, given, validated))
  const refusals = lastRefusals(ledger)
  const refused = ready.filter(
    ({ channel, to }) => channel === 'email' && to.length > 0 && to.every((address) => refusals.has(address.toLowerCase())),
  )
  return {
    planId: plan.id,
    reminders: plan.reminders.length,
    sent: plan.reminders.length - left.length,
    toApprove: left.length - ready.length,
    refused: refused.map(({ customer, to }) => ({ customer, to })),
  }
}
