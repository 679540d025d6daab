// What a plan says beside the reminders: deadlines to keep, credit limits reached, customers who pay otherwise than before.
import { compareText } from '../domain/compare.ts'
import { creditAlerts } from '../domain/credit-limit.ts'
import type { CustomerCode } from '../domain/names.ts'
import { deadlineAlerts, type PlanAlert } from '../domain/plan-alert.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import { type ProfileChange, profileChanges } from '../domain/profile-change.ts'
import { recordedClasses } from '../ledger/payer-classes.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface PlanTold {
  /** By customer. */
  readonly alerts: readonly PlanAlert[]
  /** By customer. */
  readonly profileChanges: readonly ProfileChange[]
}

/** About the customers of these books, or `only` one of them. */
export function toldOf(
  { ledger }: Dossier,
  { scope }: Books,
  { holds, items, customers, payers, date }: PlanInput,
  only: CustomerCode | null = null,
): PlanTold {
  const shown = ({ customer }: { readonly customer: CustomerCode }) => only === null || customer === only
  const alerts: PlanAlert[] = [...deadlineAlerts(holds, items, customers, date), ...creditAlerts(items, customers)]
  return {
    alerts: alerts.filter(shown).sort((a, b) => compareText(a.customer, b.customer)),
    profileChanges: profileChanges(payers, recordedClasses(ledger, date, scope), customers).filter(shown),
  }
}
