// What a plan says beside the reminders: deadlines to keep, credit limits reached, customers who pay otherwise than before.
import { compareText } from '../domain/compare.ts'
import { creditAlerts } from '../domain/credit-limit.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import { deadlineAlerts, type PlanAlert } from '../domain/plan-alert.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import { type ProfileChange, profileChanges } from '../domain/profile-change.ts'

export interface PlanTold {
  /** By customer. */
  readonly alerts: readonly PlanAlert[]
  /** By customer. */
  readonly profileChanges: readonly ProfileChange[]
}

/**
 * About the customers of these items, or `only` one of them.
 * @param recorded last class announced of each customer before the day of the plan
 */
export function toldOf(
  { holds, items, customers, payers, date }: PlanInput,
  recorded: ReadonlyMap<CustomerCode, PayerClass>,
  only: CustomerCode | null = null,
): PlanTold {
  const shown = ({ customer }: { readonly customer: CustomerCode }) => only === null || customer === only
  const alerts: PlanAlert[] = [...deadlineAlerts(holds, items, customers, date), ...creditAlerts(items, customers)]
  return {
    alerts: alerts.filter(shown).sort((a, b) => compareText(a.customer, b.customer)),
    profileChanges: profileChanges(payers, recorded, customers).filter(shown),
  }
}
