// The sums of a message that depend on which of its items bear a claim. Knows nothing of why they do.
import { type Cents, cents, sumCents, ZERO } from './cents.ts'
import type { Reminder, ReminderItem } from './reminder.ts'

type Sums = Pick<Reminder, 'principalCents' | 'interestCents' | 'feeCents' | 'claimsPenalties' | 'totalCents'>

/**
 * Sums of the items that ask for something. Interest and fee are those of the items that claim them, so that principal, credits, interest
 * and fee are the total; when none does, what all of them bear is told and is not in the total.
 * @param creditsCents negative or zero
 */
export function reminderSums(items: readonly ReminderItem[], creditsCents: Cents): Sums {
  const asking = items.filter(({ forInformation }) => !forInformation)
  const claiming = asking.filter((item) => item.claimsPenalties && item.interestCents + item.feeCents > 0)
  const bearing = claiming.length > 0 ? claiming : asking
  const principalCents = sumCents(asking.map(({ outstandingCents }) => outstandingCents))
  const interestCents = sumCents(bearing.map((item) => item.interestCents))
  const feeCents = sumCents(bearing.map((item) => item.feeCents))
  const claimsPenalties = claiming.length > 0
  const penaltiesCents = claimsPenalties ? interestCents + feeCents : ZERO
  return { principalCents, interestCents, feeCents, claimsPenalties, totalCents: cents(principalCents + creditsCents + penaltiesCents) }
}
