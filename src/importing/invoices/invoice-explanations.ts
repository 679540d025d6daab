// How a list of invoices was understood, one French sentence each.
import { sumCents } from '../../domain/cents.ts'
import { formatAmount, plural } from '../../domain/format.ts'
import type { Role } from '../columns/columns.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { listed, quoted, separatorName } from '../wording.ts'
import type { LeftAside } from './invoice-aside.ts'
import type { InvoiceColumns } from './invoice-row.ts'
import type { FoundInvoices } from './invoice-rows.ts'

/** The sentences, in a fixed order. */
export function explainInvoices(encoding: string, table: CsvTable, where: InvoiceColumns, found: FoundInvoices): string[] {
  const { columns, headers } = where
  const named = (role: Role) => quoted(headers[columns[role] ?? -1] ?? '')
  const total = sumCents(found.invoices.map((invoice) => invoice.outstandingCents))
  return [
    `Encodage ${encoding}, colonnes séparées par ${separatorName(table.separator)}.`,
    balanceSentence(where, named),
    columns.due_date === undefined ? 'Aucune colonne d’échéance.' : `Échéances lues dans la colonne ${named('due_date')}.`,
    ...utcSentences(where),
    ...asideSentences(found.aside),
    `${found.invoices.length} ${plural(found.invoices.length, 'facture ou avoir', 'factures et avoirs')}, ${formatAmount(total)} à recevoir.`,
  ]
}

function balanceSentence({ plan }: InvoiceColumns, named: (role: Role) => string): string {
  switch (plan.balance) {
    case 'column':
      return `Reste à payer lu dans la colonne ${named('balance')}.`
    case 'sides':
      return `Reste à payer : ${named('balance_debit')} moins ${named('balance_credit')}.`
    case 'asked-less-paid':
      return `Reste à payer : ${named('balance')}, qui demeure après paiement, moins ${named('amount_paid')}.`
    case 'total-less-paid':
      return `Reste à payer : ${named('amount_incl_tax')} moins ${named('amount_paid')}.`
    case 'payments':
      return `Reste à payer : ${named('amount_incl_tax')} moins les règlements de la facture, un par ligne, lus dans ${named('amount_paid')}.`
    case 'status':
      return 'Seul le total des factures est donné : chacune est lue comme entièrement due, sauf statut contraire.'
  }
}

function utcSentences({ columns, headers }: InvoiceColumns): string[] {
  const utc = (['invoice_date', 'due_date'] as const)
    .flatMap((role) => headers[columns[role] ?? -1] ?? [])
    .filter((h) => /\butc\b/i.test(h))
  return utc.length === 0 ? [] : [`Les heures de ${listed(utc.map(quoted))} sont en temps universel : le jour est celui de Paris.`]
}

function asideSentences(aside: readonly LeftAside[]): string[] {
  const sentences: string[] = []
  const drafts = aside.filter(({ why }) => why === 'void').length
  if (drafts > 0) {
    sentences.push(
      `${drafts} ${plural(drafts, 'ligne laissée', 'lignes laissées')} de côté : brouillons, factures annulées ou abandonnées.`,
    )
  }
  for (const currency of [...new Set(aside.flatMap((one) => (one.why === 'currency' ? [one.currency] : [])))].sort()) {
    const ones = aside.filter((one) => one.currency === currency)
    const sum = formatAmount(sumCents(ones.map((one) => one.cents)), 'fr').replace(/\s*€$/, '')
    sentences.push(
      `${ones.length} ${plural(ones.length, 'facture', 'factures')} en ${currency} (${sum}) : les devises ne s’ajoutent pas aux euros.`,
    )
  }
  const slips = aside.filter(({ why }) => why === 'aberrant').length
  if (slips > 0)
    sentences.push(`${slips} ${plural(slips, 'montant invraisemblable écarté', 'montants invraisemblables écartés')} des sommes.`)
  return sentences
}
