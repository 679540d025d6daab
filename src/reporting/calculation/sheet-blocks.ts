// The whole sheet as blocks: parties, invoices grouped per customer, totals, how to redo it, mentions, fingerprint.
import { formatAmount, formatDay, formatLongDay } from '../../domain/format.ts'
import type { Block, Table } from './blocks.ts'
import type { CalculationSheet, CustomerCalculation, InvoiceCalculation, Party, Sums } from './calculation.ts'
import { invoiceBlocks } from './invoice-blocks.ts'
import { FINGERPRINT_MEANING } from './mentions.ts'

export const SHEET_TITLE = 'Feuille de calcul des pénalités de retard'

/** @param fingerprint null: the sheet says none */
export function sheetBlocks(sheet: CalculationSheet, fingerprint: string | null): Block[] {
  const [only, ...others] = sheet.customers
  const several = others.length > 0
  const detail = sheet.summary ? () => [] : invoiceBlocks
  const debtor = several ? null : (only?.debtor ?? null)
  return [
    { kind: 'title', text: SHEET_TITLE, under: `Situation arrêtée au ${formatLongDay(sheet.until)}` },
    ...partiesBlock(sheet.creditor, debtor),
    ...sheet.customers.flatMap((customer, index) =>
      several ? groupBlocks(customer, index > 0, detail) : customer.invoices.flatMap(detail),
    ),
    ...(several ? [TOTALS_HEADING] : []),
    ...(several || (only?.invoices.length ?? 0) > 1 ? [totalsTable(sheet)] : []),
    { kind: 'heading', level: 2, text: fingerprint === null ? 'Vérifier' : 'Vérifier et comparer' },
    ...(sheet.steps.length === 0
      ? []
      : [{ kind: 'list', caption: 'Pour refaire le calcul avec une calculatrice', ordered: true, items: sheet.steps } as const]),
    { kind: 'list', caption: 'Mentions', ordered: false, items: sheet.mentions },
    ...(fingerprint === null ? [] : [{ kind: 'fingerprint', hash: fingerprint, meaning: FINGERPRINT_MEANING } as const]),
  ]
}

function partiesBlock(creditor: Party | null, debtor: Party | null): Block[] {
  const parties = [['Créancier', creditor] as const, ['Débiteur', debtor] as const].flatMap(([role, party]) =>
    party === null ? [] : [[role, party] as const],
  )
  return parties.length === 0 ? [] : [{ kind: 'parties', parties }]
}

function groupBlocks(
  { debtor, invoices, totals }: CustomerCalculation,
  newPage: boolean,
  detail: (invoice: InvoiceCalculation) => Block[],
): Block[] {
  const name = debtor?.name ?? invoices[0]?.customer ?? ''
  return [
    { kind: 'heading', level: 2, text: name, newPage },
    ...partiesBlock(null, debtor),
    ...invoices.flatMap(detail),
    ...(invoices.length > 1 ? [sumsTable(`Total pour ${name}`, invoices, totals)] : []),
  ]
}

const TOTALS_HEADING: Block = { kind: 'heading', level: 2, text: 'Total de toutes les factures' }

/** One row per invoice, or per customer when there are several of them. */
function totalsTable({ customers, totals }: CalculationSheet): Table {
  if (customers.length === 1) return sumsTable('Total des factures', customers[0]?.invoices ?? [], totals)
  const rows = customers.map(({ debtor, invoices, totals: own }) =>
    sumsRow(debtor?.name ?? invoices[0]?.customer ?? '', String(invoices.length), own),
  )
  const count = String(customers.reduce((sum, { invoices }) => sum + invoices.length, 0))
  return sums('Total par client', ['Client', 'Factures'], rows, sumsRow('Total', count, totals))
}

function sumsTable(caption: string, invoices: readonly InvoiceCalculation[], totals: Sums): Table {
  const rows = invoices.map((invoice) => sumsRow(invoice.ref === '' ? 'Facture' : invoice.ref, formatDay(invoice.dueOn), invoice))
  return sums(caption, ['Facture', 'Échéance'], rows, sumsRow('Total', '', totals))
}

function sums(caption: string, [first, second]: readonly [string, string], rows: string[][], foot: string[]): Table {
  const amounts = ['Intérêts', 'Indemnités', 'Principal', 'Total'].map((header) => ({ header, align: 'right', width: 17 }) as const)
  const columns = [{ header: first, align: 'left', width: 26 } as const, { header: second, align: 'right', width: 12 } as const, ...amounts]
  return { kind: 'table', caption, columns, rows, foot: [foot] }
}

function sumsRow(first: string, second: string, { interestCents, feeCents, principalCents, totalCents }: Sums): string[] {
  return [first, second, ...[interestCents, feeCents, principalCents, totalCents].map((amount) => formatAmount(amount))]
}
