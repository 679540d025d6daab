// What a customer's unallocated credits take off what he is asked for.
// Amounts only, never pairs: which credit settles which invoice is the ledger's business.
//
// - An advance (4191) is shown in the books and never netted; a credit in another currency neither, nor one lettered with the debt
//   of another customer.
// - A receipt of exactly the amount of an invoice holds that invoice as paid ("payment seen"): the same receipt is then
//   set aside, so that it does not lower the claim on the other invoices too.
// - Credits on the doubtful and retention accounts first meet the debits of their own account; only an excess is netted.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import { formatAmount } from './format.ts'
import { groupBy } from './group.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import type { ItemKey } from './names.ts'

/** Accounts whose credits first meet the debits of their own. */
export const OWN_ACCOUNT: readonly MovementKind[] = ['doubtful', 'retention']

/** Unallocated credits to net against what one customer owes: negative or zero. */
export function nettedCredits(items: readonly OpenItem[]): Cents {
  const euros = items.filter((item) => item.foreign === null)
  const credits = euros.filter(isNettable)
  if (credits.length === 0) return ZERO
  const kept = sumCents(credits.filter((item) => !OWN_ACCOUNT.includes(item.kind)).map((item) => item.outstandingCents))
  const seen = [...seenReceipts(items).values()].map((item) => item.outstandingCents)
  const excess = OWN_ACCOUNT.map((kind) =>
    Math.min(0, sumCents(euros.filter((item) => item.kind === kind).map((item) => item.outstandingCents))),
  )
  return cents(Math.min(0, sumCents([kept, ...excess, ...seen])))
}

/** A credit of nobody else's debt, in euros, that no debit has used: what a customer may set against what he owes. Advances (4191) are not. */
export function isNettable({ outstandingCents, foreign, kind, doubts }: OpenItem): boolean {
  return outstandingCents < 0 && foreign === null && kind !== 'advance' && !doubts?.includes('other-customer')
}

/** Receipts read as the payment of one debit each, of exactly their amount: the debit, by key of the receipt. */
export function seenReceipts(items: readonly OpenItem[]): Map<ItemKey, OpenItem> {
  const receipts = groupBy(
    items.filter((item) => item.kind === 'payment' && isNettable(item)),
    (item) => -item.outstandingCents,
  )
  const found = new Map<ItemKey, OpenItem>()
  for (const item of items) {
    if (!item.paymentSeen || item.outstandingCents <= 0 || item.foreign !== null) continue
    const receipt = receipts.get(item.outstandingCents)?.find(({ key }) => !found.has(key))
    if (receipt !== undefined) found.set(receipt.key, item)
  }
  return found
}

/**
 * Why nothing overdue is asked of a customer whose credits cover what he owes, or leave less than the minimum; null otherwise.
 * @param overdueCents what could be asked for: overdue debits that nothing holds
 * @param creditsCents credits to net, negative or zero
 */
export function creditsHold(overdueCents: Cents, creditsCents: Cents, minimumCents: Cents): HoldReason | null {
  const leftCents = cents(overdueCents + creditsCents)
  if (leftCents <= 0) return creditsCover(overdueCents, creditsCents)
  if (leftCents >= minimumCents) return null
  const after = creditsCents < 0 ? ' après déduction des avoirs' : ''
  const text = `Total échu${after} : ${formatAmount(leftCents, 'fr')}, sous le minimum de ${formatAmount(minimumCents, 'fr')} fixé pour une relance.`
  return { code: 'below-minimum', until: null, text }
}

/** Credits that leave nothing to ask for. */
export function creditsCover(askedCents: Cents, creditsCents: Cents): HoldReason {
  const credits = formatAmount(-creditsCents, 'fr')
  const text = `Les avoirs et règlements non affectés (${credits}) couvrent les ${formatAmount(askedCents, 'fr')} à relancer : lettrez-les.`
  return { code: 'credits-cover', until: null, text }
}
