// Interest and fees of late payment that no entry holds on the day of a closing: of open invoices, and of those paid late.
import { sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { UnbookedPenalty } from '../reporting/closing/closing.ts'
import type { Books } from './books.ts'
import { type ClaimedItem, claimsIn } from './claims.ts'
import type { Dossier } from './dossier.ts'
import { entriesOf } from './penalty-entries.ts'

/** What may be booked and what may not, by customer, then reference; sums of nothing are left out. */
export function unbookedPenalties(dossier: Dossier, books: Books): UnbookedPenalty[] {
  const rows = [false, true].flatMap((settled) => {
    const found = claimsIn(dossier, books, { customer: null, ref: null, settled })
    const { entries, leftOut } = entriesOf(found, books.day, dossier)
    const isClaimed = claimedOf(found)
    const row = (one: (typeof leftOut)[number] | (typeof entries)[number], obstacle: string | null): UnbookedPenalty => {
      const { customer, ref, interestCents, feeCents } = one
      const name = books.customers.get(customer)?.name ?? customer
      const totalCents = sumCents([interestCents, feeCents])
      return { customer, name, ref, paidLate: settled, claimed: isClaimed(customer, ref), interestCents, feeCents, totalCents, obstacle }
    }
    return [...entries.map((entry) => row(entry, null)), ...leftOut.map((one) => row(one, one.reasons[0] ?? ''))]
  })
  return rows.filter(({ totalCents }) => totalCents > 0).sort((a, b) => compareText(a.customer, b.customer) || compareText(a.ref, b.ref))
}

function claimedOf(found: readonly ClaimedItem[]): (customer: CustomerCode, ref: string) => boolean {
  const asked = found.filter(({ claim: { interest, fee } }) => interest.state === 'claimed' || fee.state === 'claimed')
  const keys = new Set(asked.map(({ item }) => `${item.customer}\0${item.ref}`))
  return (customer, ref) => keys.has(`${customer}\0${ref}`)
}
