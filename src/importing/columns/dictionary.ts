// How well a header names a role, from the names packages write (column-names.ts). Knows no values.
import { BESIDE, NAMES, type Names, NEVER } from './column-names.ts'
import { type Role, sameName, squeezed } from './columns.ts'

const split = (names: string | undefined): ReadonlySet<string> => new Set((names ?? '').split(' ').filter((name) => name !== ''))
const TABLE = new Map(
  (Object.entries(NAMES) as [Role, Names][]).map(([role, { strong, weak }]) => [
    role,
    { strong: split(strong), weak: split(weak), never: split(NEVER[role]) },
  ]),
)

/** How well a header names a role: 'strong', 'weak', or null. */
export function strengthOf(header: string, role: Role): 'strong' | 'weak' | null {
  const name = squeezed(header)
  const names = TABLE.get(role)
  if (name === '' || !names || names.never.has(name)) return null
  if (holds(names.strong, name)) return 'strong'
  return holds(names.weak, name) ? 'weak' : null
}

/** The role that another column must have for this header to name `role` at all; null when it names it by itself. */
export function besideOf(header: string, role: Role): Role | null {
  return BESIDE[role]?.[squeezed(header)] ?? null
}

/** Rank of a header among the names of a role, the better name first; after all of them when it is none. */
export function rankOf(header: string, role: Role): number {
  const name = squeezed(header)
  const names = [...(TABLE.get(role)?.strong ?? []), ...(TABLE.get(role)?.weak ?? [])]
  const rank = names.findIndex((known) => sameName(name, known))
  return rank < 0 ? names.length : rank
}

function holds(names: ReadonlySet<string>, name: string): boolean {
  return names.has(name) || (name.includes('?') && [...names].some((known) => sameName(name, known)))
}

/** The roles that a row of headers names strongly. */
export function rolesNamed(headers: readonly string[]): ReadonlySet<Role> {
  const found = new Set<Role>()
  for (const header of headers) for (const role of TABLE.keys()) if (strengthOf(header, role) === 'strong') found.add(role)
  return found
}
