// Promises and payment plans that were not kept. What follows from it (a word in the reason, a step sooner, a colder profile) is for others.
import { type Cents, cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import { groupBy } from './group.ts'
import type { ManualHold } from './hold.ts'
import { leftToPay, paidSince } from './hold-cover.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { planStanding } from './payment-plan.ts'

export interface BrokenPromise {
  readonly customer: CustomerCode
  /** Last day to pay. */
  readonly day: IsoDay
  /** The promise, or the payment plan of which the instalment of that day is missing. */
  readonly hold: ManualHold
  /** "Promesse de règlement pour le 12/11/2026 non tenue." */
  readonly text: string
  /** What was to be paid by that day; null: nobody noted how much. */
  readonly cents: Cents | null
  /** What of it has not come, from 1 to `cents`; null where `cents` is. */
  readonly missingCents: Cents | null
}

/**
 * Promises whose day has passed on `day`, and payment plans with an instalment missed by then, while what they cover is not paid in these
 * items: by customer, then day. Released ones are not to be given; holds of other kinds are left aside.
 * @param items of all the customers concerned; settled ones may be absent
 */
export function brokenPromises(holds: readonly ManualHold[], items: readonly OpenItem[], day: IsoDay): BrokenPromise[] {
  const told = holds.filter(({ code, from }) => (code === 'promise' || code === 'payment-plan') && from <= day)
  if (told.length === 0) return []
  const owned = groupBy(items, (item) => item.customer)
  const found = told.flatMap((hold) => {
    const { customer } = hold
    if (customer === null) return []
    const own = owned.get(customer) ?? []
    return hold.code === 'promise' ? brokenWord(customer, hold, own, day) : missedInstalment(customer, hold, own, day)
  })
  return found.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.day, b.day) || compareText(a.text, b.text))
}

function brokenWord(customer: CustomerCode, hold: ManualHold, items: readonly OpenItem[], day: IsoDay): BrokenPromise[] {
  if (hold.until === null || hold.until >= day || isKept(hold, items)) return []
  const part = hold.cents === null ? '' : ` de ${formatAmount(hold.cents)}`
  return [
    {
      customer,
      day: hold.until,
      hold,
      ...announced(hold, items),
      text: `Promesse de règlement${part} pour le ${formatDay(hold.until)} non tenue.`,
    },
  ]
}

/** What was promised, the whole debt when no part was named, and what of it has not come. */
function announced(hold: ManualHold, items: readonly OpenItem[]): Pick<BrokenPromise, 'cents' | 'missingCents'> {
  const promised = hold.cents ?? hold.owedCents
  const paid = paidSince(hold, items)
  if (promised === null || paid === null) return { cents: null, missingCents: null }
  const missing = Math.min(promised - paid, leftToPay(hold, items))
  return missing > 0 ? { cents: promised, missingCents: cents(missing) } : { cents: null, missingCents: null }
}

/** Whether what was promised is paid. Of a part promised before what was owed was noted, nothing is held against the customer. */
function isKept(hold: ManualHold, items: readonly OpenItem[]): boolean {
  if (leftToPay(hold, items) === 0) return true
  if (hold.cents === null) return false
  const paid = paidSince(hold, items)
  return paid === null || paid >= hold.cents
}

function missedInstalment(customer: CustomerCode, hold: ManualHold, items: readonly OpenItem[], date: IsoDay): BrokenPromise[] {
  if (hold.schedule.length === 0) return []
  const standing = planStanding(hold, items, date)
  if (standing.kind !== 'missed') return []
  const { day, cents: missingCents } = standing.missed
  const planned = hold.schedule.find((one) => one.day === day)?.cents ?? missingCents
  const text = `Échéancier accordé non tenu : il manque ${formatAmount(missingCents)} sur l’échéance du ${formatDay(day)}.`
  return [{ customer, day, hold, cents: planned, missingCents, text }]
}
