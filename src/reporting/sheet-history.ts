// The history as a sheet: one row per event, with the fingerprints that chain them.
import { channelName, stepName } from '../rendering/wording.ts'
import { dayColumn, drawSheet, type Sheet, textColumn } from './sheet.ts'
import type { HistoryEventView, HistoryView } from './views.ts'
import { STATUSES } from './words.ts'

/** Events in the order of the view. */
export function historySheet(view: HistoryView): Sheet {
  const columns = [
    dayColumn<HistoryEventView>('Jour', (event) => event.day),
    textColumn<HistoryEventView>('Instant', 26, (event) => event.at),
    textColumn<HistoryEventView>('Client', 12, (event) => event.customer),
    textColumn<HistoryEventView>('Étape', 22, (event) => (event.step === null ? null : stepName(event.step, 'fr'))),
    textColumn<HistoryEventView>('Canal', 18, (event) => (event.channel === null ? null : channelName(event.channel, 'fr'))),
    textColumn<HistoryEventView>('Statut', 14, (event) => STATUSES[event.status] ?? event.status),
    textColumn<HistoryEventView>('Pièces', 40, (event) => event.items.join(', ')),
    textColumn<HistoryEventView>('Empreinte', 66, (event) => event.sha256),
    textColumn<HistoryEventView>('Empreinte précédente', 66, (event) => event.previous),
  ]
  return drawSheet('Historique', columns, view.events)
}
