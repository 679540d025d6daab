// What is known of a posted letter, in words: of an event, and of all the letters of a history.
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import { formatDay } from '../domain/format.ts'
import type { Tracking } from '../domain/tracking.ts'
import type { HistoryEventView } from './views.ts'

/** "1A23456789012, postée le 21/11/2026, reçue le 24/11/2026". */
export function trackingWords({ tracking, postedOn, receivedOn }: Tracking): string {
  return [
    tracking ?? 'sans numéro de suivi',
    ...(postedOn === null ? [] : [`postée le ${formatDay(postedOn)}`]),
    ...(receivedOn === null ? [] : [`reçue le ${formatDay(receivedOn)}`]),
  ].join(', ')
}

/** Whether an event tells of a letter that had left before, and not of a message that leaves. */
export function isTracking({ status }: Pick<HistoryEventView, 'status'>): boolean {
  return status === 'tracked'
}

/** What an event says of the letter; null where it says nothing, or its detail was erased. */
export function trackingTold(event: Pick<HistoryEventView, 'status' | 'detail'>): Tracking | null {
  if (!isTracking(event) || event.detail === null) return null
  const { tracking, postedOn, receivedOn } = event.detail
  return { tracking: typeof tracking === 'string' ? tracking : null, postedOn: dayIn(postedOn), receivedOn: dayIn(receivedOn) }
}

/** The same in words; '' for nothing. */
export function trackingOf(event: Pick<HistoryEventView, 'status' | 'detail'>): string {
  const told = trackingTold(event)
  return told === null ? '' : trackingWords(told)
}

/** What holds of each letter, by its reminder: what was said last. */
export function lettersTracked(events: readonly HistoryEventView[]): Map<string, Tracking> {
  return new Map(
    events.flatMap((event) => {
      const told = trackingTold(event)
      return told === null ? [] : [[event.id, told] as const]
    }),
  )
}

function dayIn(value: unknown): IsoDay | null {
  return typeof value === 'string' ? parseIsoDay(value) : null
}
