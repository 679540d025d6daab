// The customers of a dossier as one sheet: one row each, then the totals.
import type { CustomersView, CustomerView } from './customers-view.ts'
import { amountColumn, drawSheet, integerColumn, type Sheet, textColumn } from './sheet.ts'
import { PAYER_CLASSES, REGIMES } from './words.ts'

/** One row per customer; the limit and its use are empty where no limit is known. */
export function customersSheet({ customers, totals }: CustomersView): Sheet {
  const columns = [
    textColumn<CustomerView>('Client', 12, (one) => one.customer, 'Total'),
    textColumn<CustomerView>('Nom', 32, (one) => one.name),
    amountColumn<CustomerView>('Encours', (one) => one.outstandingCents, totals.outstandingCents),
    amountColumn<CustomerView>('Échu', (one) => one.overdueCents, totals.overdueCents),
    amountColumn<CustomerView>('Plafond', (one) => one.credit?.limitCents ?? null),
    integerColumn<CustomerView>('Plafond utilisé (%)', (one) => one.credit?.usedPercent ?? null),
    textColumn<CustomerView>('Profil', 20, (one) => PAYER_CLASSES[one.class]),
    integerColumn<CustomerView>('Note', (one) => one.score),
    textColumn<CustomerView>('Scénario', 16, (one) => one.scenario),
    textColumn<CustomerView>('Pourquoi', 32, (one) => one.scenarioBecause),
    textColumn<CustomerView>('Exclu', 24, (one) => one.excluded),
    textColumn<CustomerView>('Régime', 14, (one) => REGIMES[one.regime]),
    textColumn<CustomerView>('Langue', 8, (one) => one.language),
    textColumn<CustomerView>('Délai de règlement', 22, (one) => one.terms),
    textColumn<CustomerView>('Prélèvement', 12, (one) => (one.directDebit ? 'oui' : 'non')),
    textColumn<CustomerView>('Suivi par', 20, (one) => one.accountManager),
    textColumn<CustomerView>('Référence à rappeler', 22, (one) => one.orderReference),
    textColumn<CustomerView>('E-mails', 40, (one) => one.contacts.flatMap(({ email }) => email ?? []).join(', ')),
  ]
  return drawSheet('Clients', columns, customers, true)
}
