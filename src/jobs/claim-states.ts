// What has become of the late-payment claims of the books: what people said of them. Where a part was said to be due again, nothing
// that came before counts.
import { cents } from '../domain/cents.ts'
import type { ClaimHistory, ClaimPart } from '../domain/claim.ts'
import type { ItemKey } from '../domain/names.ts'
import { type ClaimEvent, claimEvents } from '../ledger/claim-events.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

/** Histories by item, at the end of the day of the books; items of which nothing is known are absent. */
export function claimHistories(dossier: Dossier, books: Books): ReadonlyMap<ItemKey, ClaimHistory> {
  const events = claimEvents(dossier.ledger, books.day)
  return new Map([...events].map(([key, said]) => [key, historyOf(said)]))
}

function historyOf(events: readonly ClaimEvent[]): ClaimHistory {
  const [interest, fee] = (['interest', 'fee'] as const).map((part) => inForce(events.filter((event) => event.part === part)))
  const paid = (interest ?? []).reduce((sum, event) => sum + (event.cents ?? 0), 0)
  return { interest: lastOf(interest ?? []), interestPaidCents: cents(paid), fee: lastOf(fee ?? []) }
}

/** Those said since the part was last said to be due. */
function inForce(events: readonly ClaimEvent[]): readonly ClaimEvent[] {
  return events.slice(events.findLastIndex((event) => event.state === 'due') + 1)
}

function lastOf(events: readonly ClaimEvent[]): ClaimPart {
  const last = events.at(-1)
  return last === undefined ? { state: 'due', day: null, reason: null } : { state: last.state, day: last.day, reason: last.reason }
}
