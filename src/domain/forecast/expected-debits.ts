// What is to be expected of each open debit of one customer: by his delays, on a day that was agreed, or not at all, and why.
// Each cent stands in one place: free + agreed + set aside = what is open, credits included.
import { type Cents, cents, sumCents } from '../cents.ts'
import { addDays, type IsoDay } from '../day.ts'
import type { HoldCode, ManualHold } from '../hold.ts'
import { heldParts } from '../hold-parts.ts'
import type { OpenItem } from '../item.ts'
import { standingHolds } from '../payment-plan.ts'
import { nettedCredits } from '../plan-credits.ts'
import { natureHold } from '../plan-holds.ts'
import { byDueDate } from '../plan-order.ts'
import type { ImportSettings } from '../settings.ts'
import { agreedDays } from './agreed-days.ts'

/**
 * Why nothing is expected of a sum: what holds it, credits that take off more than the customer owes, an age at which nobody paid, or books that
 * tell of no payment at all.
 */
export type NotExpectedCode = HoldCode | 'credits' | 'too-old' | 'unlikely' | 'no-delay'

export interface FreeDebit {
  readonly item: OpenItem
  readonly dueOn: IsoDay
  /** What is left once credits that nobody has put against anything are taken off, oldest debit first; more than zero. */
  readonly cents: Cents
}

export interface AgreedPayment {
  /** After the day of the books. */
  readonly day: IsoDay
  readonly cents: Cents
}

export interface ExpectedDebits {
  /** By due date. */
  readonly free: readonly FreeDebit[]
  /** Promises, payment plans, bills at their maturity; by day. */
  readonly agreed: readonly AgreedPayment[]
  readonly notExpected: ReadonlyMap<NotExpectedCode, Cents>
}

export interface CustomerBooks {
  /** Open ones, debits and credits. */
  readonly open: readonly OpenItem[]
  /** Settled ones; needed only of a customer who promised something. */
  readonly settled: readonly OpenItem[]
  /** His own and those of the whole dossier, in force or to be judged by the books. */
  readonly holds: readonly ManualHold[]
}

/** What stops reminders and no payment: whoever is left alone pays as he always did. */
const PAYS_AS_USUAL: readonly HoldCode[] = ['paused', 'excluded', 'direct-debit', 'other-currency']
const AGREED: readonly HoldCode[] = ['promise', 'payment-plan', 'bill-of-exchange']

/** What to expect, at the end of `date`, of one customer. */
export function expectedDebits(books: CustomerBooks, settings: Pick<ImportSettings, 'unbalancedLetters'>, date: IsoDay): ExpectedDebits {
  const all = [...books.open, ...books.settled]
  const bearing = books.holds.filter(({ code }) => !PAYS_AS_USUAL.includes(code))
  const { holds, setAsideCents } = standingHolds(bearing, all, date)
  const debits = books.open.filter((item) => item.outstandingCents > 0).sort(byDueDate)
  const natures = new Map(debits.map((item) => [item.key, natureHold(item, settings, date)]))
  const partable = debits.filter((item) => natures.get(item.key) === null)
  const parts = heldParts(holds, debits, partable, date)
  const told = {
    free: [] as FreeDebit[],
    bills: [] as AgreedPayment[],
    pledged: new Map<ManualHold, number>(),
    aside: new Map<NotExpectedCode, number>(),
  }
  for (const item of debits) placeDebit(item, parts.get(item.key) ?? [], natures.get(item.key) ?? null, date, told)

  const agreed = agreedDays(told.pledged, { holds: bearing, items: all, setAsideCents, date })
  const netted = reduced(told.free, -nettedCredits(books.open) - setAsideCents)
  const bills = told.bills
  const payments = [...agreed, ...bills].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
  return { free: netted, agreed: payments, notExpected: withCredits(told.aside, books.open, netted, payments) }
}

interface Told {
  readonly free: FreeDebit[]
  readonly bills: AgreedPayment[]
  readonly pledged: Map<ManualHold, number>
  readonly aside: Map<NotExpectedCode, number>
}

function placeDebit(
  item: OpenItem,
  parts: readonly { readonly hold: ManualHold; readonly cents: Cents }[],
  nature: ReturnType<typeof natureHold>,
  date: IsoDay,
  told: Told,
): void {
  const aside = (code: NotExpectedCode, part: number) => told.aside.set(code, (told.aside.get(code) ?? 0) + part)
  let rest: number = item.outstandingCents
  for (const { hold, cents: part } of parts) {
    rest -= part
    // What a hold of no known day bears on is agreed with nobody.
    const isDated = AGREED.includes(hold.code) && (hold.until !== null || hold.schedule.length > 0)
    if (isDated) told.pledged.set(hold, (told.pledged.get(hold) ?? 0) + part)
    else aside(hold.code, part)
  }
  if (rest === 0) return
  if (nature?.code === 'bill-of-exchange' && nature.until !== null) {
    // On its maturity, that day included; what matures on the day of the books is cashed on the next one at the earliest.
    told.bills.push({ day: nature.until > date ? nature.until : addDays(date, 1), cents: cents(rest) })
  } else if ((nature === null || PAYS_AS_USUAL.includes(nature.code)) && item.dueOn !== null) {
    told.free.push({ item, dueOn: item.dueOn, cents: cents(rest) })
  } else aside(nature?.code ?? 'no-detail', rest)
}

/** The debits less a sum, oldest first. */
function reduced(free: readonly FreeDebit[], less: number): FreeDebit[] {
  let left = Math.max(0, less)
  return free.flatMap((debit) => {
    const part = Math.min(left, debit.cents)
    left -= part
    return part === debit.cents ? [] : [{ ...debit, cents: cents(debit.cents - part) }]
  })
}

/** Credits that were taken off nothing, less the debits that a receipt of exactly their amount pays: what is left of both tells one thing. */
function withCredits(
  aside: ReadonlyMap<NotExpectedCode, number>,
  open: readonly OpenItem[],
  free: readonly FreeDebit[],
  agreed: readonly AgreedPayment[],
): Map<NotExpectedCode, Cents> {
  const told = [...aside].filter(([code]) => code !== 'payment-seen')
  const placed = sumCents([...free.map((one) => one.cents), ...agreed.map((one) => one.cents), ...told.map(([, part]) => part)])
  const credits = sumCents(open.map((item) => item.outstandingCents)) - placed
  return new Map([...told, ...(credits === 0 ? [] : [['credits', credits] as const])].map(([code, part]) => [code, cents(part)]))
}
