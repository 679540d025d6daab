// Customers of whom nobody told the payment terms, with the terms their habits make one think of. Looks closely only at those
// who owe the most, so that large books cost no more than small ones.

import type { Customer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { resolveDueDates } from '../domain/due-date.ts'
import { formatAmount, plural } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportIssue } from '../domain/reading.ts'
import { usualDelay } from '../domain/usual-delay.ts'
import { customer as customerOf } from '../ledger/customers.ts'
import { customersWithTerms, debtors } from '../ledger/debtors.ts'
import { documentDueDates } from '../ledger/documents.ts'
import { customerItems } from '../ledger/items.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { called } from './book-remarks.ts'
import type { Dossier } from './dossier.ts'
import { NAMED, remarkList } from './remark-list.ts'
import { overCapOfDossier } from './terms-over-cap.ts'

/** How many customers are looked at to name twenty: some have invoices whose due date a list tells. */
const LOOKED_AT = 2 * NAMED

/** Nothing when the dossier itself has terms: they apply to every customer who has none. */
export function termsRemarks({ ledger, settings }: Dossier, day: IsoDay): ImportIssue[] {
  if (settings.customers.terms !== null) return []
  const owing = debtors(ledger, 'without-terms')
  for (const code of settings.import.pseudoCustomers) owing.delete(code as CustomerCode)
  if (owing.size === 0) return []
  const looked = [...owing].slice(0, LOOKED_AT)
  const known = customersOf(ledger, looked)
  const sources = { customers: known, dossierTerms: null, documents: documentDueDates(ledger) }
  const itemsOf = customerItems(ledger, day)
  let count = owing.size
  const lines: string[] = []
  for (const [customer, balance] of looked) {
    const items = itemsOf(customer)
    const assumed = resolveDueDates(items, sources).some(
      (item) => item.outstandingCents > 0 && item.dueOn !== null && item.dueSource === 'assumed' && !item.withoutDetail,
    )
    if (!assumed) count -= 1
    else if (lines.length < NAMED)
      lines.push(`${called(customer, known.get(customer)?.name ?? customer)}, ${formatAmount(balance)} dus : ${habit(items)}`)
  }
  if (lines.length === 0) return []
  const [their, them] = count > 1 ? ['leurs', 'leur'] : ['ses', 'lui']
  const message =
    `${count} ${plural(count, 'client n’a', 'clients n’ont')} pas de conditions de règlement connues : ${their} échéances sont supposées à 30 jours, ` +
    `${their} relances restent courtoises et rien d’autre ne ${them} est réclamé. Confirmez-les dans le fichier de contacts, ou pour tous ` +
    'par customers.terms dans relance.yaml.'
  return remarkList('terms-assumed', message, lines, count)
}

/** Where the due dates of invoices without one come from, one French sentence; a second one when the dossier's terms are too long. */
export function dueDatesSentence({ ledger, settings }: Dossier): string {
  const own = customersWithTerms(ledger)
  const { terms, regime } = settings.customers
  const tooLong = overCapOfDossier(terms, regime)
  const others =
    terms === null ? 'supposées à 30 jours (rien dans customers.terms de relance.yaml)' : `à « ${terms} » (customers.terms de relance.yaml)`
  return own === 0
    ? `Échéances que le fichier ne donne pas : ${others}.${tooLong}`
    : `Échéances que le fichier ne donne pas : selon les conditions de ${own} ${plural(own, 'client', 'clients')} (fichier de contacts), sinon ${others}.${tooLong}`
}

/** Those of these customers that the ledger knows. */
function customersOf(ledger: Ledger, codes: readonly (readonly [CustomerCode, unknown])[]): Map<CustomerCode, Customer> {
  const known = codes.map(([code]) => customerOf(ledger, code))
  return new Map(known.flatMap((one) => (one === null ? [] : [[one.code, one] as const])))
}

function habit(items: Parameters<typeof usualDelay>[0]): string {
  const delay = usualDelay(items)
  if (delay === null) return 'trop peu de factures réglées pour proposer des conditions.'
  return `règle d’ordinaire à ${delay.days} ${plural(delay.days, 'jour', 'jours')} (${delay.invoices} factures) ; à confirmer : « ${delay.terms} ».`
}
