// How much of what a promise or a payment plan covers has been paid since it began, and when. One cent pays one of them, unless they are
// about the same debt. Reads all the items of one customer; knows nothing of what follows from it.
import { type Cents, cents, sumCents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import { covers, isPledge } from './hold-cover.ts'
import { type Expected, looseMoney, type MoneyPart } from './hold-money.ts'
import type { OpenItem } from './item.ts'
import { type Came, type Money, shareOut } from './promise-parts.ts'

export interface HoldPaid {
  /** Of what was owed on the first day of the hold, or of what was noted since: zero or more. */
  readonly paidCents: Cents
  /** What is left of the debits it covers, money that nobody has put against anything deducted: zero or more. */
  readonly leftCents: Cents
  /** Payments among it that came after a day; credit notes and the like are none. */
  paidAfter(day: IsoDay): Cents
}

/**
 * What has been paid for each promise and payment plan of one customer. What came in since a hold began counts by its day; what the books
 * show late, by what is missing of what was owed then, whichever is more: an older credit, deducted then and used elsewhere since, is no
 * debt come back. A payment that bounced is none.
 * @param holds his promises and payment plans in force or past, none of them released; other holds are left aside
 * @param items all of his, settled ones too: without them what they settled counts only where what was owed was noted
 */
export function paidOf(holds: readonly ManualHold[], items: readonly OpenItem[]): (hold: ManualHold) => HoldPaid {
  const pledges = holds.filter(isPledge)
  const debits = new Map(pledges.map((hold) => [hold, items.filter((item) => item.originalCents > 0 && covers(hold, item))]))
  const coveredBy = (hold: ManualHold) => debits.get(hold) ?? []
  const total = (hold: ManualHold, parts: readonly MoneyPart[]) => paid(hold, coveredBy(hold), parts, 0)
  const { parts, restCents } = looseMoney(
    pledges.flatMap((hold) => expectedOf(hold, pledges)),
    items,
    total,
  )
  return (hold) => {
    const covered = coveredBy(hold)
    const restOf = hold.item === null ? restCents : 0
    const siblings = pledges.filter((other) => isPartBeside(other, hold))
    const all = paid(hold, covered, parts, restOf)
    const came = (one: ManualHold): Came => {
      const money = moneySince(one, covered, parts)
      return { money, undatedCents: Math.max(0, paid(one, covered, parts, restOf) - sum(money)) }
    }
    const own = siblings.length < 2 ? came(hold) : shareOut(siblings, siblings.map(came), hold)
    return {
      paidCents: cents(siblings.length < 2 ? all : Math.max(0, Math.min(all, sum(own.money) + own.undatedCents))),
      leftCents: left(hold, covered, parts, restOf),
      paidAfter: (day) => cents(sum(own.money.filter((money) => money.day > day && money.kind === 'payment'))),
    }
  }
}

/**
 * What is left to pay of what a hold covers, were it the only one: money that nobody has put against anything deducted, all of it for a whole
 * customer, what came since the hold began for one debit.
 * @param items of the customer; settled ones may be absent
 */
export function leftToPay(hold: ManualHold, items: readonly OpenItem[]): Cents {
  const everything = { hold, day: hold.from, dueCents: Number.MAX_SAFE_INTEGER }
  const { parts, restCents } = looseMoney([everything], items, () => 0)
  const covered = items.filter((item) => item.originalCents > 0 && covers(hold, item))
  return left(hold, covered, parts, hold.item === null ? restCents : 0)
}

/** A part promised of the same whole: several add up. */
function isPartBeside(other: ManualHold, hold: ManualHold): boolean {
  return hold.code === 'promise' && other.code === 'promise' && other.item === hold.item && hold.cents !== null && other.cents !== null
}

function expectedOf(hold: ManualHold, pledges: readonly ManualHold[]): Expected[] {
  if (hold.schedule.length > 0) {
    return hold.schedule.map(({ day }, index) => ({ hold, day, dueCents: sum(hold.schedule.slice(0, index + 1)) }))
  }
  const parts = pledges.filter((other) => isPartBeside(other, hold) && (other.until ?? '') <= (hold.until ?? ''))
  const dueCents = hold.cents === null ? (hold.owedCents ?? Number.MAX_SAFE_INTEGER) : sum(parts.map((one) => ({ cents: one.cents ?? 0 })))
  return [{ hold, day: hold.until ?? '9999-12-31', dueCents }]
}

function paid(hold: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[], restCents: number): number {
  const { owedCents } = hold
  const missing = owedCents === null ? 0 : owedCents - open(hold, covered, parts) + restCents
  return Math.max(0, sum(moneySince(hold, covered, parts)), missing)
}

/** What was put against these debits after the first day of the hold; what bounced since, negative. */
function moneySince({ from }: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[]): Money[] {
  const keys = new Set(covered.map(({ key }) => key))
  const booked = covered.flatMap(({ allocations }) => allocations)
  const bounced = covered.filter(({ kind, bookedOn }) => kind === 'bounced' && bookedOn > from)
  const came = [...booked, ...parts.filter(({ debit }) => keys.has(debit))].filter(({ day }) => day > from)
  return [
    ...came.map(({ day, cents, counterpartKind: kind }): Money => ({ day, cents, kind })),
    ...bounced.map(({ bookedOn, originalCents, kind }): Money => ({ day: bookedOn, cents: -originalCents, kind })),
  ].sort((a, b) => compareText(a.day, b.day))
}

function left(hold: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[], restCents: number): Cents {
  return cents(Math.max(0, open(hold, covered, parts) - restCents))
}

/** What is left of these debits less the parts that pay them: for one debit, what came since the hold began. */
function open({ item, from }: ManualHold, covered: readonly OpenItem[], parts: readonly MoneyPart[]): number {
  const keys = new Set(covered.map(({ key }) => key))
  const counted = parts.filter(({ debit, day }) => keys.has(debit) && (item === null || day >= from))
  return sumCents(covered.map(({ outstandingCents }) => outstandingCents)) - sum(counted)
}

function sum(money: readonly { readonly cents: number }[]): number {
  return money.reduce((total, one) => total + one.cents, 0)
}
