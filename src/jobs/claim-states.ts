// What has become of the late-payment claims of the books: what people said of them, else what the books hold as debits of their own, else
// what messages asked for. Where a part was said to be due again nothing that came before counts, except what is booked: that is owed.
import type { BookedPart } from '../domain/booked-claims.ts'
import { sumCents } from '../domain/cents.ts'
import type { ClaimBooking, ClaimHistory, ClaimPart } from '../domain/claim.ts'
import { claimFamilies } from '../domain/claim-families.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import type { ItemKey } from '../domain/names.ts'
import { penaltyChoices } from '../domain/penalty-exceptions.ts'
import { stepName } from '../domain/step-name.ts'
import { claimEvents, type StoredClaimEvent } from '../ledger/claim-events.ts'
import { type ClaimingMessage, claimingMessages } from '../ledger/claimed-by-message.ts'
import { type BookedPenalties, bookedPenalties } from './booked-penalties.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

type PartName = StoredClaimEvent['part']

/** Everything known of one part of a claim. */
interface Known {
  /** In the order it was said, all of it. */
  readonly said: readonly StoredClaimEvent[]
  readonly booked: readonly BookedPart[]
  readonly messages: readonly ClaimingMessage[]
}

/**
 * Histories by item, at the end of the day of the books; items of which nothing is known are absent. The instalments of an invoice share
 * its fee, and what brought an invoice back shares all that is known of it.
 */
export function claimHistories(dossier: Dossier, books: Books): ReadonlyMap<ItemKey, ClaimHistory> {
  const said = claimEvents(dossier.ledger, books.day)
  const messages = groupBy(claimingMessages(dossier.ledger, books.day, books.scope), ({ key }) => key)
  const { parts, doubts } = bookedIn(dossier, books, said)
  const booked = groupBy(parts, ({ item }) => item)
  const known = new Set([...said.keys(), ...messages.keys(), ...booked.keys(), ...doubts.keys()])
  if (known.size === 0) return new Map()
  const families = claimFamilies(books.items)
  const concerned = new Set([...known].flatMap((key) => families.whole(key)))
  const perInstalment = new Set(
    books.items.filter((item) => concerned.has(item.key) && hasFeePerInstalment(dossier, item)).map(({ key }) => key),
  )
  const histories = new Map<ItemKey, ClaimHistory>()
  for (const key of concerned) {
    const knownOf = (part: PartName): Known => {
      const keys = part === 'fee' && !perInstalment.has(key) ? families.whole(key) : families.own(key)
      return {
        said: keys
          .flatMap((one) => said.get(one) ?? [])
          .filter((event) => event.part === part)
          .sort((a, b) => a.id - b.id),
        booked: keys.flatMap((one) => booked.get(one) ?? []).filter((one) => centsOf(one, part) > 0),
        messages: keys.flatMap((one) => messages.get(one) ?? []).filter((one) => centsOf(one, part) > 0),
      }
    }
    const doubt = doubts.get(key)
    histories.set(key, { ...historyOf(knownOf('interest'), knownOf('fee')), ...(doubt === undefined ? {} : { doubt }) })
  }
  return histories
}

function bookedIn(dossier: Dossier, books: Books, said: ReadonlyMap<ItemKey, StoredClaimEvent[]>): BookedPenalties {
  const lastOf = (key: ItemKey, counts: (event: StoredClaimEvent) => boolean) =>
    (said.get(key) ?? []).filter(counts).reduce<IsoDay | null>((last, { day }) => (last === null || day > last ? day : last), null)
  return bookedPenalties(dossier, books, {
    last: (key) => lastOf(key, () => true),
    lastDue: (key) => lastOf(key, ({ state }) => state === 'due'),
  })
}

function hasFeePerInstalment({ settings }: Dossier, { customer, ref }: Books['items'][number]): boolean {
  return penaltyChoices(settings, customer, ref).settings.instalmentFee === 'instalment'
}

function historyOf(interest: Known, fee: Known): ClaimHistory {
  const booked = bookingOf(interest.booked, fee.booked)
  return {
    interest: stateOf(interest, 'interest'),
    interestPaidCents: sumCents(paidApart(interest)),
    fee: stateOf(fee, 'fee'),
    ...(booked === null ? {} : { booked }),
  }
}

/**
 * What people said was paid, less what the books hold as an entry of exactly that sum, settled by money that had come by that day: the
 * same money. An entry that is still open takes none of it: which of two equal sums was paid is not guessed, and the lesser is claimed.
 */
function paidApart({ said, booked }: Known): number[] {
  const entries = [...booked]
  return inForce(said).flatMap(({ cents, day }) => {
    if (cents === null) return []
    const same = entries.findIndex(({ interestCents, outcome, moneyOn }) => interestCents === cents && outcome !== 'open' && moneyOn <= day)
    if (same < 0) return [cents]
    entries.splice(same, 1)
    return []
  })
}

/** Those said since the part was last said to be due. */
function inForce(events: readonly StoredClaimEvent[]): readonly StoredClaimEvent[] {
  return events.slice(events.findLastIndex(({ state }) => state === 'due') + 1)
}

function stateOf({ said, booked, messages }: Known, part: PartName): ClaimPart {
  const word = inForce(said).at(-1)
  if (word !== undefined) return { state: word.state, day: word.day, reason: reasonOf(word, part) }
  const entry = booked.toSorted((a, b) => (a.day < b.day ? -1 : 1)).findLast(({ outcome }) => part === 'fee' || outcome !== 'cancelled')
  if (entry !== undefined) {
    const state = ({ open: 'claimed', paid: 'paid', cancelled: 'waived' } as const)[entry.outcome]
    return { state, day: entry.day, reason: `${formatAmount(centsOf(entry, part))} en comptabilité, ${entry.entry.ref}` }
  }
  const dueAgain = said.at(-1)?.day ?? ''
  const message = messages.findLast(({ day }) => day > dueAgain)
  if (message === undefined) return { state: 'due', day: null, reason: null }
  return { state: 'claimed', day: message.day, reason: `${stepName(message.step, 'fr')}${message.inDoubt ? ', envoi en doute' : ''}` }
}

function reasonOf({ cents, reason }: StoredClaimEvent, part: PartName): string | null {
  if (cents === null || part === 'fee') return reason
  return [formatAmount(cents), reason].filter((one) => one !== null).join(', ')
}

function bookingOf(interest: readonly BookedPart[], fee: readonly BookedPart[]): ClaimBooking | null {
  const entries = [...new Set([...interest, ...fee].map(({ entry }) => entry))].sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1))
  const last = entries.at(-1)
  if (last === undefined) return null
  return {
    interestCents: sumCents(interest.map(({ interestCents }) => interestCents)),
    feeCents: sumCents(fee.map(({ feeCents }) => feeCents)),
    day: last.bookedOn,
    refs: [...new Set(entries.map(({ ref }) => ref))],
  }
}

function centsOf(one: { readonly interestCents: number; readonly feeCents: number }, part: PartName): number {
  return part === 'interest' ? one.interestCents : one.feeCents
}
