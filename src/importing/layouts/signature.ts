// Tells a layout by its signature: every column must read as what it should hold, on nearly all lines of the head.
import { plural } from '../../domain/format.ts'
import type { DayCell } from '../cells/dates.ts'
import { listed } from '../wording.ts'
import { columnName, fits } from './field-kinds.ts'
import type { Field, Line } from './layout.ts'

const FEWEST = 2
const CUT = 2
const GLIMPSE = 12

/**
 * The evidence that lines are of a signature, as a French clause; null when fewer than two are, or fewer than nine in ten (two may
 * fail in a small file).
 * @param cellsOf the cells of a line; null for a line that is not an entry
 */
export function evidence(
  lines: Iterable<Line>,
  cellsOf: (line: Line) => readonly string[] | null,
  fields: readonly Field[],
  readDay: (text: string) => DayCell,
): string | null {
  let seen = 0
  let fitting = 0
  for (const line of lines) {
    const cells = cellsOf(line)
    if (cells === null) continue
    seen += 1
    if (fits(cells, fields, readDay)) fitting += 1
    // Most files are of no layout: a dozen lines are enough to see it.
    if (seen === GLIMPSE && fitting * 2 < GLIMPSE) return null
  }
  const others = seen - fitting
  // A small file has a right to a line cut in two.
  const nearlyAll = others * 10 <= seen || (others <= CUT && fitting >= others * 5)
  if (fitting < FEWEST || !nearlyAll) return null
  const checked = fields.flatMap(({ role, kind }, index) => (role === null || kind === 'text' ? [] : [columnName(role, index)]))
  const names = [...new Set(checked)].map((name) => name.toLowerCase())
  return `${fitting} ${plural(fitting, 'ligne examinée', 'lignes examinées')} sur ${seen} ${plural(fitting, 'a', 'ont')} à leur place ${listed(names)}`
}
