// Formulas that compute the rows of the calculation again from their own cells, as a spreadsheet reads them.
// Knows in which columns the flat table has its figures.
import type { CalculationRow } from './rows.ts'

const DAYS = 'G'
const BASE = 'H'
const RATE = 'I'
const AMOUNT = 'L'
/** Titles stand in the first line. */
const FIRST_LINE = 2

/** One formula per row, or null: each period, then the interest accrued and owed, and the total of each invoice. */
export function recalculated(rows: readonly CalculationRow[]): (string | null)[] {
  let invoice: number[] = []
  return rows.map((row, index) => {
    const line = FIRST_LINE + index
    if (row.kind === 'invoice') invoice = []
    const cellsOf = (...kinds: readonly CalculationRow['kind'][]) =>
      invoice.filter((at) => kinds.some((kind) => kind === rows[at - FIRST_LINE]?.kind)).map((at) => `${AMOUNT}${at}`)
    invoice.push(line)
    switch (row.kind) {
      case 'period':
        return periodFormula(row, line)
      case 'interest-accrued':
        return sum(cellsOf('period'))
      case 'interest-due':
        return `MAX(0,${sum(cellsOf('interest-accrued', 'interest-paid', 'interest-booked', 'interest-waived')) ?? '0'})`
      case 'total':
        return sum(cellsOf('interest-due', 'fee', 'principal'))
      default:
        return null
    }
  })
}

function periodFormula({ parts = [] }: CalculationRow, line: number): string {
  const days = (count: number) => (parts.length === 1 ? `${DAYS}${line}` : String(count))
  return `ROUND(${parts.map((part) => `${BASE}${line}*${RATE}${line}*${days(part.days)}/${part.yearDays}`).join('+')},2)`
}

function sum(cells: readonly string[]): string | null {
  const [first, last] = [cells[0], cells.at(-1)]
  if (first === undefined || last === undefined) return null
  // Rows of one invoice stand together: a run of periods is a range.
  return cells.length > 4 ? `SUM(${first}:${last})` : cells.join('+')
}
