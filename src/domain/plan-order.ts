// The one order in which the plan looks at items and holds, so that the order of its input never shows.
import { compareText } from './compare.ts'
import { addDays, type IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { OpenItem } from './item.ts'

/** Oldest due date first, then reference, then key; items without a due date last. */
export function byDueDate(a: OpenItem, b: OpenItem): number {
  return compareText(dueOrLast(a), dueOrLast(b)) || compareText(a.ref, b.ref) || compareText(a.key, b.key)
}

/** The hold that lasts longest first (open-ended before any day), then by code, text and amount. */
export function byLasting(a: ManualHold, b: ManualHold): number {
  return (
    compareText(b.until ?? '9999-12-31', a.until ?? '9999-12-31') ||
    compareText(a.code, b.code) ||
    compareText(a.text, b.text) ||
    (a.cents ?? 0) - (b.cents ?? 0)
  )
}

/** The day before: last day of a hold that ends when `day` begins. */
export function dayBefore(day: IsoDay): IsoDay {
  return addDays(day, -1)
}

/** The due date, or a text after every day. */
export function dueOrLast(item: OpenItem): string {
  return item.dueOn ?? '9999-99-99'
}
