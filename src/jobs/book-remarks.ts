// What an import of books should tell of them as a whole, once they are stored: openings that differ, receipts booked at the end
// of the month, customers who are suppliers too, payment terms that nobody told. Tells; decides nothing.
import { alsoSuppliers } from '../domain/customer-names.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { ImportIssue, LedgerReading } from '../domain/reading.ts'
import { booksTraits } from '../ledger/books-traits.ts'
import { customers } from '../ledger/customers.ts'
import { debtors } from '../ledger/debtors.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { openingGaps, type YearGaps } from '../ledger/opening-gaps.ts'
import { remark, remarkList } from './remark-list.ts'

/** The remarks on the year of one reading, in the order people should read them. @param imported first days of all the years imported with it */
export function remarksOnYear(ledger: Ledger, reading: LedgerReading, imported: ReadonlySet<IsoDay>): ImportIssue[] {
  const { start } = reading.fiscalYear
  const gaps = openingGaps(ledger).filter(({ opened, closed }) => (imported.has(opened.start) ? opened : closed).start === start)
  return [...gaps.flatMap(gapRemarks), ...monthEndRemark(ledger, reading), ...supplierRemarks(ledger, reading)]
}

function gapRemarks({ opened, gaps }: YearGaps): ImportIssue[] {
  const count = gaps.length
  const kept =
    opened.openingRegime === 'detailed'
      ? 'les factures reprises pour le même montant gardent leur détail, les autres sont celles des à-nouveaux'
      : 'le détail de l’exercice précédent est conservé, et ses factures ne sont pas relancées tant que l’écart demeure'
  const message =
    `Les à-nouveaux du ${formatDay(opened.start)} ne reprennent pas le solde de l’exercice précédent pour ${count} ${plural(count, 'client', 'clients')} ` +
    `(${gapsTogether(gaps.map((gap) => gap.openedCents - gap.closedCents))}) : le solde du nouvel exercice fait foi ; ${kept}. ` +
    'S’ils sont provisoires, importez de nouveau les deux exercices après la clôture.'
  const lines = gaps.map(
    ({ customer, name, openedCents, closedCents }) =>
      `${called(customer, name)} : ${formatAmount(openedCents)} repris, ${formatAmount(closedCents)} à la clôture, écart ${formatAmount(openedCents - closedCents)}.`,
  )
  return remarkList('opening-gap', message, lines)
}

/** Their sum; where gaps of both signs cancel out, the largest too: the sum alone would hide it. */
function gapsTogether(gaps: readonly number[]): string {
  const total = gaps.reduce((sum, gap) => sum + gap, 0)
  const largest = gaps.reduce((most, gap) => (Math.abs(gap) > Math.abs(most) ? gap : most), 0)
  const together = total === 0 ? 'les écarts se compensent' : `écart total ${formatAmount(total)}`
  const opposed = gaps.some((gap) => gap < 0) && gaps.some((gap) => gap > 0)
  return opposed ? `${together}, le plus grand est de ${formatAmount(largest)}` : together
}

function monthEndRemark(ledger: Ledger, { fiscalYear }: LedgerReading): ImportIssue[] {
  if (booksTraits(ledger).monthEndYears?.has(fiscalYear.start) !== true) return []
  const message =
    'Plus de 80 % des règlements de l’exercice sont passés au dernier jour du mois : ces dates ne sont pas des jours de paiement. ' +
    'Les pénalités des factures réglées ainsi sont affichées mais jamais réclamées, et leurs délais ne comptent pas.'
  return [remark('receipts-at-month-end', message)]
}

/** Only where both owe each other something. */
function supplierRemarks(ledger: Ledger, { suppliers = [] }: LedgerReading): ImportIssue[] {
  if (suppliers.length === 0) return []
  const owing = debtors(ledger, 'all')
  const known = customers(ledger)
  const told = alsoSuppliers(
    [...known.values()],
    suppliers.map(({ code, name }) => ({ code, name, siren: null })),
  )
  const owed = new Map(suppliers.map((supplier) => [supplier.code, supplier]))
  const lines = told.flatMap(({ customer, supplier: code }) => {
    const [due, supplier] = [owing.get(customer), owed.get(code)]
    if (due === undefined || supplier === undefined) return []
    const name = known.get(customer)?.name ?? customer
    return [
      `${called(customer, name)} vous doit ${formatAmount(due)}, et vous lui devez ${formatAmount(supplier.owedCents)} (fournisseur ${called(supplier.code, supplier.name)}).`,
    ]
  })
  const count = lines.length
  if (count === 0) return []
  const message =
    `${count} ${plural(count, 'client est aussi fournisseur', 'clients sont aussi fournisseurs')} : compensation possible (C. civ., art. 1347). ` +
    'Rien n’est compensé d’office : les relances portent sur tout ce qui est dû.'
  return remarkList('compensation-possible', message, lines)
}

/** 'LEGOFF (Menuiserie Le Goff)'; the code alone when it is the name too. */
export function called(code: string, name: string): string {
  return name === code ? code : `${code} (${name})`
}
