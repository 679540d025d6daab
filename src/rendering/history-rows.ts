// The earlier messages to a customer, as a template shows them.
// Knows what may be recalled to the customer and what only the person who calls him may see.
import type { IsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { ItemKey } from '../domain/names.ts'
import { recaller } from '../domain/recalled.ts'
import type { SentStep } from '../domain/reminder.ts'
import type { Language, Settings } from '../domain/settings.ts'
import { stepName } from '../domain/step-name.ts'
import { channelName } from './wording.ts'

export interface HistoryRow {
  readonly day: string
  readonly step: string
  readonly channel: string
  /** False: nobody knows whether it arrived. */
  readonly certain: boolean
}

/**
 * Days, ascending and each once, of the reminders that may be recalled to the customer: those about every one of these invoices; where none
 * was, those about at least one of them.
 */
export function recalledDays(history: readonly SentStep[], keys: ReadonlySet<ItemKey>, settings: Pick<Settings, 'scenarios'>): IsoDay[] {
  const itemsOf = recaller(settings)
  const told = groupBy(
    history.flatMap((sent) => itemsOf(sent).map((key) => ({ key, day: sent.day }))),
    ({ day }) => day,
  )
  const some = [...told].filter(([, same]) => same.some(({ key }) => keys.has(key)))
  const all = some.filter(([, same]) => [...keys].every((wanted) => same.some(({ key }) => key === wanted)))
  return (all.length > 0 ? all : some).map(([day]) => day).sort()
}

/**
 * Every earlier message, the latest first; one about several companies, which each of them tells, once. A call that was due is no message: what
 * became of it is told apart (`outcomeRows`).
 */
export function historyRows(history: readonly SentStep[], language: Language): HistoryRow[] {
  return [...history]
    .filter((sent) => sent.channel !== 'call' && !isToldTwice(sent, history))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.step < b.step ? -1 : a.step > b.step ? 1 : 0))
    .map((sent) => ({
      day: formatDay(sent.day, language),
      step: stepName(sent.step, language),
      channel: channelName(sent.channel, language),
      certain: sent.status === 'sent' || sent.status === 'written',
    }))
}

/** Whether the history of who got the message, if it is there, tells it already. */
function isToldTwice({ receiver, step, day, channel, status }: SentStep, history: readonly SentStep[]): boolean {
  if (receiver === undefined) return false
  return history.some(
    (other) =>
      other.customer === receiver && other.day === day && other.step === step && other.channel === channel && other.status === status,
  )
}
