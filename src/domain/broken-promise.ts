// Promises and payment plans that were not kept. What follows from it (a word in the reason, a step sooner, a colder profile) is for others.
import { type Cents, cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import { groupBy } from './group.ts'
import type { ManualHold } from './hold.ts'
import { isPledge } from './hold-cover.ts'
import { type HoldPaid, paidOf } from './hold-paid.ts'
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
  /** What of it has not come, from 1 to `cents`; null where nobody noted how much and nothing came. */
  readonly missingCents: Cents | null
}

/**
 * Promises whose day has passed on `day`, and payment plans with an instalment missed by then, while what they cover is not paid in these
 * items: by customer, then day. Released ones are not to be given; holds of other kinds are left aside.
 * @param items all of the customers concerned, settled ones too
 */
export function brokenPromises(holds: readonly ManualHold[], items: readonly OpenItem[], day: IsoDay): BrokenPromise[] {
  return found(holds, items, day, (hold, money) => !isKept(hold, money))
}

/** The same, with the promises that were kept after their day: what stays in a payer's record. An instalment paid late does not. */
export function lateOrBrokenPromises(holds: readonly ManualHold[], items: readonly OpenItem[], day: IsoDay): BrokenPromise[] {
  return found(holds, items, day, (hold, money) => !isKept(hold, money) || !isKeptInTime(hold, money))
}

function found(
  holds: readonly ManualHold[],
  items: readonly OpenItem[],
  day: IsoDay,
  isBroken: (hold: ManualHold, money: HoldPaid) => boolean,
): BrokenPromise[] {
  const told = groupBy(
    holds.filter((hold) => isPledge(hold) && hold.from <= day),
    (hold) => hold.customer,
  )
  if (told.size === 0) return []
  const owned = groupBy(
    items.filter(({ customer }) => told.has(customer)),
    (item) => item.customer,
  )
  const broken = [...told].flatMap(([customer, own]) => {
    if (customer === null) return []
    const paid = paidOf(own, owned.get(customer) ?? [])
    return own.flatMap((hold) => {
      const money = paid.of(hold)
      if (hold.code === 'payment-plan') return missedInstalment(customer, hold, money, day)
      return isOver(hold, day) && isBroken(hold, money) ? brokenWord(customer, hold, money) : []
    })
  })
  return broken.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.day, b.day) || compareText(a.text, b.text))
}

function isOver({ until }: ManualHold, day: IsoDay): boolean {
  return until !== null && until < day
}

function brokenWord(customer: CustomerCode, hold: ManualHold, money: HoldPaid): BrokenPromise[] {
  if (hold.until === null) return []
  const part = hold.cents === null ? '' : ` de ${formatAmount(hold.cents)}`
  return [
    {
      customer,
      day: hold.until,
      hold,
      ...announced(hold, money),
      text: `Promesse de règlement${part} pour le ${formatDay(hold.until)} non tenue.`,
    },
  ]
}

/** What was promised, and what of it has not come: of all that he owed, when neither invoice nor part was named, only where some of it came. */
function announced(
  { item, cents: part, owedCents }: ManualHold,
  { paidCents, leftCents }: HoldPaid,
): Pick<BrokenPromise, 'cents' | 'missingCents'> {
  if (owedCents === null) return { cents: null, missingCents: null }
  const promised = part ?? owedCents
  const missing = Math.min(promised - paidCents, leftCents)
  const named = part !== null || item !== null
  if (missing <= 0 || (!named && missing >= promised)) return { cents: null, missingCents: null }
  return { cents: named ? promised : null, missingCents: cents(missing) }
}

/** Whether what was promised is paid. Of a part promised before what was owed was noted, nothing is held against the customer. */
function isKept({ cents, owedCents }: ManualHold, { paidCents, leftCents }: HoldPaid): boolean {
  return leftCents === 0 || (cents !== null && (owedCents === null || paidCents >= cents))
}

/** Whether it was paid on the last day, included. What the books entered late counts by the day it came. */
function isKeptInTime({ cents, owedCents, until }: ManualHold, { paidCents, paidAfter }: HoldPaid): boolean {
  if (until === null) return true
  const late = paidAfter(until)
  return late === 0 || (owedCents === null ? cents !== null : paidCents - late >= Math.min(cents ?? owedCents, owedCents))
}

function missedInstalment(customer: CustomerCode, hold: ManualHold, money: HoldPaid, date: IsoDay): BrokenPromise[] {
  const standing = planStanding(hold, money, date)
  if (standing.kind !== 'missed') return []
  const { day, cents: missingCents } = standing.missed
  const planned = hold.schedule.find((one) => one.day === day)?.cents ?? missingCents
  const text = `Échéancier accordé non tenu : il manque ${formatAmount(missingCents)} sur l’échéance du ${formatDay(day)}.`
  return [{ customer, day, hold, cents: planned, missingCents, text }]
}
