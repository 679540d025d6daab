// Whether a letter written before, and not gathered to be printed since, still says what the books and the people of the dossier say.
import type { Cents } from '../domain/cents.ts'
import { formatAmount } from '../domain/format.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { ItemKey } from '../domain/names.ts'
import { letterContent, type WrittenLetter } from '../ledger/letter-batches.ts'
import { type DayPlan, heldBy } from './day-plan.ts'
import type { Dossier } from './dossier.ts'

/** Holds of the next message alone: a letter written before remains true. */
const OF_THE_NEXT: ReadonlySet<HoldCode> = new Set([
  'too-soon',
  'waiting-next-step',
  'last-step-reached',
  'below-minimum',
  'stale-books',
  'non-working-day',
  'run-cap',
  'ceiling',
  'pilot',
  'no-contact',
])

/**
 * Tells why a letter should not be posted any more, a French sentence; null: it still may.
 * Something of it was settled or is held, or another sum is left of it than when it was planned (by a payment, or by a payment that came back).
 */
export function lateLetters({ ledger }: Dossier, plan: DayPlan): (letter: WrittenLetter) => string | null {
  const heldOf = heldBy(plan)
  const asked = new Map<ItemKey, Cents>()
  for (const { items } of plan.plan.toSend) for (const { key, outstandingCents } of items) asked.set(key, outstandingCents)
  return (letter) => {
    const { items, outstandingCents } = letterContent(ledger, letter)
    let left = 0
    for (const { customer, key } of items) {
      const held = heldOf(customer).filter((one) => one.key === key)
      const stop = held.find(({ reason }) => !OF_THE_NEXT.has(reason.code))
      if (stop !== undefined) return `${stop.ref} : ${stop.reason.text}`
      if (held.length === 0 && !asked.has(key))
        return items.length === 1 ? 'La facture a été réglée depuis.' : 'Une facture a été réglée depuis.'
      left += (asked.get(key) ?? 0) + held.reduce((sum, one) => sum + one.outstandingCents, 0)
    }
    if (outstandingCents === null || left === outstandingCents) return null
    return `Il reste dû ${formatAmount(left as Cents)} sur ce qu’elle demande, et non plus ${formatAmount(outstandingCents as Cents)}.`
  }
}
