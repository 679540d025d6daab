// The sheet as a workbook: a summary, the calculation with a column that computes it again, the choices and rates.
// Sums are real numbers; the formulas stand beside them, so that a spreadsheet shows at once whether both agree.

import { ZERO } from '../../domain/cents.ts'
import { amountColumn, type Cell, dayColumn, drawSheet, type Sheet, textColumn } from '../sheet.ts'
import { writeXlsx } from '../workbook/write-workbook.ts'
import type { CalculationSheet, InvoiceCalculation } from './calculation.ts'
import { FINGERPRINT_MEANING } from './mentions.ts'
import { type CalculationRow, calculationRows, type RowKind, rowsSheet } from './rows.ts'
import { SHEET_TITLE } from './sheet-blocks.ts'
import { recalculated } from './workbook-formulas.ts'

const CALCULATION: ReadonlySet<RowKind> = new Set<RowKind>([
  ...([
    'invoice',
    'movement',
    'period',
    'unpublished',
    'interest-accrued',
    'interest-paid',
    'interest-booked',
    'interest-waived',
    'interest-due',
  ] as const),
  ...(['fee', 'principal', 'total', 'customer-interest', 'customer-fee', 'customer-principal', 'customer-total'] as const),
  ...(['all-interest', 'all-fee', 'all-principal', 'all-total'] as const),
])
const CHOICES: ReadonlySet<RowKind> = new Set<RowKind>(['fact', 'choice', 'rate', 'reading', 'limitation', 'claimable', 'note'])

/** The same bytes for the same sheet: entries of the archive are dated from the day of the calculation. */
export function writeCalculationXlsx(sheet: CalculationSheet, fingerprint: string): Buffer {
  const rows = calculationRows(sheet)
  const calculation = rows.filter(({ kind }) => CALCULATION.has(kind))
  const choices = rows.filter(({ kind }) => CHOICES.has(kind))
  const pages = [
    { ...summary(sheet), notes: told(sheet, fingerprint) },
    withFormulas(rowsSheet('Calcul', calculation), calculation),
    rowsSheet('Choix et taux', choices),
  ]
  return writeXlsx(pages, { day: sheet.until })
}

/** One more column: the amount of each row that has a formula, computed again from the cells beside it. */
function withFormulas(page: Sheet, rows: readonly CalculationRow[]): Sheet {
  const formulas = recalculated(rows)
  const cell = (index: number): Cell => {
    const formula = formulas[index] ?? null
    return formula === null ? { kind: 'amount', value: null } : { kind: 'amount', value: rows[index]?.cents ?? ZERO, formula }
  }
  return {
    ...page,
    columns: [...page.columns, { header: 'Recalculé', kind: 'amount', width: 14 }],
    rows: page.rows.map((cells, index) => [...cells, cell(index)]),
  }
}

function told(sheet: CalculationSheet, fingerprint: string): [label: string, text: string][] {
  const party = (name: string, lines: readonly string[]) => [name, ...lines].join(', ')
  return [
    [SHEET_TITLE, sheet.reference],
    ...(sheet.creditor === null ? [] : [['Créancier', party(sheet.creditor.name, sheet.creditor.lines)] as [string, string]]),
    ...sheet.customers.flatMap(({ debtor }): [string, string][] =>
      debtor === null ? [] : [['Débiteur', party(debtor.name, debtor.lines)]],
    ),
    ...sheet.steps.map((text, index): [string, string] => [`Vérification ${index + 1}`, text]),
    ...sheet.mentions.map((text): [string, string] => ['Mention', text]),
    ['Empreinte SHA-256', fingerprint],
    ['Empreinte', FINGERPRINT_MEANING],
  ]
}

/** One row per invoice. */
function summary({ customers, totals }: CalculationSheet): Sheet {
  const columns = [
    textColumn<InvoiceCalculation>('Client', 22, ({ customer }) => customer, 'Total'),
    textColumn<InvoiceCalculation>('Nom du client', 26, ({ customerName }) => customerName),
    textColumn<InvoiceCalculation>('Facture', 16, ({ ref }) => ref),
    dayColumn<InvoiceCalculation>('Émise le', ({ issuedOn }) => issuedOn),
    dayColumn<InvoiceCalculation>('Échéance', ({ dueOn }) => dueOn),
    textColumn<InvoiceCalculation>('Régime', 30, ({ regime }) => regime),
    amountColumn<InvoiceCalculation>('Montant TTC', ({ amountCents }) => amountCents),
    amountColumn<InvoiceCalculation>('Intérêts', ({ interestCents }) => interestCents, totals.interestCents),
    amountColumn<InvoiceCalculation>('Indemnité', ({ feeCents }) => feeCents, totals.feeCents),
    amountColumn<InvoiceCalculation>('Principal', ({ principalCents }) => principalCents, totals.principalCents),
    amountColumn<InvoiceCalculation>('Total', ({ totalCents }) => totalCents, totals.totalCents),
    textColumn<InvoiceCalculation>('Réclamable', 11, ({ claimable }) => (claimable ? 'oui' : 'non')),
    dayColumn<InvoiceCalculation>('Prescription au plus tôt', ({ limitationOn }) => limitationOn),
  ]
  return drawSheet(
    'Synthèse',
    columns,
    customers.flatMap(({ invoices }) => invoices),
    true,
  )
}
