// The end of a customer’s page: what was sent to him, and what was recorded besides.
import { formatDay } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { Tracking } from '../domain/tracking.ts'
import type { CustomerPicture } from '../jobs/show.ts'
import { approvalOf } from '../reporting/approval-words.ts'
import { isTracking, lettersTracked, trackingWords } from '../reporting/tracking-words.ts'
import type { HistoryEventView } from '../reporting/views.ts'
import { CHANNELS, statusOf } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

/** A table of what was sent to him or about him, then of the other events. */
export function historyText({ history, customer }: CustomerPicture, context: Context): string {
  const sent = history.filter((event) => event.channel !== null && !isTracking(event))
  const tracked = lettersTracked(history)
  const rest = history.filter(({ channel }) => channel === null)
  const shown = {
    receiver: sent.some((event) => event.customer !== customer.code),
    companies: sent.some((event) => event.customer === customer.code && event.companies !== undefined),
    approval: sent.some((event) => approvalOf(event) !== ''),
    tracking: tracked.size > 0,
  }
  const rows = sent.map((event) => [
    formatDay(event.day),
    event.step === null ? '' : stepName(event.step, 'fr'),
    event.channel ? CHANNELS[event.channel] : '',
    statusOf(event),
    ...(shown.receiver ? [event.customer === customer.code ? '' : (event.customer ?? '')] : []),
    ...(shown.companies ? [(event.companies ?? []).join(', ')] : []),
    event.id,
    ...(shown.approval ? [approvalOf(event)] : []),
    ...(shown.tracking ? [trackedWords(event, tracked)] : []),
  ])
  const headers = [
    ...['Jour', 'Étape', 'Par', 'État'],
    ...(shown.receiver ? ['Envoyée à'] : []),
    ...(shown.companies ? ['Pour'] : []),
    'Relance',
    ...(shown.approval ? ['Accord'] : []),
    ...(shown.tracking ? ['Suivi'] : []),
  ]
  const list = table(
    headers.map((header) => ({ header })),
    rows,
    context.color,
  )
  const told = sent.length === 0 ? 'Jamais relancé.\n' : `Relances faites (chacune se lit par relance show NUMÉRO) :\n${list}`
  return rest.length === 0 ? told : `${told}\nValidations et autres événements :\n${eventsText(rest, context)}`
}

/** Of a letter that left; a failure before it has the same number. */
function trackedWords({ id, status }: HistoryEventView, tracked: ReadonlyMap<string, Tracking>): string {
  const told = status === 'failed' ? undefined : tracked.get(id)
  return told === undefined ? '' : trackingWords(told)
}

/** What is no message: a client's yes, a ledger taken over. */
function eventsText(events: CustomerPicture['history'], context: Context): string {
  const rows = events.map((event) => [
    formatDay(event.day),
    statusOf(event),
    event.step === null ? '' : stepName(event.step, 'fr'),
    event.id,
    approvalOf(event),
  ])
  return table(
    ['Jour', 'Quoi', 'Étape', 'Relance', 'Accord'].map((header) => ({ header })),
    rows,
    context.color,
  )
}
