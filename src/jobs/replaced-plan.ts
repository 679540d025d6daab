// Which stored plan a new one puts aside, and what of it will not leave any more. Stores nothing.
import type { IsoDay } from '../domain/day.ts'
import { activeReminders } from '../ledger/deliveries.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { currentPlan, type StoredPlan, standingPlan } from '../ledger/plans.ts'
import type { PlanView } from '../reporting/plan-views.ts'

/**
 * The plan that storing `view` voids though reminders of it are still to leave, told where that changes something: it is of a later
 * day, or of the same day and not all of them are in the new one, or one of the two is a pilot's. Earlier days end by themselves.
 */
export function replacedBy(ledger: Ledger, view: Pick<PlanView, 'date' | 'toSend' | 'pilot'>): Pick<PlanView, 'replaces'> {
  const before = standingPlan(ledger)
  if (before === null || before.day < view.date) return {}
  const left = unsent(ledger, before)
  if (left.length === 0) return {}
  const kept = new Set(view.toSend.map(({ id }) => id))
  const dropped = left.filter(({ id }) => !kept.has(id))
  const pilot = (JSON.parse(before.json) as PlanView).pilot !== undefined
  const same = before.day === view.date && dropped.length === 0 && pilot === (view.pilot !== undefined)
  if (same) return {}
  const customers = [...new Set(dropped.map(({ customer }) => customer))]
  return { replaces: { planId: before.id, day: before.day, pilot, dropped: customers } }
}

/** Number of the plan of `day` that a new one would void though reminders of it are still to leave; null for none. */
export function unsentPlanOf(ledger: Ledger, day: IsoDay): number | null {
  const plan = currentPlan(ledger, day)
  return plan !== null && unsent(ledger, plan).length > 0 ? plan.id : null
}

function unsent(ledger: Ledger, { reminders }: StoredPlan): StoredPlan['reminders'] {
  const done = activeReminders(ledger)
  return reminders.filter(({ id }) => !done.has(id))
}
