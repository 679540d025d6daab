// Several tables in one file, or one header repeated on each page: brought together under the columns of the first one.
// How a table with an amount and a side joins one with a debit and a credit is told by `two-sides.ts`.
import { squeezed } from '../columns/columns.ts'
import { holdsData, rolesIn } from '../tables/csv-header.ts'
import type { Row } from '../tables/rows.ts'
import { type SideChange, sideChange, withSides } from './two-sides.ts'

export interface OneTable {
  readonly headers: readonly string[]
  /** Every row after the first header; rows that are headers themselves are blank. */
  readonly rows: readonly Row[]
}

const FEWEST_ROLES = 3

/** Follows the headers met on the way. Columns that only a later table has are added at the end. */
export function oneTable(headers: readonly string[], rows: readonly Row[]): OneTable {
  const names = headers.map(squeezed)
  const wide = [...headers]
  let place: readonly number[] | null = null
  let change: SideChange | null = null
  const placed = rows.map((row) => {
    if (row.fields.length === 0) return row
    if (row.fields.length > 1 && names.every((name, index) => squeezed(row.fields[index] ?? '') === name)) {
      place = change = null
    } else if (!isAnotherHeader(row.fields)) {
      return place === null ? row : { ...row, fields: moved(row.fields, place, wide.length, change) }
    } else {
      change = sideChange(row.fields, headers)
      place = placesOf(row.fields, wide, change)
    }
    return { ...row, fields: [] }
  })
  if (wide.length === headers.length) return { headers, rows: placed }
  return { headers: wide, rows: placed.map((row) => (row.fields.length === 0 ? row : { ...row, fields: padded(row.fields, wide.length) })) }
}

function isAnotherHeader(fields: readonly string[]): boolean {
  // Nearly every row holds data, which is quicker to see.
  return !holdsData(fields) && rolesIn(fields) >= FEWEST_ROLES
}

/** Where each cell goes, -1 for nowhere; a known role the table does not have yet widens it, a note does not. */
function placesOf(fields: readonly string[], wide: string[], change: SideChange | null): number[] {
  return fields.map((field, index) => {
    const name = squeezed(field)
    if (name === '' || change?.from.includes(index)) return -1
    const known = wide.findIndex((header) => squeezed(header) === name)
    return known >= 0 || rolesIn([field]) === 0 ? known : wide.push(field.trim()) - 1
  })
}

function moved(fields: readonly string[], place: readonly number[], width: number, change: SideChange | null): string[] {
  const cells = padded([], width)
  for (const [index, field] of fields.entries()) {
    const at = place[index] ?? -1
    if (at >= 0) cells[at] = field
  }
  return change === null ? cells : withSides(cells, fields, change)
}

function padded(fields: readonly string[], width: number): string[] {
  return Array.from({ length: Math.max(width, fields.length) }, (_, index) => fields[index] ?? '')
}
