// Which column of a printed ledger holds what, by what its cells look like: titles do not stand above their values.
// The running balance proves the sides: it must follow from the movements, customer by customer.
import { parseAmount } from '../cells/amounts.ts'
import type { CsvTable } from '../tables/csv-table.ts'
import { cell, type Row } from '../tables/rows.ts'

export interface PrintedColumns {
  readonly day: number
  readonly journal: number | null
  readonly piece: number | null
  readonly label: number
  readonly lettering: number | null
  readonly debit: number | null
  readonly credit: number | null
}

/** The columns of a print; null when no choice explains the running balances. @param isDayText a day, with or without year */
export function printedColumns({ rows }: CsvTable, isDayText: (text: string) => boolean): PrintedColumns | null {
  const width = rows.reduce((most, row) => Math.max(most, row.fields.length), 0)
  const day = [...Array(width).keys()].find((index) => rows.some((row) => isDayText(cell(row.fields, index)))) ?? -1
  const lines = rows.filter((row) => isDayText(cell(row.fields, day)))
  if (day < 0 || lines.length === 0) return null
  const texts = (index: number) => lines.map((row) => cell(row.fields, index)).filter((text) => text !== '' && text !== '.')
  const used = [...Array(width).keys()].filter((index) => index > day && texts(index).length > 0)
  const label = used.reduce((best, index) => (lengthOf(texts(index)) > lengthOf(texts(best)) ? index : best), used[0] ?? -1)
  const amounts = used.filter((index) => index > label && texts(index).every((text) => parseAmount(text).kind === 'amount'))
  const sides = sidesOf(rows, lines, amounts)
  if (label < 0 || sides === null) return null
  const before = used.filter((index) => index < label)
  const letters = used.filter(
    (index) => index > label && !amounts.includes(index) && texts(index).every((text) => /^[A-Za-z*]{1,4}$/.test(text)),
  )
  const [journal = null, piece = null] = before
  return { day, journal, piece, label, lettering: letters[0] ?? null, ...sides }
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.replace(/[\d\s.,-]/g, '').length, 0)
}

/** The last column is the running balance; the one or two before it are the sides, whichever way the balance follows. */
function sidesOf(
  rows: readonly Row[],
  lines: readonly Row[],
  amounts: readonly number[],
): { debit: number | null; credit: number | null } | null {
  const balance = amounts.at(-1)
  const [first, second] = amounts.slice(-3, -1)
  if (balance === undefined || first === undefined) return null
  const choices =
    second === undefined
      ? [
          { debit: first, credit: null },
          { debit: null, credit: first },
        ]
      : [{ debit: first, credit: second }]
  return choices.find((choice) => follows(rows, new Set(lines), choice, balance)) ?? null
}

function follows(
  rows: readonly Row[],
  lines: ReadonlySet<Row>,
  sides: { debit: number | null; credit: number | null },
  balance: number,
): boolean {
  let before = 0
  return rows.every((row) => {
    if (row.fields.length === 0) return true
    if (!lines.has(row)) {
      before = 0
      return true
    }
    before += centsIn(row, sides.debit) - centsIn(row, sides.credit)
    return before === centsIn(row, balance)
  })
}

function centsIn(row: Row, index: number | null): number {
  const amount = index === null ? null : parseAmount(cell(row.fields, index))
  return amount?.kind === 'amount' ? amount.cents : 0
}
