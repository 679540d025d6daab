// How much of what fell due within twelve months was paid by its day. What is still unpaid counts as late: those who never pay are not left out.
import { type Cents, cents, mulDiv } from '../cents.ts'
import { addMonths, type IsoDay } from '../day.ts'
import type { OpenItem } from '../item.ts'
import type { MovementKind } from '../ledger-line.ts'

export interface OnTime {
  /** First and last due date looked at, both inclusive. */
  readonly from: IsoDay
  readonly to: IsoDay
  /** Invoices that fell due then, and those of them paid whole by their day. */
  readonly invoices: number
  readonly onTimeInvoices: number
  /** What payments had to settle of them, credit notes taken off, and what they settled by the day. */
  readonly dueCents: Cents
  readonly onTimeCents: Cents
  /** Whole percents of the amounts, rounded half up; null where nothing fell due. */
  readonly percent: number | null
}

/** Settled otherwise than by money whose day is known. */
const NO_DAY: ReadonlySet<MovementKind> = new Set(['writeOff', 'transfer', 'assigned', 'bill', 'doubtful', 'opening'])

/**
 * The invoices due in the twelve months before `day` (exclusive: on its due date an invoice is not late). Assumed due dates, invoices settled by
 * something else than payments and credit notes, years whose receipts bear no true days and what was paid before any list showed it are left out.
 */
export function onTimeShare(items: readonly OpenItem[], day: IsoDay): OnTime {
  const from = addMonths(day, -12)
  let [invoices, onTimeInvoices, due, onTime] = [0, 0, 0, 0]
  let to = from
  for (const item of items) {
    const { dueOn } = item
    if (dueOn === null || dueOn < from || dueOn >= day || !isTelling(item)) continue
    if (dueOn > to) to = dueOn
    const payments = item.allocations.filter(({ counterpartKind }) => counterpartKind === 'payment')
    const others = item.allocations.filter(({ counterpartKind }) => counterpartKind !== 'payment')
    const owed = item.originalCents - sumOf(others)
    if (owed <= 0) continue
    const paid = sumOf(payments.filter((part) => part.day <= dueOn))
    invoices++
    if (paid >= owed) onTimeInvoices++
    due += owed
    onTime += Math.min(paid, owed)
  }
  return {
    from,
    to,
    invoices,
    onTimeInvoices,
    dueCents: cents(due),
    onTimeCents: cents(onTime),
    percent: due === 0 ? null : mulDiv(onTime, 100, due, 'half-up'),
  }
}

function sumOf(parts: OpenItem['allocations']): number {
  return parts.reduce((sum, part) => sum + part.cents, 0)
}

function isTelling({ kind, dueSource, reopenedBy, doubts, allocations, byLists }: OpenItem): boolean {
  if (kind !== 'invoice' && kind !== 'deposit') return false
  if (dueSource === 'assumed' || reopenedBy !== null || doubts?.includes('payment-days')) return false
  if (byLists?.some(({ list }) => list === null)) return false
  return !allocations.some(({ counterpartKind }) => NO_DAY.has(counterpartKind))
}
