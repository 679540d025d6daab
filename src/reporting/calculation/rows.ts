// The sheet as one flat table: a row per period, and rows for all the rest (movements, choices, rates, account, mentions), each with its
// kind in the first column, so that an accountant filters on it. This table is the content that the fingerprint is made of.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, rateColumn, type Sheet, textColumn } from '../sheet.ts'
import type { CalculationSheet, CustomerCalculation, FormulaPart, InvoiceCalculation, Party, Sums } from './calculation.ts'
import { invoiceRows } from './invoice-rows.ts'

/** Kinds of rows, in French as the first column shows them. */
export type RowKind = keyof typeof ROW_KINDS

// biome-ignore format: one line per part of the sheet
const ROW_KINDS = {
  title: 'feuille', creditor: 'créancier', debtor: 'débiteur',
  invoice: 'facture', fact: 'fait', movement: 'mouvement', choice: 'choix', rate: 'taux', period: 'période', unpublished: 'sans taux',
  'interest-accrued': 'intérêts courus', 'interest-paid': 'intérêts réglés', 'interest-booked': 'intérêts comptabilisés', 'interest-waived': 'intérêts abandonnés',
  'interest-due': 'intérêts dus', fee: 'indemnité', principal: 'principal', total: 'total de la facture',
  reading: 'autre lecture', limitation: 'prescription', claimable: 'réclamable', note: 'observation',
  'customer-interest': 'intérêts du client', 'customer-fee': 'indemnités du client', 'customer-principal': 'principal du client',
  'customer-total': 'total du client',
  'all-interest': 'intérêts, ensemble', 'all-fee': 'indemnités, ensemble', 'all-principal': 'principal, ensemble', 'all-total': 'total général',
  step: 'vérification', mention: 'mention', fingerprint: 'empreinte',
} as const

/** One row; what is absent is an empty cell. */
export interface CalculationRow {
  readonly kind: RowKind
  /** The invoice or the customer it belongs to. */
  readonly of?: RowOwner
  readonly from?: IsoDay | null
  readonly to?: IsoDay | null
  readonly days?: number
  readonly baseCents?: Cents
  readonly rateBps?: number
  readonly cents?: Cents
  readonly leftCents?: Cents
  readonly formula?: string
  readonly exact?: string
  readonly text?: string
  readonly origin?: string
  /** Of a period: what its formula is made of, for a workbook to compute again. */
  readonly parts?: readonly FormulaPart[]
}

export type RowOwner = Pick<InvoiceCalculation, 'customer' | 'customerName' | 'ref'>

/** Every row of the sheet, in its order, without the fingerprint. */
export function calculationRows(sheet: CalculationSheet): CalculationRow[] {
  const several = sheet.customers.length > 1
  return [
    { kind: 'title', to: sheet.until, text: `Feuille de calcul des pénalités de retard\u00a0: ${sheet.reference}` },
    ...partyRows('creditor', sheet.creditor),
    ...sheet.customers.flatMap((customer) => customerRows(customer, several)),
    ...sumRows('all', sheet.totals),
    ...sheet.steps.map((text): CalculationRow => ({ kind: 'step', text })),
    ...sheet.mentions.map((text): CalculationRow => ({ kind: 'mention', text })),
  ]
}

/** These rows as a table of typed columns. */
export function rowsSheet(title: string, rows: readonly CalculationRow[]): Sheet {
  const columns = [
    textColumn<CalculationRow>('Ligne', 20, ({ kind }) => ROW_KINDS[kind]),
    textColumn<CalculationRow>('Client', 12, ({ of }) => of?.customer ?? null),
    textColumn<CalculationRow>('Nom du client', 24, ({ of }) => of?.customerName ?? null),
    textColumn<CalculationRow>('Facture', 16, ({ of }) => of?.ref ?? null),
    dayColumn<CalculationRow>('Du', ({ from }) => from ?? null),
    dayColumn<CalculationRow>('Au', ({ to }) => to ?? null),
    integerColumn<CalculationRow>('Jours', ({ days }) => days ?? null),
    amountColumn<CalculationRow>('Base', ({ baseCents }) => baseCents ?? null),
    rateColumn<CalculationRow>('Taux (%)', ({ rateBps }) => rateBps ?? null),
    textColumn<CalculationRow>('Calcul', 42, ({ formula }) => formula ?? null),
    textColumn<CalculationRow>('Résultat non arrondi', 18, ({ exact }) => exact ?? null),
    amountColumn<CalculationRow>('Montant', ({ cents }) => cents ?? null),
    amountColumn<CalculationRow>('Reste', ({ leftCents }) => leftCents ?? null),
    textColumn<CalculationRow>('Libellé', 60, ({ text }) => text ?? null),
    textColumn<CalculationRow>('Origine', 40, ({ origin }) => origin ?? null),
  ]
  return drawSheet(title, columns, rows)
}

function customerRows({ debtor, invoices, totals }: CustomerCalculation, several: boolean): CalculationRow[] {
  const first = invoices[0]
  const of = first === undefined ? undefined : { customer: first.customer, customerName: first.customerName, ref: '' }
  return [
    ...partyRows('debtor', debtor, of),
    ...invoices.flatMap(invoiceRows),
    ...(several && invoices.length > 1 ? sumRows('customer', totals, of) : []),
  ]
}

function partyRows(kind: 'creditor' | 'debtor', party: Party | null, of?: RowOwner): CalculationRow[] {
  return party === null ? [] : [{ kind, ...owned(of), text: [party.name, ...party.lines].join(', ') }]
}

function sumRows(whose: 'customer' | 'all', sums: Sums, of?: RowOwner): CalculationRow[] {
  return [
    { kind: `${whose}-interest`, ...owned(of), cents: sums.interestCents },
    { kind: `${whose}-fee`, ...owned(of), cents: sums.feeCents },
    { kind: `${whose}-principal`, ...owned(of), cents: sums.principalCents },
    { kind: `${whose}-total`, ...owned(of), cents: sums.totalCents },
  ]
}

function owned(of: RowOwner | undefined): Pick<CalculationRow, 'of'> {
  return of === undefined ? {} : { of }
}
