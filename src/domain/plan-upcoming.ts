// What a message shows of the items that are not due yet, where `reminders.listNotDue` asks for it. It asks for none of them.
import { cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import type { HoldReason } from './hold.ts'
import type { Debit } from './plan-case.ts'
import type { Reminder, UpcomingItem } from './reminder.ts'
import { isFormalNotice } from './scenario.ts'

/**
 * The reminder with the customer's items not due yet, sorted by due date, reference and key. A formal notice shows none. Those held for
 * another reason are not shown, neither is a part in dispute, nor a due date that nobody confirmed.
 */
export function withUpcoming(
  reminder: Reminder,
  left: Iterable<{ readonly debit: Debit; readonly reason: HoldReason }>,
  date: IsoDay,
): Reminder {
  if (isFormalNotice(reminder)) return reminder
  const upcoming = [...left].flatMap(({ debit, reason }) => (reason.code === 'not-due' ? upcomingOf(debit, date) : [])).sort(byDueDay)
  return upcoming.length === 0 ? reminder : { ...reminder, upcoming }
}

/** The order of items that are plain data: due date, then reference, then key. */
export function byDueDay(a: Pick<UpcomingItem, 'dueOn' | 'ref' | 'key'>, b: Pick<UpcomingItem, 'dueOn' | 'ref' | 'key'>): number {
  return compareText(a.dueOn, b.dueOn) || compareText(a.ref, b.ref) || compareText(a.key, b.key)
}

function upcomingOf({ item, part }: Debit, date: IsoDay): UpcomingItem[] {
  const { key, ref, documentRef, issuedOn, dueOn, dueSource } = item
  const outstandingCents = cents(item.outstandingCents - (part?.cents ?? 0))
  if (dueOn === null || dueOn < date || dueSource === 'assumed' || outstandingCents <= 0) return []
  return [{ key, ref, ...(documentRef === '' ? { unnumbered: true as const } : {}), issuedOn, dueOn, outstandingCents }]
}
