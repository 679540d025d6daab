// Whether receipts are booked when they come, or all together on the last day of the month: the books then tell no payment day.
import { endOfMonth, type IsoDay } from './day.ts'
import type { LedgerLine } from './ledger-line.ts'

/** Fewer receipts than this say nothing of a habit. */
const ENOUGH = 10

export interface ReceiptTally {
  /** Counts a line when it is a receipt of the year itself. */
  add(line: Pick<LedgerLine, 'kind' | 'opening' | 'day'>): void
  /** Over 80 % of the receipts, ten of them at least, stand on the last day of a month. */
  atMonthEnds(): boolean
}

/** The receipts of one fiscal year, none yet. */
export function receiptTally(): ReceiptTally {
  const ends = new Map<IsoDay, boolean>()
  let count = 0
  let atEnd = 0
  return {
    add({ kind, opening, day }) {
      if (kind !== 'payment' || opening) return
      const isEnd = ends.get(day) ?? endOfMonth(day) === day
      ends.set(day, isEnd)
      count += 1
      if (isEnd) atEnd += 1
    },
    atMonthEnds: () => count >= ENOUGH && atEnd * 100 > count * 80,
  }
}
