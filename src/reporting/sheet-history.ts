// The history as a sheet: one row per event, with the fingerprints that chain them.

import { type Cents, cents } from '../domain/cents.ts'
import { stepName } from '../domain/step-name.ts'
import { channelName } from '../rendering/wording.ts'
import { approvalOf } from './approval-words.ts'
import { amountColumn, dayColumn, drawSheet, type Sheet, textColumn } from './sheet.ts'
import { trackingTold } from './tracking-words.ts'
import type { HistoryEventView, HistoryView } from './views.ts'
import { statusOf } from './words.ts'

/** Events in the order of the view. */
export function historySheet(view: HistoryView): Sheet {
  const columns = [
    dayColumn<HistoryEventView>('Jour', (event) => event.day),
    textColumn<HistoryEventView>('Instant', 26, (event) => event.at),
    textColumn<HistoryEventView>('Client', 12, (event) => event.customer),
    textColumn<HistoryEventView>('Étape', 22, (event) => (event.step === null ? null : stepName(event.step, 'fr'))),
    textColumn<HistoryEventView>('Canal', 18, (event) => (event.channel === null ? null : channelName(event.channel, 'fr'))),
    textColumn<HistoryEventView>('Statut', 14, (event) => statusOf(event)),
    amountColumn<HistoryEventView>('Demandé', (event) => totalOf(event)),
    textColumn<HistoryEventView>('Pièces', 40, (event) => event.items.join(', ')),
    textColumn<HistoryEventView>('Relance', 18, (event) => event.id),
    textColumn<HistoryEventView>('Empreinte', 66, (event) => event.sha256),
    textColumn<HistoryEventView>('Empreinte précédente', 66, (event) => event.previous),
    textColumn<HistoryEventView>('Accord', 40, (event) => approvalOf(event)),
    textColumn<HistoryEventView>('N° de suivi', 20, (event) => trackingTold(event)?.tracking ?? null),
    dayColumn<HistoryEventView>('Postée le', (event) => trackingTold(event)?.postedOn ?? null),
    dayColumn<HistoryEventView>('Reçue le', (event) => trackingTold(event)?.receivedOn ?? null),
  ]
  return drawSheet('Historique', columns, view.events)
}

function totalOf({ detail }: HistoryEventView): Cents | null {
  return typeof detail?.totalCents === 'number' ? cents(detail.totalCents) : null
}
