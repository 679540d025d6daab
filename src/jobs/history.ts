// What was done, from the ledger's chain, and how a doubt is settled.
import { customerCode, reminderId } from '../domain/names.ts'
import { resolveDoubt } from '../ledger/deliveries.ts'
import { historyEvents, verifyChain } from '../ledger/history.ts'
import type { HistoryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'

/** Events in the order they were recorded; the chain is always checked. */
export function historyOf(dossier: Dossier, customer: string | null): HistoryView {
  const events = historyEvents(dossier.ledger, customer === null ? {} : { customer: customerCode(customer) })
  return {
    events: events.map(({ id, at, day, customer: code, items, step, channel, status, sha256, previous, detail }) => ({
      id,
      at,
      day,
      // What concerns the ledger itself names no customer.
      customer: code === '' ? null : code,
      items,
      step,
      channel,
      status,
      sha256,
      previous,
      detail,
    })),
    chain: verifyChain(dossier.ledger),
  }
}

/** Settles a delivery in doubt. @throws InputError when no delivery of that id is in doubt. */
export function resolveDelivery(dossier: Dossier, id: string, verdict: 'sent' | 'not-sent'): HistoryView {
  const delivery = resolveDoubt(dossier.ledger, reminderId(id), verdict, dossier.clock.now())
  return historyOf(dossier, delivery.customer)
}
