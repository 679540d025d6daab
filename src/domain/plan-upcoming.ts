// What a message shows of the items it does not ask for: those not due yet, where `reminders.listNotDue` asks for it; in a formal notice, what
// is overdue too and waits for a later step.
import { cents, ZERO } from './cents.ts'
import { compareText } from './compare.ts'
import { daysBetween, type IsoDay } from './day.ts'
import type { HoldCode, HoldReason } from './hold.ts'
import type { Debit } from './plan-case.ts'
import type { OverdueItem, Reminder, UpcomingItem } from './reminder.ts'

/**
 * The reminder with the customer's items not due yet, sorted by due date, reference and key. Those held for
 * another reason are not shown, neither is a part in dispute, nor a due date that nobody confirmed.
 */
export function withUpcoming(
  reminder: Reminder,
  left: Iterable<{ readonly debit: Debit; readonly reason: HoldReason }>,
  date: IsoDay,
): Reminder {
  const upcoming = [...left].flatMap(({ debit, reason }) => (reason.code === 'not-due' ? upcomingOf(debit, date) : [])).sort(byDueDay)
  return upcoming.length === 0 ? reminder : { ...reminder, upcoming }
}

/** Holds that end by themselves: the customer will be asked for the item later. */
const LATER: readonly HoldCode[] = ['waiting-next-step', 'too-soon', 'last-step-reached']

/** A formal notice with what is overdue besides, sorted by due date, reference and key. What people hold, and a part in dispute, is not told. */
export function withOverdue(
  reminder: Reminder,
  left: Iterable<{ readonly debit: Debit; readonly reason: HoldReason }>,
  date: IsoDay,
): Reminder {
  const alsoOverdue = [...left].flatMap(({ debit, reason }) => (LATER.includes(reason.code) ? overdueOf(debit, date) : [])).sort(byDueDay)
  return alsoOverdue.length === 0 ? reminder : { ...reminder, alsoOverdue }
}

function overdueOf({ item, part }: Debit, date: IsoDay): OverdueItem[] {
  const { key, ref, documentRef, issuedOn, dueOn, dueSource, originalCents } = item
  const heldCents = part?.cents ?? ZERO
  const outstandingCents = cents(item.outstandingCents - heldCents)
  if (dueOn === null || dueOn >= date || dueSource === 'assumed' || outstandingCents <= 0) return []
  const unnumbered = documentRef === '' ? { unnumbered: true as const } : {}
  const asked = { interestCents: ZERO, feeCents: ZERO, claimsPenalties: false, forInformation: true }
  return [
    { key, ref, ...unnumbered, issuedOn, dueOn, daysLate: daysBetween(dueOn, date), originalCents, outstandingCents, heldCents, ...asked },
  ]
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
