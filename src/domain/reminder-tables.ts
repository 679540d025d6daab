// In which table of the message each item stands, and why: those reminded before, those never reminded in writing, those for information.
// Knows no words of the message: only those told to the accountant.
import { plural } from './format.ts'
import type { ReminderItem } from './reminder.ts'
import { stepName } from './step-name.ts'

/** References told one by one; further ones are counted. */
const TOLD = 5

/**
 * Items in a table of their own, since the message recalls reminders that were about others: asked for, overdue and never reminded in
 * writing. None where no item, or every item, is in that case.
 */
export function apartItems(items: readonly ReminderItem[]): readonly ReminderItem[] {
  const asking = items.filter(({ forInformation }) => !forInformation)
  const first = asking.filter(({ firstReminder }) => firstReminder === true)
  return first.length === asking.length ? [] : first
}

/** French sentences for the accountant: which items stand in another table, and on which alone penalties are claimed. */
export function tableSentences(items: readonly ReminderItem[]): string[] {
  const forInformation = items.filter((item) => item.forInformation)
  const apart = apartItems(items)
  const asking = items.filter((item) => !item.forInformation)
  const claimed = asking.filter(({ claimsPenalties }) => claimsPenalties)
  const bearing = asking.filter(({ interestCents, feeCents }) => interestCents + feeCents > 0)
  return [
    forInformation.length === 0
      ? ''
      : `Pour information, hors total : ${count(forInformation, 'autre facture échue', 'autres factures échues')}, qui n’en ${plural(forInformation.length, 'est', 'sont')} pas à la mise en demeure : ${withSteps(forInformation)}.`,
    apart.length === 0 ? '' : `Dans un tableau à part, sans relance écrite à ce jour : ${withSteps(apart)}.`,
    claimed.length === 0 || bearing.every(({ claimsPenalties }) => claimsPenalties)
      ? ''
      : `Pénalités et indemnités réclamées sur ${refs(claimed)} seulement : l’étape des autres factures ne les réclame pas.`,
  ].filter((sentence) => sentence !== '')
}

function withSteps(items: readonly ReminderItem[]): string {
  return refs(items, ({ ref, step }) => `${ref} (étape propre : ${stepName(step, 'fr')})`)
}

function refs(items: readonly ReminderItem[], told: (item: ReminderItem) => string = ({ ref }) => ref): string {
  const all = [...new Set(items.map(told))]
  return all.length <= TOLD ? all.join(', ') : `${all.slice(0, TOLD).join(', ')} et ${all.length - TOLD} de plus`
}

/** One invoice booked in several lines is one invoice to the customer. */
function count(items: readonly ReminderItem[], one: string, several: string): string {
  const distinct = new Set(items.map(({ ref }) => ref)).size
  return `${distinct} ${plural(distinct, one, several)}`
}
