// What was done, from the ledger's chain, and how a doubt is settled.
import { plural } from '../domain/format.ts'
import { customerCode, reminderId } from '../domain/names.ts'
import { resolveDoubt } from '../ledger/deliveries.ts'
import { verifyEvidence } from '../ledger/evidence.ts'
import { historyEvents, verifyChain } from '../ledger/history.ts'
import type { HistoryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'

/** Events in the order they were recorded; the chain is always checked, with `verify` all that is kept as evidence. */
export function historyOf(dossier: Dossier, customer: string | null, verify = false): HistoryView {
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
    chain: verify ? verifyEvidence(dossier.ledger) : verifyChain(dossier.ledger),
  }
}

/** Settles a delivery in doubt. @throws InputError when no delivery of that id is in doubt. */
export function resolveDelivery(dossier: Dossier, id: string, verdict: 'sent' | 'not-sent'): HistoryView {
  const delivery = resolveDoubt(dossier.ledger, reminderId(id), verdict, dossier.clock.now())
  return historyOf(dossier, delivery.customer)
}

/** What is wrong and where, one French sentence; null when nothing is. */
export function evidenceFault({ ok, firstBad, fault }: HistoryView['chain']): string | null {
  if (ok) return null
  if (fault === 'message') return `Le message conservé de la relance ${firstBad} manque ou a été modifié.`
  if (fault === 'delivery') return `L’état enregistré de la relance ${firstBad} ne correspond plus à l’historique.`
  if (firstBad === '') return 'La chaîne de l’historique est rompue : tous ses enregistrements ont disparu.'
  return `La chaîne de l’historique est rompue à partir de ${firstBad}.`
}

/** Details erased, one French sentence; null for none, or when they were not counted. */
export function erasedDetails({ missingDetails = 0 }: HistoryView['chain']): string | null {
  if (missingDetails === 0) return null
  const what = plural(missingDetails, 'enregistrement n’a plus son détail', 'enregistrements n’ont plus leur détail')
  return `${missingDetails} ${what} (destinataires, réponse) : il a été effacé.`
}
