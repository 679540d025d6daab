// What is owed to customers on the day of a closing: balances to show as debts, and the credits that are put against nothing.
import { type Cents, cents, minCents, sumCents, ZERO } from '../cents.ts'
import { compareText } from '../compare.ts'
import { groupBy } from '../group.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import { type ClosingDebt, namedDebt } from './facts.ts'

/** A customer whose balance, or what stands of it elsewhere than in 419, is in his favour. */
export interface CreditBalance {
  readonly customer: CustomerCode
  readonly name: string
  /** That of the aged balance. */
  readonly balanceCents: Cents
  /** The part of it that stands in 419 already. */
  readonly bookedAsCreditCents: Cents
  /** What of the other accounts is to be moved to 419: zero or negative. */
  readonly toMoveCents: Cents
}

/** By customer. @param items of everybody, in any order */
export function creditBalances(items: readonly OpenItem[]): CreditBalance[] {
  const found = [...groupBy(items, (item) => item.customer)].map(([customer, own]): CreditBalance => {
    const sum = (some: readonly OpenItem[]) => sumCents(some.map(({ outstandingCents }) => outstandingCents))
    const balanceCents = sum(own)
    const bookedAsCreditCents = sum(own.filter(({ account }) => account.startsWith('419')))
    const toMoveCents = minCents(ZERO, cents(balanceCents - bookedAsCreditCents))
    return { customer, name: own[0]?.customerName ?? customer, balanceCents, bookedAsCreditCents, toMoveCents }
  })
  return found
    .filter(({ balanceCents, toMoveCents }) => balanceCents < 0 || toMoveCents < 0)
    .sort((a, b) => compareText(a.customer, b.customer))
}

/** Credits put against nothing, negative: by customer, then day. They add up to those of the aged balance. */
export function unallocatedCredits(items: readonly OpenItem[]): ClosingDebt[] {
  return items
    .filter(({ outstandingCents }) => outstandingCents < 0)
    .map(namedDebt)
    .sort((a, b) => compareText(a.customer, b.customer) || compareText(a.issuedOn, b.issuedOn) || compareText(a.key, b.key))
}
