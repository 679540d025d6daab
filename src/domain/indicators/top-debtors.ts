// Whom to look at first: amount, age and risk of what is overdue, in one number that anyone can redo.
import { type Cents, cents, mulDiv } from '../cents.ts'
import { compareText } from '../compare.ts'
import { daysBetween, type IsoDay } from '../day.ts'
import { groupBy } from '../group.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import type { PayerClass } from '../payer-class.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../payer-profile.ts'

export interface TopDebtor {
  readonly customer: CustomerCode
  readonly name: string
  /** Debits past their due date, credits not taken off. */
  readonly overdueCents: Cents
  /** Days since the due date, weighted by amount, rounded half up. */
  readonly averageDays: number
  /** Of the oldest. */
  readonly mostDays: number
  /** As a payer, 0 to 100. */
  readonly score: number
  readonly class: PayerClass
  /** Overdue euros × days late × (200 − score) ÷ 100, rounded half up: a payer of score 0 weighs twice one of score 100. */
  readonly weight: number
}

/** Customers with something overdue on `day`: the heaviest first, then by code. */
export function topDebtors(
  items: readonly OpenItem[],
  payers: ReadonlyMap<CustomerCode, PayerProfile>,
  nameOf: (customer: CustomerCode) => string | undefined,
  day: IsoDay,
): TopDebtor[] {
  const overdue = items.filter(({ outstandingCents, dueOn }) => outstandingCents > 0 && dueOn !== null && dueOn < day)
  const debtors = [...groupBy(overdue, ({ customer }) => customer)].map(([customer, own]) => {
    const { score, class: payer } = payers.get(customer) ?? UNKNOWN_PAYER
    let [sum, mostDays] = [0, 0]
    let centDays = 0n
    for (const { outstandingCents, dueOn } of own) {
      const days = dueOn === null ? 0 : daysBetween(dueOn, day)
      sum += outstandingCents
      centDays += BigInt(outstandingCents) * BigInt(days)
      mostDays = Math.max(mostDays, days)
    }
    return {
      customer,
      name: nameOf(customer) ?? own[0]?.customerName ?? customer,
      overdueCents: cents(sum),
      averageDays: mulDiv(centDays, 1, sum, 'half-up'),
      mostDays,
      score,
      class: payer,
      weight: mulDiv(centDays, 200 - score, 10_000, 'half-up'),
    }
  })
  return debtors.sort((a, b) => b.weight - a.weight || compareText(a.customer, b.customer))
}
