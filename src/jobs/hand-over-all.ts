// Lends the ledger to the delivery loop: its claims, its records, and the test made again just before each claim.
import { type DeliverDeps, deliverAll } from '../delivery/deliver.ts'
import type { PreparedDelivery } from '../delivery/delivery.ts'
import { folderOutbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ReminderId } from '../domain/names.ts'
import { exchange } from '../ledger/deliveries.ts'
import { generation } from '../ledger/meta.ts'
import type { DeliveryView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planFor } from './plan-day.ts'
import type { SendDeps } from './send-day.ts'

const CHANGED = 'La situation du client a changé pendant l’envoi : cette relance n’a plus lieu d’être.'

/** Hands the prepared deliveries over. When `recorded` is false (a trial to oneself) the ledger hears nothing of it. */
export async function handOverAll(
  dossier: Dossier,
  day: IsoDay,
  ready: readonly PreparedDelivery[],
  deps: SendDeps,
  recorded: boolean,
): Promise<DeliveryView[]> {
  const { ledger, clock } = dossier
  const journal: DeliverDeps['journal'] = {
    exchange: (answers, claims) => (recorded ? exchange(ledger, answers, claims, clock.now(), day) : claims.map(() => 'claimed')),
  }
  return await deliverAll(ready, {
    journal,
    mailer: deps.mailer,
    outbox: folderOutbox(deps.outboxFolder),
    stillTrue: recorded ? stillTrue(dossier, day) : () => ({ ok: true }),
    now: () => clock.now(),
    signal: deps.signal,
  })
}

/**
 * Whether the rules would still plan a reminder. Nothing is planned again while the ledger's generation stands still: an
 * import, a hold or a changed contact moves it.
 */
function stillTrue(dossier: Dossier, day: IsoDay): DeliverDeps['stillTrue'] {
  let known = generation(dossier.ledger)
  let planned: ReadonlySet<ReminderId> | null = null
  return (id) => {
    const now = generation(dossier.ledger)
    if (now !== known) {
      known = now
      planned = new Set(planFor(dossier, booksOn(dossier, day)).toSend.map((reminder) => reminder.id))
    }
    return planned === null || planned.has(id) ? { ok: true } : { ok: false, why: CHANGED }
  }
}
