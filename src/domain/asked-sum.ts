// What the sum asked by a message is made of, in words: said wherever the sum is shown with penalties in it.
import { formatAmount } from './format.ts'
import { frenchSpaces } from './plan-text.ts'
import type { Reminder } from './reminder.ts'

export type AskedSum = Pick<Reminder, 'principalCents' | 'creditsCents' | 'interestCents' | 'feeCents' | 'claimsPenalties' | 'totalCents'>

/** The sums of a reminder alone. */
export function askedSum({ principalCents, creditsCents, interestCents, feeCents, claimsPenalties, totalCents }: AskedSum): AskedSum {
  return { principalCents, creditsCents, interestCents, feeCents, claimsPenalties, totalCents }
}

/** "principal 1 200,00 € + pénalités de retard 26,91 € + indemnité forfaitaire 40,00 €"; '' when no penalty is in the sum. */
export function askedParts({ principalCents, creditsCents, interestCents, feeCents, claimsPenalties }: AskedSum): string {
  if (!claimsPenalties) return ''
  const parts = [
    `principal ${formatAmount(principalCents)}`,
    creditsCents < 0 ? ` − avoirs et règlements ${formatAmount(-creditsCents)}` : '',
    ` + pénalités de retard ${formatAmount(interestCents)}`,
    feeCents > 0 ? ` + indemnité forfaitaire ${formatAmount(feeCents)}` : '',
  ]
  return frenchSpaces(parts.join(''))
}

/** The sum, and between brackets what it is made of when penalties are in it. */
export function askedText(sum: AskedSum): string {
  const parts = askedParts(sum)
  const total = formatAmount(sum.totalCents)
  return parts === '' ? total : `${total} (${parts})`
}
