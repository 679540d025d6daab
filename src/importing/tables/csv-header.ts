// Which row of a CSV names the columns: known names, the names the user gives, or a header written over two rows.
// Knows nothing of what the data rows mean.

import { parseAmount } from '../cells/amounts.ts'
import { isDay, parseDay } from '../cells/dates.ts'
import { sameName, squeezed } from '../columns/columns.ts'
import { rolesNamed } from '../columns/dictionary.ts'
import { agedColumns } from '../invoices/aged-columns.ts'
import { fecRolesIn } from '../ledgers/fec-header.ts'
import type { Row } from './rows.ts'

export interface FoundHeader {
  readonly headers: readonly string[]
  /** Lines of its first and last rows: they differ when it is written over two rows. */
  readonly line: number
  readonly lastLine: number
}

const WITHIN = 40
const FEWEST_ROLES = 2

/**
 * The header among the first rows: the row that holds every header the user names, else the one that names most roles, two
 * at least. Null when there is none.
 * @param map role -> header, as given by the user or by a profile
 */
export function findHeader(rows: readonly Row[], map: Readonly<Record<string, string>> = {}): FoundHeader | null {
  const first = rows.slice(0, WITHIN)
  const named = Object.values(map)
  const told = named.length === 0 ? undefined : first.find((row) => named.every((name) => holdsName(row, name)))
  if (told) return found(told.fields, told)
  let best: FoundHeader | null = null
  let most = FEWEST_ROLES - 1
  for (const [index, row] of first.entries()) {
    const own = rolesIn(row.fields)
    if (own > most) [best, most] = [found(row.fields, row), own]
    const next = first[index + 1]
    const both = next === undefined ? null : overTwoRows(row, next)
    const together = both === null ? 0 : rolesIn(both)
    if (both !== null && next !== undefined && together > Math.max(most, own + 1, rolesIn(next.fields)))
      [best, most] = [found(both, row, next), together]
  }
  return best
}

/** How many roles a row names, whatever the family. */
export function rolesIn(fields: readonly string[]): number {
  return Math.max(rolesNamed(fields).size, fecRolesIn(fields).length, agedColumns(fields)?.buckets.length ?? 0)
}

/** Whether a row could only hold data: a day or an amount stands in one of its cells. */
export function holdsData(fields: readonly string[]): boolean {
  return fields.some((field) => {
    const text = field.trim()
    return /\d/.test(text) && (isDay(parseDay(text)) || parseAmount(text).kind === 'amount')
  })
}

function found(fields: readonly string[], row: Row, last: Row = row): FoundHeader {
  const headers = fields.map((field) => field.trim())
  while (headers.at(-1) === '') headers.pop()
  return { headers, line: row.line, lastLine: last.line }
}

function holdsName({ fields }: Row, name: string): boolean {
  return fields.some((field) => field.trim() === name.trim() || (squeezed(name) !== '' && sameName(squeezed(field), squeezed(name))))
}

/** The names of two rows put together, a name over several columns carried to the right; null when the second holds data. */
function overTwoRows(top: Row, bottom: Row): string[] | null {
  const titles = top.fields.filter((field) => field.trim() !== '').length
  if (titles < 2 || bottom.fields.length === 0 || holdsData(bottom.fields) || holdsData(top.fields)) return null
  const names: string[] = []
  let over = ''
  for (let index = 0; index < Math.max(top.fields.length, bottom.fields.length); index++) {
    const [above, below] = [(top.fields[index] ?? '').trim(), (bottom.fields[index] ?? '').trim()]
    if (above !== '') over = above
    const choices = [below === '' ? above : `${over} ${below}`, below, above].filter((name) => name !== '')
    names.push(choices.find((name) => rolesNamed([name]).size > 0) ?? choices[0] ?? '')
  }
  return names
}
