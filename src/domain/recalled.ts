// Which earlier messages may be recalled to a customer ("malgré nos rappels du…"), and about which of his items.
// Rounds do not matter here: a reminder that left has left, whatever happened to the invoice since.
import type { ItemKey } from './names.ts'
import type { SentStep } from './reminder.ts'
import type { Settings } from './settings.ts'

/**
 * Tells the items about which a message may be recalled: none of one that may not have arrived, nor of a call, which nobody can show; nor
 * those that were not due then, as the scenarios of the dossier tell by the names of their steps.
 */
export function recaller({ scenarios }: Pick<Settings, 'scenarios'>): (message: SentStep) => ItemKey[] {
  const early = Object.values(scenarios).flatMap(({ steps }) => steps.filter(({ at }) => at < 0).map(({ step }) => step))
  const beforeDue = new Set(['preventive', ...early])
  return ({ status, channel, items }) => {
    if ((status !== 'sent' && status !== 'written') || channel === 'call') return []
    return items.filter(({ step }) => !beforeDue.has(step)).map(({ key }) => key)
  }
}

/** The items of a customer that were reminded in writing, whatever the round. @param sent what was sent about his debts */
export function remindedItems(sent: readonly SentStep[], settings: Pick<Settings, 'scenarios'>): ReadonlySet<ItemKey> {
  return new Set(sent.flatMap(recaller(settings)))
}
