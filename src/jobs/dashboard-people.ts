// What customers promised, kept or not, and how they pay, by class.
import { brokenPromises } from '../domain/broken-promise.ts'
import { sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { groupBy } from '../domain/group.ts'
import { isPledge } from '../domain/hold-cover.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import type { PayerProfile } from '../domain/payer-profile.ts'
import { standingHolds } from '../domain/payment-plan.ts'
import { plannedHolds } from '../ledger/holds.ts'
import type { DashboardView, PayerShare, Pledge } from '../reporting/dashboard/view.ts'
import type { Books } from './books.ts'
import { FIRST_ROWS, listed } from './dashboard-lists.ts'
import type { Dossier } from './dossier.ts'

/** Promises and payment plans that run, the nearest day first, and those that were not kept, the largest first. */
export function pledgesOf({ ledger }: Dossier, { items, customers, day }: Books): DashboardView['promises'] {
  const holds = plannedHolds(ledger, day).filter(isPledge)
  const owned = groupBy(items, ({ customer }) => customer)
  const nameOf = (code: CustomerCode) => customers.get(code)?.name ?? code
  const running = [...groupBy(holds, ({ customer }) => customer)].flatMap(([customer, own]): Pledge[] =>
    customer === null
      ? []
      : standingHolds(own, owned.get(customer) ?? [], day)
          .holds.filter(({ until }) => until === null || until >= day)
          .map(({ code, until, cents, text }) => ({
            customer,
            name: nameOf(customer),
            kind: code === 'payment-plan' ? code : 'promise',
            day: until,
            cents,
            text,
          })),
  )
  const broken = brokenPromises(holds, items, day).map(
    ({ customer, day: on, hold, missingCents, text }): Pledge => ({
      customer,
      name: nameOf(customer),
      kind: hold.code === 'payment-plan' ? hold.code : 'promise',
      day: on,
      cents: missingCents,
      text,
    }),
  )
  return {
    running: listed(
      running.sort((a, b) => compareText(a.day ?? '9999', b.day ?? '9999') || compareText(a.customer, b.customer)),
      FIRST_ROWS,
    ),
    broken: listed(
      broken.sort((a, b) => (b.cents ?? 0) - (a.cents ?? 0) || compareText(a.customer, b.customer)),
      FIRST_ROWS,
    ),
  }
}

const CLASSES: readonly PayerClass[] = ['good', 'occasional', 'chronic', 'at-risk', 'new']

/** Customers with something open, by class. */
export function payerShares({ items, day }: Books, payers: ReadonlyMap<CustomerCode, PayerProfile>): PayerShare[] {
  const open = items.filter(({ outstandingCents }) => outstandingCents !== 0)
  const byClass = groupBy(open, ({ customer }) => payers.get(customer)?.class ?? 'new')
  return CLASSES.map((payer) => {
    const own = byClass.get(payer) ?? []
    const overdue = own.filter(({ outstandingCents, dueOn }) => outstandingCents > 0 && dueOn !== null && dueOn < day)
    return {
      class: payer,
      customers: new Set(own.map(({ customer }) => customer)).size,
      outstandingCents: sumCents(own.map(({ outstandingCents }) => outstandingCents)),
      overdueCents: sumCents(overdue.map(({ outstandingCents }) => outstandingCents)),
    }
  })
}
