// The calls of a day as a sheet of a workbook.
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import type { CallsView, CallView } from './calls.ts'

/** One row per call, the most pressing first. */
export function callsSheet({ calls }: CallsView): Sheet {
  const columns = [
    textColumn<CallView>('Client', 12, ({ customer }) => customer),
    textColumn<CallView>('Nom', 30, ({ name }) => name),
    textColumn<CallView>('Contact', 24, ({ contact }) => contact),
    textColumn<CallView>('Téléphone', 24, ({ phones }) => phones.join(', ')),
    amountColumn<CallView>('À demander', ({ totalCents }) => totalCents),
    integerColumn<CallView>('Jours de retard', ({ daysLate }) => daysLate),
    textColumn<CallView>('Pièces', 40, ({ items }) => items.map(({ ref }) => ref).join(', ')),
    dayColumn<CallView>('Dernière relance', ({ lastReminder }) => lastReminder?.day ?? null),
    dayColumn<CallView>('Depuis', ({ since }) => since),
  ]
  return drawSheet('Appels', columns, calls)
}
