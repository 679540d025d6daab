// What is said of a field that a template names and that does not exist: the one that is nearly written so, or where it does exist.
import { nearestWords } from '../domain/edit-distance.ts'

/** More letters apart than this, or than a quarter of its own, it is another field. */
const FARTHEST = 3

interface Path {
  readonly original: string
  readonly depth: number
  readonly parts: readonly unknown[]
}

/** @param scopes the values that `this` stands for where the field is named, the innermost last */
export function unknownField({ original, depth, parts }: Path, scopes: readonly unknown[]): string {
  const told = `Le champ « ${original} » n’existe pas`
  const name = parts.length === 1 ? String(parts[0]) : ''
  const here = scopes.length - 1 - depth
  if (name === '') return `${told}.`
  const written = (scope: number, field: string) => `${'../'.repeat(scopes.length - 1 - scope)}${field}`
  const known = (scope: number) => fieldsOf(scopes[scope])
  const outer = [...scopes.keys()].filter((scope) => scope !== here).reverse()
  const there = outer.find((scope) => known(scope).includes(name))
  if (there !== undefined) return `${told} ici. Écrivez « ${written(there, name)} ».`
  const list = listHolding(name, scopes[here])
  if (list !== null) return `${told} ici : c’est un champ de la liste « ${list} ». Écrivez-le entre {{#each ${list}}} et {{/each}}.`
  for (const scope of [here, ...outer]) {
    const near = nearestField(name, known(scope))
    if (near !== undefined) return `${told}. Vouliez-vous écrire « ${written(scope, near)} » ?`
  }
  return `${told}.`
}

function nearestField(name: string, known: readonly string[]): string | undefined {
  const folded = new Map(known.map((field) => [field.toLowerCase(), field]))
  const most = Math.min(FARTHEST, Math.max(1, Math.floor(name.length / 4)))
  const [near] = nearestWords(name.toLowerCase(), folded.keys(), most)
  return near === undefined ? undefined : folded.get(near)
}

/** A list whose entries have the field, that of the invoices if they do; null for none. */
function listHolding(name: string, scope: unknown): string | null {
  const lists = fieldsOf(scope).filter((field) => {
    const value = (scope as Record<string, unknown>)[field]
    return Array.isArray(value) && fieldsOf(value[0]).includes(name)
  })
  return lists.find((list) => list === 'invoices') ?? lists[0] ?? null
}

function fieldsOf(value: unknown): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : []
}
