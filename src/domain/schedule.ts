// The instalments of a payment plan as people ask for them: listed, or equal parts month after month. Says what is wrong with a list.
import { type Cents, cents, sumCents } from './cents.ts'
import { addMonths, type IsoDay } from './day.ts'
import { formatAmount, formatDay } from './format.ts'
import type { PlannedPayment } from './hold.ts'

/** Ten years of months: more is a typing mistake. */
export const MOST_INSTALMENTS = 120

/**
 * `count` parts of `total`, one a month from `first` on (its day, or the last of a shorter month); the cents that do not divide are in the
 * first one.
 */
export function monthlySchedule(total: Cents, count: number, first: IsoDay): PlannedPayment[] {
  const part = Math.floor(total / count)
  return Array.from({ length: count }, (_, index) => ({
    day: addMonths(first, index),
    cents: cents(index === 0 ? total - part * (count - 1) : part),
  }))
}

/** Why this cannot be a schedule of `total` from `today` on, one French sentence; null when it can. */
export function scheduleFault(schedule: readonly PlannedPayment[], total: Cents, today: IsoDay): string | null {
  const [first] = schedule
  if (first === undefined) return 'L’échéancier est vide.'
  if (first.day < today) return `La première échéance, le ${formatDay(first.day)}, est déjà passée le ${formatDay(today)}.`
  for (const [index, { day, cents: part }] of schedule.entries()) {
    const before = schedule[index - 1]
    if (part <= 0) return `L’échéance du ${formatDay(day)} n’est pas supérieure à zéro.`
    if (before && before.day >= day) return `L’échéance du ${formatDay(day)} ne vient pas après celle du ${formatDay(before.day)}.`
  }
  const sum = sumCents(schedule.map((one) => one.cents))
  return sum === total ? null : `Les échéances font ${formatAmount(sum)} et non ${formatAmount(total)}.`
}
