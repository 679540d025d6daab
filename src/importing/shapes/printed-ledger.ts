// The printed ledger of customers ("grand-livre des tiers") sent to a spreadsheet: no account column, each customer on a row
// of his own, cells not under their titles, days without a year. Turned into an ordinary table of ledger lines.
import type { IsoDay } from '../../domain/day.ts'
import { InputError } from '../../domain/errors.ts'
import { isDay, parseDay } from '../cells/dates.ts'
import { squeezed } from '../columns/columns.ts'
import { strengthOf } from '../columns/dictionary.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'
import { printedRow } from './not-a-row.ts'
import { type PrintedColumns, printedColumns } from './printed-columns.ts'

const HEADERS = ['Date', 'Journal', 'N° pièce', 'Compte', 'N° compte tiers', 'Intitulé du tiers', 'Libellé', 'Lettrage', 'Débit', 'Crédit']
const SHORT_DAY = /^(\d{1,2})[/.-](\d{1,2})$/
const NUMBER_IN_LABEL = /\bF(?:N°|act(?:ure)?\.?)?\s*(?:n°\s*)?([A-Z]{0,4}[-/]?\d[A-Z0-9/-]*)/i

/** Whether a header without account is that of a printed ledger: amounts on two sides, and a running balance or its title. */
export function isPrintedLedger(header: readonly string[], rows: readonly Row[]): boolean {
  const has = (role: 'debit' | 'credit' | 'account') => header.some((name) => strengthOf(name, role) === 'strong')
  if (!has('debit') || !has('credit') || has('account')) return false
  const running = header.some((name) => /^solde(progressif|cumule)$/.test(squeezed(name)))
  return running || rows.some((row) => /grand.?livre\s+(des\s+)?(tiers|clients|auxiliaire)/i.test(row.text))
}

/**
 * The table that a print stands for, customers carried down; null when the table is no print.
 * @param account the collective account its lines are put on
 * @throws InputError 'ledger-of-suppliers', 'print-unclear' when running balances do not follow from the columns found.
 */
export function unprinted(table: CsvTable, account: string): CsvTable | null {
  if (!isPrintedLedger(table.headers, table.preamble)) return null
  const title = table.preamble.map((row) => row.text).join(' ')
  if (/\bfournisseurs?\b/i.test(title) && !/\bclients?\b/i.test(title)) throw ofSuppliers(table)
  const period = daysIn(title)
  const columns = printedColumns(table, (text) => isDay(dayOf(text, period)))
  if (columns === null) throw unclear(table)
  let customer = { code: '', name: '' }
  const rows = table.rows.map((row) => {
    if (row.fields.length === 0) return row
    const day = dayOf(cell(row.fields, columns.day), period)
    const printed = isDay(day) ? null : printedRow(row.fields)
    if (!isDay(day) && printed === null) {
      customer = blockOf(row)
      return { ...row, fields: [] }
    }
    if (printed === 'other') return { ...row, fields: [] }
    return { ...row, fields: lineOf(row, columns, isDay(day) ? day : null, account, customer) }
  })
  return { ...table, headers: HEADERS, rows }
}

function lineOf(
  row: Row,
  columns: PrintedColumns,
  day: IsoDay | null,
  account: string,
  customer: { code: string; name: string },
): string[] {
  const text = (index: number | null) => (index === null ? '' : cell(row.fields, index))
  const sides = [text(columns.debit), text(columns.credit)]
  if (day === null) return ['', '', '', '', '', '', 'Total', '', ...sides]
  const label = text(columns.label)
  const number = NUMBER_IN_LABEL.exec(label)?.[1] ?? text(columns.piece)
  return [day, text(columns.journal), number, account, customer.code, customer.name, label, text(columns.lettering), ...sides]
}

/** The customer a block opens with: its code, then its name. */
function blockOf(row: Row): { code: string; name: string } {
  const [code = '', ...names] = row.fields.map((field) => field.trim()).filter((field) => field !== '')
  return { code, name: names.join(' ') || code }
}

/** A day of a print: whole, or without its year, which the period in the title tells. */
function dayOf(text: string, period: readonly IsoDay[]): ReturnType<typeof parseDay> {
  const short = SHORT_DAY.exec(text)
  if (!short) return parseDay(text)
  const [first, last] = [period[0], period.at(-1)]
  if (first === undefined || last === undefined) return 'invalid'
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const day = parseDay(`${short[1]}/${short[2]}/${year}`)
    if (isDay(day) && day >= first && day <= last) return day
  }
  return 'invalid'
}

function daysIn(title: string): IsoDay[] {
  const texts = title.match(/\b(\d{4}-\d{2}-\d{2}|\d{1,2}\/\d{1,2}\/\d{2,4})\b/g) ?? []
  return texts
    .map((text) => parseDay(text))
    .filter(isDay)
    .slice(0, 2)
}

function ofSuppliers({ file }: CsvTable): InputError {
  return new InputError('ledger-of-suppliers', 'Le fichier est le grand-livre des fournisseurs.', {
    file,
    line: 1,
    advice: 'Exportez celui des clients ou, mieux, le FEC de l’exercice.',
  })
}

function unclear({ file, headerLine }: CsvTable): InputError {
  const message =
    'Le fichier est un grand-livre imprimé dont les colonnes ne se laissent pas retrouver : le solde progressif ne suit pas les mouvements.'
  return new InputError('print-unclear', message, {
    file,
    line: headerLine,
    advice: 'Exportez les écritures par le menu d’export (FEC ou texte) plutôt que par l’impression.',
  })
}
