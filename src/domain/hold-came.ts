// What came for the debits of one hold, and what is left of them: sums of what was put against them and of the parts taken as paying them.
import { type Cents, cents, sumCents } from './cents.ts'
import { compareText } from './compare.ts'
import type { ManualHold } from './hold.ts'
import type { MoneyPart } from './hold-money.ts'
import type { OpenItem } from './item.ts'
import type { Money } from './promise-parts.ts'

/**
 * What came for them since the hold began, or what is missing of what was owed then, whichever is more.
 * @param restCents of a whole customer: money that pays nothing expected
 */
export function paid(hold: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[], restCents: number): number {
  const { owedCents } = hold
  const missing = owedCents === null ? 0 : owedCents - open(hold, covered, parts) + restCents
  return Math.max(0, sum(moneySince(hold, covered, parts)), missing)
}

/** What was put against these debits after the first day of the hold; what bounced since, negative. */
export function moneySince({ from }: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[]): Money[] {
  const keys = new Set(covered.map(({ key }) => key))
  const booked = covered.flatMap(({ key, allocations }) => allocations.map((one, index) => ({ ...one, id: `${key}#${index}` })))
  const loose = parts.flatMap((part, index) => (keys.has(part.debit) ? [{ ...part, id: `${index}` }] : []))
  const bounced = covered.filter(({ kind, bookedOn }) => kind === 'bounced' && bookedOn > from)
  const came = [...booked, ...loose].filter(({ day }) => day > from)
  return [
    ...came.map(({ id, day, cents, counterpartKind: kind }): Money => ({ id, day, cents, kind })),
    ...bounced.map(({ key, bookedOn, originalCents, kind }): Money => ({ id: key, day: bookedOn, cents: -originalCents, kind })),
  ].sort((a, b) => compareText(a.day, b.day))
}

/** What is left of them, that money deducted: zero or more. */
export function left(hold: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[], restCents: number): Cents {
  return cents(Math.max(0, open(hold, covered, parts) - restCents))
}

/** What is left of these debits less the parts that pay them: for one debit, what came since the hold began. */
function open({ item, from }: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[]): number {
  const keys = new Set(covered.map(({ key }) => key))
  const counted = parts.filter(({ debit, day }) => keys.has(debit) && (item === null || day >= from))
  return sumCents(covered.map(({ outstandingCents }) => outstandingCents)) - sum(counted)
}

/** In cents. */
export function sum(money: readonly { readonly cents: number }[]): number {
  return money.reduce((total, one) => total + one.cents, 0)
}
