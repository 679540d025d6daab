// What each column of a file was taken for, and on what evidence, with a few of its values: what people check before trusting.
import type { ColumnUse } from '../../domain/reading.ts'
import { fecRolesIn } from '../ledgers/fec-header.ts'
import { printedRow } from '../shapes/not-a-row.ts'
import { cell } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { columnCheck } from './column-checks.ts'
import { type Columns, type Role, sameName, squeezed } from './columns.ts'
import { strengthOf } from './dictionary.ts'

/** Where the roles of the columns come from besides their names. */
export interface ColumnSource {
  /** Role -> header named by the user or by a profile. */
  readonly map?: Readonly<Record<string, string>>
  /** Name of the profile the map comes from; null: the user gave it. */
  readonly profile?: string | null
  /** Evidence for a column whose name says nothing: "ordre légal des colonnes", "d’après ses valeurs". */
  readonly otherwise?: string
  /** Evidence for every column that has a role, whatever its name. */
  readonly always?: string
}

const SAMPLED = 200
const SHOWN = 3
const LONGEST = 40

/**
 * One entry per column, in the order of the file.
 * @param rows data rows, the cells of each; the first two hundred cells that are not empty are judged
 */
export function columnUses(
  headers: readonly string[],
  columns: Columns,
  rows: Iterable<readonly string[]>,
  source: ColumnSource = {},
): ColumnUse[] {
  const roles = new Map<number, Role>()
  for (const [role, index] of Object.entries(columns) as [Role, number][]) if (!roles.has(index)) roles.set(index, role)
  const samples = samplesOf(rows, headers.length)
  return headers.map((header, index) => {
    const role = roles.get(index) ?? null
    const values = samples[index] ?? []
    const evidence = role === null ? 'ignorée' : evidenceOf(header, role, values, source)
    return { header, role, evidence, samples: [...new Set(values)].slice(0, SHOWN).map(shortened) }
  })
}

function evidenceOf(header: string, role: Role, values: readonly string[], { map = {}, profile, otherwise, always }: ColumnSource): string {
  if (always !== undefined) return always
  const told = map[role]
  if (told !== undefined && (told === header || sameName(squeezed(header), squeezed(told)))) {
    return profile ? `profil ${quoted(profile)}` : 'désigné par --map'
  }
  if (strengthOf(header, role) === 'strong' || fecRolesIn([header]).includes(role)) return 'nom reconnu'
  const check = columnCheck(role, false)
  const passed = check === null ? 0 : values.filter(check.test).length
  const seen = check === null || values.length === 0 ? '' : `, ${passed} valeurs sur ${values.length} sont ${check.what}`
  if (strengthOf(header, role) === 'weak') return `nom probable${seen}`
  return `${otherwise ?? 'd’après ses valeurs'}${seen}`
}

function samplesOf(rows: Iterable<readonly string[]>, width: number): string[][] {
  const samples: string[][] = Array.from({ length: width }, () => [])
  let left = SAMPLED
  for (const fields of rows) {
    if (printedRow(fields) !== null) continue
    if (left-- === 0) break
    for (const [index, values] of samples.entries()) {
      const text = cell(fields, index)
      if (text !== '') values.push(text)
    }
  }
  return samples
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`
}
