// The penalties that the books of a day hold as debits of their own, customer by customer, and what they leave in doubt.
import { type AccruedOn, type BookedPart, bearsPenalties, bookedClaims } from '../domain/booked-claims.ts'
import { ZERO } from '../domain/cents.ts'
import { claimForItem } from '../domain/claim-item.ts'
import { regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import { judgmentAgainst } from '../domain/insolvency.ts'
import type { OpenItem } from '../domain/item.ts'
import type { ItemKey } from '../domain/names.ts'
import { activeHolds } from '../ledger/holds.ts'
import { type Books, ratesOf } from './books.ts'
import type { Dossier } from './dossier.ts'

export interface BookedPenalties {
  readonly parts: readonly BookedPart[]
  /** Why it cannot be told what of an item was asked for already, a French sentence. */
  readonly doubts: ReadonlyMap<ItemKey, string>
}

/** Days on which something was said of an item's claim, and those on which it was said to be due again. */
export interface SaidDays {
  last(key: ItemKey): IsoDay | null
  lastDue(key: ItemKey): IsoDay | null
}

export function bookedPenalties(dossier: Dossier, books: Books, said: SaidDays): BookedPenalties {
  const owing = new Set(books.items.filter(({ kind }) => kind === 'penalty').map(({ customer }) => customer))
  if (owing.size === 0) return { parts: [], doubts: new Map() }
  const accruedOn = accruals(dossier, books)
  const ofCustomers = groupBy(
    books.items.filter(({ customer }) => owing.has(customer)),
    ({ customer }) => customer,
  )
  const parts: BookedPart[] = []
  const doubts = new Map<ItemKey, string>()
  for (const items of ofCustomers.values()) {
    const found = bookedClaims(
      items,
      books.day,
      accruedOn,
      ({ outcome, day }, targets) => outcome === 'cancelled' && targets.some(({ key }) => (said.lastDue(key) ?? '') >= day),
    )
    parts.push(...found.parts)
    for (const entry of found.nameless) {
      for (const { key } of items.filter((item) => wasLate(item, entry) && (said.last(item.key) ?? '') < entry.bookedOn)) {
        doubts.set(key, doubtOf(entry))
      }
    }
  }
  return { parts, doubts }
}

/** What late payment costs by the end of a day, whatever became of it. */
function accruals(dossier: Dossier, books: Books): AccruedOn {
  const { ledger, settings } = dossier
  const rates = ratesOf(dossier)
  const holds = activeHolds(ledger, books.day)
  return (item, until) =>
    claimForItem(item, {
      until,
      regime: regimeOf(books.customers.get(item.customer), settings.customers.regime),
      settings,
      rates,
      unallocatedCreditsCents: ZERO,
      heldAs: null,
      noticeOn: null,
      insolvencyOn: judgmentAgainst(holds, item.customer),
    })
}

function wasLate(item: OpenItem, entry: OpenItem): boolean {
  return (
    bearsPenalties(item) && item.dueOn !== null && item.dueOn < entry.bookedOn && (item.settledOn === null || item.settledOn > item.dueOn)
  )
}

function doubtOf({ ref, bookedOn, originalCents }: OpenItem): string {
  return (
    `Une écriture de pénalités de ${formatAmount(originalCents)} (${ref}, ${formatDay(bookedOn)}) ne nomme aucune facture du client\u00a0: ` +
    'dites ce qu’elle couvre par « relance penalties paid », ou « due » si elle ne couvre pas celle-ci, avant de réclamer.'
  )
}
