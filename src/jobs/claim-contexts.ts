// What bears on the claim of an item besides the item: regime, holds, formal notices, unallocated money, what has become of the claim.
import { assigneeOf } from '../domain/assignee.ts'
import { type Cents, cents } from '../domain/cents.ts'
import type { ClaimContext } from '../domain/claim-item.ts'
import { claimHold } from '../domain/claim-item-obstacles.ts'
import { regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import { judgmentAgainst } from '../domain/insolvency.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { RateTable } from '../domain/rates.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import { unallocatedParts } from '../domain/unallocated-credits.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { type Books, ratesOf } from './books.ts'
import { claimHistories } from './claim-states.ts'
import type { Dossier } from './dossier.ts'

/** What bears on the claims of these books, item by item. */
export function claimContexts(dossier: Dossier, books: Books, rates: RateTable = ratesOf(dossier)): (item: OpenItem) => ClaimContext {
  const { ledger, settings } = dossier
  const ofCustomers = groupBy(books.items, (item) => item.customer)
  const credits = unallocatedCredits(books.items)
  const holds = plannedHolds(ledger, books.day)
  const heldBy = groupBy(holds, ({ customer }) => customer)
  const notices = noticeDays(dossier, books)
  const histories = claimHistories(dossier, books)
  const parts = new Map<CustomerCode, ReturnType<typeof unallocatedParts>>()
  const partsOf = (customer: CustomerCode) => {
    const known = parts.get(customer) ?? unallocatedParts(ofCustomers.get(customer) ?? [])
    parts.set(customer, known)
    return known
  }
  return (item) => {
    const unallocatedCreditsCents = credits.get(item.customer) ?? cents(0)
    const unallocated = unallocatedCreditsCents < 0 ? partsOf(item.customer).get(item.key) : undefined
    const history = histories.get(item.key)
    return {
      until: books.day,
      regime: regimeOf(books.customers.get(item.customer), settings.customers.regime),
      settings,
      rates,
      unallocatedCreditsCents,
      heldAs: assigneeOf(settings.assignees, item.customer) ? 'assigned' : claimHold(heldBy.get(item.customer) ?? [], item, books.day),
      noticeOn: notices.get(item.key) ?? null,
      insolvencyOn: judgmentAgainst(holds, item.customer),
      ...(unallocated === undefined ? {} : { unallocated }),
      ...(history === undefined ? {} : { history }),
    }
  }
}

/** Credits nobody has put against anything, per customer, negative; an advance (4191) is money received all the same. */
function unallocatedCredits(items: readonly OpenItem[]): Map<CustomerCode, Cents> {
  const sums = new Map<CustomerCode, Cents>()
  for (const item of items) {
    if (item.outstandingCents >= 0) continue
    sums.set(item.customer, cents((sums.get(item.customer) ?? 0) + item.outstandingCents))
  }
  return sums
}

/** Day of the first formal notice that left for each item by the day of the books. */
export function noticeDays({ ledger, settings }: Pick<Dossier, 'ledger' | 'settings'>, books: Books): ReadonlyMap<ItemKey, IsoDay> {
  const sent = sentSteps(ledger, { scope: books.scope }).filter(({ day }) => day <= books.day)
  const notices = new Set(Object.values(settings.scenarios).flatMap(({ steps }) => steps.filter(isFormalNotice).map(({ step }) => step)))
  const days = new Map<ItemKey, IsoDay>()
  for (const { day, items, status } of sent) {
    if (status !== 'sent' && status !== 'written') continue
    for (const { key, step } of items) {
      const known = days.get(key)
      if (notices.has(step) && (known === undefined || day < known)) days.set(key, day)
    }
  }
  return days
}
