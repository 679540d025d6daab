// How much of what a promise or a payment plan covers has been paid since it began, and when. One cent pays one of them, unless they are
// about the same debt. Reads all the items of one customer; knows nothing of what follows from it.
import { type Cents, cents } from './cents.ts'
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import { setAside } from './hold-aside.ts'
import { left, moneySince, paid, sum } from './hold-came.ts'
import { covers, isPledge } from './hold-cover.ts'
import { type Expected, looseMoney, type MoneyPart } from './hold-money.ts'
import type { OpenItem } from './item.ts'
import { type Came, shareOut } from './promise-parts.ts'

export interface HoldPaid {
  /** Of what was owed on the first day of the hold, or of what was noted since: zero or more. */
  readonly paidCents: Cents
  /** What is left of the debits it covers, money that nobody has put against anything deducted: zero or more. */
  readonly leftCents: Cents
  /** Payments among it that came after a day; credit notes and the like are none. */
  paidAfter(day: IsoDay): Cents
}

export interface PaidHolds {
  of(hold: ManualHold): HoldPaid
  /**
   * Money that nobody has put against anything and that keeps these holds, each cent once: netted against other debts too, it would count
   * twice. For each hold, no more than it covers.
   */
  setAside(holds: readonly ManualHold[]): Map<ManualHold, Cents>
}

/**
 * What has been paid for each promise and payment plan of one customer. What came in since a hold began counts by its day; what the books
 * show late, by what is missing of what was owed then, whichever is more: an older credit, deducted then and used elsewhere since, is no
 * debt come back. A payment that bounced is none.
 * @param holds his promises and payment plans in force or past, none of them released; other holds are left aside
 * @param items all of his, settled ones too: without them what they settled counts only where what was owed was noted
 */
export function paidOf(holds: readonly ManualHold[], items: readonly OpenItem[]): PaidHolds {
  const pledges = holds.filter(isPledge)
  const debits = new Map(pledges.map((hold) => [hold, items.filter((item) => item.originalCents > 0 && covers(hold, item))]))
  const coveredBy = (hold: ManualHold) => debits.get(hold) ?? []
  const total = (hold: ManualHold, parts: readonly MoneyPart[]) => paid(hold, coveredBy(hold), parts, 0)
  const beside = (other: ManualHold, hold: ManualHold) => isPartBeside(other, hold, (one) => coveredBy(one))
  const { parts, restCents } = looseMoney(
    pledges.flatMap((hold) => expectedOf(hold, pledges, beside)),
    items,
    total,
  )
  const restOf = ({ item }: ManualHold) => (item === null ? restCents : 0)
  const came = (hold: ManualHold): Came => {
    const money = moneySince(hold, coveredBy(hold), parts)
    return { money, undatedCents: Math.max(0, paid(hold, coveredBy(hold), parts, restOf(hold)) - sum(money)) }
  }
  const promised = pledges.filter(({ code, cents }) => code === 'promise' && cents !== null)
  const of = (hold: ManualHold): HoldPaid => {
    const alone = !promised.some((other) => other !== hold && beside(other, hold))
    const all = paid(hold, coveredBy(hold), parts, restOf(hold))
    const own = alone ? came(hold) : shareOut(promised, promised.map(came), hold)
    return {
      paidCents: cents(alone ? all : Math.max(0, Math.min(all, sum(own.money) + own.undatedCents))),
      leftCents: left(hold, coveredBy(hold), parts, restOf(hold)),
      paidAfter: (day) => cents(sum(own.money.filter((money) => money.day > day && money.kind === 'payment'))),
    }
  }
  return { of, setAside: (standing) => setAside(standing, parts, coveredBy, (hold) => of(hold).paidCents) }
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

/** A part promised of the same whole, or of an invoice that is in it: several add up. */
function isPartBeside(other: ManualHold, hold: ManualHold, coveredBy: (hold: ManualHold) => readonly OpenItem[]): boolean {
  if (hold.code !== 'promise' || other.code !== 'promise' || hold.cents === null || other.cents === null) return false
  if (other.item === hold.item) return true
  if (other.item !== null && hold.item !== null) return false
  const debits = new Set(coveredBy(hold).map(({ key }) => key))
  return coveredBy(other).some(({ key }) => debits.has(key))
}

function expectedOf(
  hold: ManualHold,
  pledges: readonly ManualHold[],
  beside: (other: ManualHold, hold: ManualHold) => boolean,
): Expected[] {
  if (hold.schedule.length > 0) {
    return hold.schedule.map(({ day }, index) => ({ hold, day, dueCents: sum(hold.schedule.slice(0, index + 1)) }))
  }
  const within = pledges.filter((other) => beside(other, hold) && (hold.item === null || other.item === hold.item))
  const parts = within.filter((other) => (other.until ?? '') <= (hold.until ?? ''))
  const dueCents = hold.cents === null ? (hold.owedCents ?? Number.MAX_SAFE_INTEGER) : sum(parts.map((one) => ({ cents: one.cents ?? 0 })))
  return [{ hold, day: hold.until ?? '9999-12-31', dueCents }]
}
