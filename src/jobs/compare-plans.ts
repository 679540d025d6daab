// The stored plans that were not meant to leave (shadow, pilot) beside what was really sent since: by a previous tool, whose history was
// imported, or by relance.
import type { IsoDay } from '../domain/day.ts'
import type { ItemKey } from '../domain/names.ts'
import { type ComparedCustomer, type ComparisonVerdict, comparePlans, type PlannedStep } from '../domain/plan-comparison.ts'
import type { Reminder } from '../domain/reminder.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { storedPlans } from '../ledger/plans.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface PlanComparisonView {
  readonly date: IsoDay
  /** Day of the first of the plans compared; null: none was stored, and nothing is compared. */
  readonly since: IsoDay | null
  /** Plans compared. */
  readonly plans: number
  readonly customers: readonly ComparedCustomer[]
  readonly totals: Readonly<Record<ComparisonVerdict, number>> & { readonly customers: number; readonly paidWithoutReminder: number }
}

/** Compares what the plans would have sent up to `day` with what left. Reads stored plans; makes none. */
export function comparedPlans(dossier: Dossier, day: IsoDay): PlanComparisonView {
  const plans = storedPlans(dossier.ledger)
    .map(({ json }) => JSON.parse(json) as PlanView)
    .filter((plan) => plan.date <= day && (plan.shadow === true || plan.pilot !== undefined))
  const since = plans.reduce<IsoDay | null>((first, { date }) => (first === null || date < first ? date : first), null)
  const sent = sentSteps(dossier.ledger).filter((step) => since !== null && step.day >= since && step.day <= day)
  const customers = since === null ? [] : comparePlans(plans.flatMap(plannedIn), sent, paidItems(dossier, day))
  const count = (verdict: ComparisonVerdict) => customers.filter((one) => one.verdict === verdict).length
  return {
    date: day,
    since,
    plans: plans.length,
    customers,
    totals: {
      customers: customers.length,
      'same-step': count('same-step'),
      'other-step': count('other-step'),
      'only-relance': count('only-relance'),
      'only-other': count('only-other'),
      paidWithoutReminder: customers.reduce((sum, { paidWithoutReminder }) => sum + paidWithoutReminder.length, 0),
    },
  }
}

/** What the customers of a plan would have got, those outside its pilot included. */
function plannedIn({ date, toSend, pilot }: PlanView): PlannedStep[] {
  const reminders: Pick<Reminder, 'customer' | 'name' | 'items'>[] = [...toSend, ...(pilot?.others ?? [])]
  return reminders.flatMap(({ customer, name, items }) =>
    items.map(({ key, ref, step, outstandingCents }) => ({ customer, name, key, ref, step, day: date, cents: outstandingCents })),
  )
}

function paidItems(dossier: Dossier, day: IsoDay): Set<ItemKey> {
  return new Set(booksOn(dossier, day).items.flatMap(({ key, outstandingCents }) => (outstandingCents === 0 ? [key] : [])))
}
