// What a plan warns of besides its reminders. Plain data: each alert is worded where its rule lives.
import { compareText } from './compare.ts'
import type { CustomerCode } from './names.ts'

export interface PlanAlert {
  readonly customer: CustomerCode
  readonly name: string
  readonly code: 'credit-limit'
  /** Of a credit limit: the highest threshold reached, 50, 70, 90 or 100. */
  readonly percent?: number
  /** Whole French sentence. */
  readonly text: string
}

/** By customer, then code. */
export function sortedAlerts<Alert extends PlanAlert>(alerts: readonly Alert[]): Alert[] {
  return alerts.toSorted((a, b) => compareText(a.customer, b.customer) || compareText(a.code, b.code))
}
