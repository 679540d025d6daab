// What settling a doubt did, and what follows from it, said before the history of the customer.
import { formatDay, formatLongDay } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import { NEXT_DAYS } from '../jobs/next-reminders.ts'
import type { Resolved } from '../jobs/resolve-doubt.ts'
import { CHANNELS } from '../reporting/words.ts'
import type { Context } from './context.ts'

export function resolvedText(resolved: Resolved, context: Pick<Context, 'date'>): string {
  const { verdict, customer, step, channel, to, day, refs } = resolved
  const whom = to.length === 0 ? '' : ` à ${to.join(', ')}`
  const about = refs.length === 0 ? '' : `, pour ${refs.join(', ')}`
  const what = `${stepName(step, 'fr')} du ${formatDay(day)}, ${CHANNELS[channel]}${whom}${about}`
  const counted =
    verdict === 'sent'
      ? 'notée comme PARTIE : elle compte dans l’historique à ce jour et ne repartira pas.'
      : 'notée comme NON PARTIE : elle ne compte pas, et ce qu’elle demandait peut être relancé de nouveau.'
  return `${customer} : ${what} :\n  ${counted}\n  ${nextText(resolved, context)}\n`
}

function nextText({ next }: Resolved, { date }: Pick<Context, 'date'>): string {
  if (next === null) return `Suite : aucune relance prévue dans les ${NEXT_DAYS} jours, si rien ne change.`
  const about = next.refs.length === 0 ? '' : ` (${next.refs.join(', ')})`
  const what = `${stepName(next.step, 'fr')}, ${CHANNELS[next.channel]}${about}`
  if (next.date === date) return `Suite : ${what}, dès aujourd’hui : relance plan, puis relance send.`
  return `Suite : ${what}, le ${formatLongDay(next.date)}, si rien n’est réglé.`
}
