// How the customers of a dossier pay, from their books and the promises they did not keep.
import { lateOrBrokenPromises } from '../domain/broken-promise.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type PayerProfile, payerProfiles } from '../domain/payer-profile.ts'
import { plannedHolds } from '../ledger/holds.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

/** The profile of each customer with items in these books, which hold all of his; those absent are unknown payers. */
export function payersOf({ ledger }: Dossier, { items, day }: Books): Map<CustomerCode, PayerProfile> {
  return payerProfiles(items, lateOrBrokenPromises(plannedHolds(ledger, day), items, day))
}
