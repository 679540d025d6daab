// A customer who was forgotten and comes back in a file: as long as he owes nothing, what the file says of him is not taken; once he owes
// again, it is, since nobody could write to him otherwise.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { forgottenCustomers } from './forgotten.ts'
import { customerItems } from './items.ts'
import type { Ledger } from './ledger.ts'

const LAST_DAY = '9999-12-31' as IsoDay

/** Whether nothing is to be taken from a file about this customer. To be asked once the books and lists of the import are stored. */
export function leavesAlone(ledger: Ledger): (customer: CustomerCode) => boolean {
  const forgotten = forgottenCustomers(ledger)
  if (forgotten.size === 0) return () => false
  const itemsOf = customerItems(ledger, LAST_DAY)
  return (customer) => forgotten.has(customer) && itemsOf(customer).every(({ outstandingCents }) => outstandingCents <= 0)
}
