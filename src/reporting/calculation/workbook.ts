// The sheet as a workbook: a summary, the calculation with a column that computes it again, the choices and rates.
// Sums are real numbers; the formulas stand beside them, so that a spreadsheet shows at once whether both agree.

import { amountColumn, dayColumn, drawSheet, type Sheet, textColumn } from '../sheet.ts'
import { workbookPage } from '../sheet-files.ts'
import type { CalculationSheet, InvoiceCalculation } from './calculation.ts'
import { FINGERPRINT_MEANING } from './mentions.ts'
import { calculationRows, type RowKind, rowsSheet } from './rows.ts'
import { SHEET_TITLE } from './sheet-blocks.ts'
import { recalculated } from './workbook-formulas.ts'
import { withZipTimes } from './zip-times.ts'

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
export async function writeCalculationXlsx(sheet: CalculationSheet, fingerprint: string): Promise<Buffer> {
  const { default: writeWorkbook } = await import('write-excel-file/node')
  const rows = calculationRows(sheet)
  const calculation = rows.filter(({ kind }) => CALCULATION.has(kind))
  const pages = [
    summaryPage(sheet, fingerprint),
    withFormulas(workbookPage(rowsSheet('Calcul', calculation)), recalculated(calculation)),
    workbookPage(
      rowsSheet(
        'Choix et taux',
        rows.filter(({ kind }) => CHOICES.has(kind)),
      ),
    ),
  ]
  return withZipTimes(await writeWorkbook(pages).toBuffer(), sheet.until)
}

type Page = ReturnType<typeof workbookPage>

/** One more column, under its title: a formula, or nothing, for each row. */
function withFormulas(page: Page, formulas: readonly (string | null)[]) {
  const title = { value: 'Recalculé', type: String, fontWeight: 'bold', align: 'right' } as const
  const cells = formulas.map((value) => (value === null ? null : ({ value, type: 'Formula', format: '#,##0.00' } as const)))
  return {
    ...page,
    columns: [...page.columns, { width: 14 }],
    data: page.data.map((row, index) => [...row, index === 0 ? title : (cells[index - 1] ?? null)]),
  }
}

function summaryPage(sheet: CalculationSheet, fingerprint: string) {
  const page = workbookPage(summary(sheet))
  const party = (name: string, lines: readonly string[]) => [name, ...lines].join(', ')
  const told: [label: string, text: string][] = [
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
  const cell = (value: string) => ({ value, type: String }) as const
  return {
    ...page,
    data: [...page.data, [], ...told.map(([label, text]) => [{ ...cell(label), fontWeight: 'bold' } as const, cell(text)])],
  }
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
