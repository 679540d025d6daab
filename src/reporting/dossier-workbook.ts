// The first sheet of the workbook of a dossier: the control of account 411, then what each sheet adds up to, as formulas that point at it.
// Sums here are those of whole sheets, whatever a filter hides there.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { amountColumn, type Cell, drawSheet, integerColumn, type Sheet, type SheetColumn, textColumn } from './sheet.ts'
import type { ControlAmounts } from './views.ts'
import { inSheet, rowsOf } from './workbook/address.ts'

/** What a command that wrote the workbook answers. */
export interface WorkbookView {
  readonly date: IsoDay
  /** Path of the workbook. */
  readonly file: string
  /** In the order of the tabs, with the rows between titles and totals. */
  readonly sheets: readonly { readonly title: string; readonly rows: number }[]
  readonly control: ControlAmounts
  /** The events that are told follow one another as they were recorded. */
  readonly chain: { readonly ok: boolean }
}

/** What is known of a sheet once it is written. */
export interface SheetOutline {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: number
  readonly totals: Sheet['totals']
  /** Rows in which each column holds something. */
  readonly filled: readonly number[]
}

/** What the first sheet tells beside the others. */
export interface SummaryFacts {
  readonly ledgerBalanceCents: Cents
  readonly notes: readonly (readonly [label: string, text: string])[]
}

interface Line {
  readonly sheet: string
  readonly label: string
  readonly amount: Cell
  readonly count?: Cell
}

export function outlineOf({ title, columns, rows, totals }: Sheet): SheetOutline {
  const filled = columns.map((_, column) => rows.reduce((count, cells) => count + (cells[column]?.value == null ? 0 : 1), 0))
  return { title, columns, rows: rows.length, totals, filled }
}

/** @param outlines of aged balance, items, claims, periods, plan and history, in this order */
export function summarySheet(outlines: readonly SheetOutline[], { ledgerBalanceCents, notes }: SummaryFacts): Sheet {
  const [aged, items, claims, periods, plan, history] = outlines
  if (!aged || !items || !claims || !periods || !plan || !history) throw new RangeError('a sheet of the dossier is missing')
  const lines = [
    ...control(ledgerBalanceCents, aged, items),
    ...['Non échu', '1 à 30 jours', '31 à 60 jours', '61 à 90 jours', 'Plus de 90 jours', 'Non affecté'].map((header) => sum(aged, header)),
    sum(aged, 'Solde', true),
    sum(items, 'Reste', true),
    ...['Principal', 'Intérêts', 'Indemnité'].map((header) => sum(claims, header)),
    sum(claims, 'Total', true),
    sum(periods, 'Intérêts', true),
    ...['Demandé', 'Retenu', 'Pour information'].map((header) => sum(plan, header, true)),
    { sheet: history.title, label: 'Événements', amount: NOTHING, count: countOf(history, 'Jour') },
  ]
  const columns = [
    textColumn<Line>('Feuille', 24, ({ sheet }) => sheet),
    textColumn<Line>('Rubrique', 48, ({ label }) => label),
    { ...amountColumn<Line>('Montant', () => null), draw: ({ amount }: Line) => amount },
    { ...integerColumn<Line>('Nombre', () => null), draw: ({ count }: Line) => count ?? NO_COUNT },
  ]
  return { ...drawSheet('Synthèse', columns, lines), notes }
}

const NOTHING: Cell = { kind: 'amount', value: null }
const NO_COUNT: Cell = { kind: 'integer', value: null }
const CONTROL = 'Contrôle'
/** Amounts of this sheet; the control stands in its first lines. */
const [BOOKS, DETAIL] = ['C2', 'C3']

function control(ledgerBalanceCents: Cents, aged: SheetOutline, items: SheetOutline): Line[] {
  const detail = sum(items, 'Reste').amount
  const [balance, open] = [centsOf(sum(aged, 'Solde').amount), centsOf(detail)]
  const gap = (label: string, value: number, formula: string): Line => ({
    sheet: CONTROL,
    label,
    // Sums of hundredths are not exact in a spreadsheet: what is left of them is no gap.
    amount: { kind: 'amount', value: cents(value), formula: `ROUND(${formula},2)` },
  })
  return [
    { sheet: CONTROL, label: 'Solde des comptes clients (411) en comptabilité', amount: { kind: 'amount', value: ledgerBalanceCents } },
    { sheet: CONTROL, label: 'Total des pièces ouvertes', amount: detail },
    gap('Écart', ledgerBalanceCents - open, `${BOOKS}-${DETAIL}`),
    gap('Balance âgée moins pièces ouvertes', balance - open, `${sumFormula(aged, 'Solde')}-${DETAIL}`),
  ]
}

function centsOf({ value }: Cell): number {
  return typeof value === 'number' ? value : 0
}

function sum(outline: SheetOutline, header: string, counted = false): Line {
  const total = outline.totals?.[columnOf(outline, header)]
  const amount: Cell = { kind: 'amount', value: cents(total === undefined ? 0 : centsOf(total)), formula: sumFormula(outline, header) }
  return { sheet: outline.title, label: header, amount, ...(counted ? { count: countOf(outline, header) } : {}) }
}

function sumFormula(outline: SheetOutline, header: string): string {
  return `SUM(${rangeOf(outline, header)})`
}

/** Rows in which a column of figures holds one. */
function countOf(outline: SheetOutline, header: string): Cell {
  const value = outline.filled[columnOf(outline, header)] ?? 0
  return { kind: 'integer', value, formula: `COUNT(${rangeOf(outline, header)})` }
}

function rangeOf(outline: SheetOutline, header: string): string {
  return inSheet(outline.title, rowsOf(columnOf(outline, header), outline.rows))
}

function columnOf({ title, columns }: SheetOutline, header: string): number {
  const found = columns.findIndex((column) => column.header === header)
  if (found < 0) throw new RangeError(`no column ${header} in ${title}`)
  return found
}
