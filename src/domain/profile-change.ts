// Customers who have become another kind of payer since a plan last recorded their class.
import { compareText } from './compare.ts'
import type { Customer } from './customer.ts'
import type { CustomerCode } from './names.ts'
import type { PayerClass } from './payer-class.ts'
import type { PayerProfile } from './payer-profile.ts'

export interface ProfileChange {
  readonly customer: CustomerCode
  readonly name: string
  readonly from: PayerClass
  readonly to: PayerClass
  /** Why the new class: a French clause without capital nor full stop. */
  readonly because: string
}

/** The changes, by customer. Somebody whose class was never recorded has not changed. */
export function profileChanges(
  payers: ReadonlyMap<CustomerCode, PayerProfile>,
  recorded: ReadonlyMap<CustomerCode, PayerClass>,
  customers: ReadonlyMap<CustomerCode, Pick<Customer, 'name'>>,
): ProfileChange[] {
  return [...payers]
    .flatMap(([customer, { class: to, because }]) => {
      const from = recorded.get(customer)
      if (from === undefined || from === to) return []
      return [{ customer, name: customers.get(customer)?.name ?? customer, from, to, because }]
    })
    .sort((a, b) => compareText(a.customer, b.customer))
}
