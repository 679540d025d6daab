// What is known of a letter once it was posted: its number, the day it was posted, the day it came. Each an event of the chain about its
// delivery; the last one holds, and nothing of the delivery itself changes.
import type { IsoDay } from '../domain/day.ts'
import type { ReminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import type { Tracking, UntrackedLetter } from '../domain/tracking.ts'
import { canonicalJson } from './canonical-json.ts'
import { type DeliveryRecord, deliveriesWith, eventOf } from './delivery-rows.ts'
import { appendEvent } from './history.ts'
import { atomically, type Ledger } from './ledger.ts'
import { statement } from './statements.ts'

/** Status of the event. */
const TRACKED = 'tracked'

const BY_POST: ReadonlySet<Channel> = new Set(['letter', 'registered-letter'])

/** Deliveries that left, or that a person said did, in the order they were claimed; with `byPost` letters alone. */
export function leftDeliveries(ledger: Ledger): (DeliveryRecord & { readonly byPost: boolean })[] {
  return [...deliveriesWith(ledger, 'written'), ...deliveriesWith(ledger, 'sent')].map((one) => ({
    ...one,
    byPost: BY_POST.has(one.channel),
  }))
}

/** What is known of each letter, by its reminder. A detail that was erased tells nothing. */
export function trackings(ledger: Ledger): Map<ReminderId, Tracking> {
  const rows = statement<[], { id: ReminderId; json: string | null }>(
    ledger,
    `SELECT h.id, d.json FROM history h LEFT JOIN history_detail d ON d.position = h.position WHERE h.status = '${TRACKED}' ORDER BY h.position`,
  )
  return new Map(rows.all().map(({ id, json }) => [id, trackingIn(json)]))
}

function trackingIn(json: string | null): Tracking {
  const { tracking = null, postedOn = null, receivedOn = null } = JSON.parse(json ?? '{}') as Partial<Tracking>
  return { tracking, postedOn, receivedOn }
}

/** Records what is known of a letter from now on; false where that was known already, and nothing is recorded. @param at present moment, ISO 8601 */
export function recordTracking(ledger: Ledger, letter: DeliveryRecord, told: Tracking, { at, day }: { at: string; day: IsoDay }): boolean {
  return atomically(ledger, () => {
    const known = trackings(ledger).get(letter.id)
    if (known !== undefined && canonicalJson(known) === canonicalJson(told)) return false
    appendEvent(ledger, { ...eventOf(letter), at, day, status: TRACKED, detail: { ...told } })
    return true
  })
}

/** Registered letters written from `since` to before `until` of which nothing was said, the oldest first. @param since inclusive @param until exclusive */
export function untrackedLetters(ledger: Ledger, since: IsoDay, until: IsoDay): UntrackedLetter[] {
  return statement<[{ since: IsoDay; until: IsoDay }], UntrackedLetter>(
    ledger,
    `SELECT reminder_id AS id, customer, day FROM delivery
     WHERE channel = 'registered-letter' AND status IN ('written', 'sent') AND day >= @since AND day < @until
       AND reminder_id NOT IN (SELECT id FROM history WHERE status = '${TRACKED}')
     ORDER BY day, customer, id`,
  ).all({ since, until })
}
