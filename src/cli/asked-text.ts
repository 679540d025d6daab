// Under a list of reminders: what the sums asked with penalties in them are made of.
import { type AskedSum, askedParts } from '../domain/asked-sum.ts'
import { formatAmount } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'

/** One line for each such reminder, under a title; '' for none. */
export function penaltiesAskedText(reminders: readonly (AskedSum & { readonly customer: CustomerCode })[], indent = ''): string {
  const lines = reminders.flatMap((reminder) => {
    const parts = askedParts(reminder)
    return parts === '' ? [] : [`${indent}  ${reminder.customer}\u00a0: ${formatAmount(reminder.totalCents)} = ${parts}`]
  })
  return lines.length === 0 ? '' : `${indent}Pénalités comprises dans le demandé\u00a0:\n${lines.join('\n')}\n`
}
