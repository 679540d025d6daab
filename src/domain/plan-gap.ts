// How long a customer is left in peace between two messages. Calls neither wait for a message nor make one wait.
import { addDays, type IsoDay } from './day.ts'
import { formatDay, plural } from './format.ts'
import type { HoldReason } from './hold.ts'
import type { CustomerHistory } from './plan-history.ts'
import { dayBefore } from './plan-order.ts'
import type { Channel } from './settings.ts'

/**
 * Why this channel must wait on `date`; null when it may be used. A message sent on day D allows the next one on
 * D + `minimumGapDays`, and never on D itself; a call sheet allows no other on the same day.
 */
export function gapHold(channel: Channel, history: CustomerHistory, date: IsoDay, minimumGapDays: number): HoldReason | null {
  const last = channel === 'call' ? history.lastCallOn : history.lastMessageOn
  if (last === null) return null
  const gapDays = channel === 'call' ? 1 : Math.max(1, minimumGapDays)
  const allowedOn = addDays(last, gapDays)
  if (date >= allowedOn) return null
  const sent = channel === 'call' ? 'Un appel a été prévu' : 'Un message est parti'
  const text = `${sent} le ${formatDay(last, 'fr')} : pas d’autre avant le ${formatDay(allowedOn, 'fr')} (${gapDays} ${plural(gapDays, 'jour', 'jours')} d’écart au moins).`
  return { code: 'too-soon', until: dayBefore(allowedOn), text }
}
