// What a customer announced and did not pay, as his message tells it. What was not kept is known by broken-promise.ts.
import type { BrokenPromise } from './broken-promise.ts'
import { sumCents } from './cents.ts'
import { compareText } from './compare.ts'
import { covers } from './hold-cover.ts'
import type { BrokenWord } from './reminder.ts'
import type { ReminderCase } from './reminder-case.ts'

/** Those about something the message asks for, by day; the same day and sum are told once. A payment that came and came back is told as such. */
export function brokenWords({ message, broken }: Pick<ReminderCase, 'message' | 'broken'>): BrokenWord[] {
  const words = broken
    .filter(({ hold }) => message.asking.some(({ item }) => covers(hold, item)))
    .filter((one) => !cameBack(one, message))
    .map(({ hold, day, cents, missingCents }): BrokenWord => {
      return { kind: hold.code === 'payment-plan' ? 'instalment' : 'promise', day, cents, missingCents }
    })
  return [...new Map(words.map((word) => [JSON.stringify(word), word])).values()].sort((a, b) => compareText(a.day, b.day))
}

/** Whether what is missing is what the bank sent back since the promise was made. */
function cameBack({ hold, missingCents }: BrokenPromise, { asking }: ReminderCase['message']): boolean {
  const returned = asking.filter(({ item }) => item.kind === 'bounced' && item.bookedOn > hold.from && covers(hold, item))
  return returned.length > 0 && sumCents(returned.map(({ item }) => item.originalCents)) >= (missingCents ?? 0)
}
