// The two ways of writing an amount, debit and credit or amount and side, turned into each other when tables are joined.
import type { Role } from '../columns/columns.ts'
import { strengthOf } from '../columns/dictionary.ts'
import { cell } from '../tables/rows.ts'

/** The two columns a row has, and the two the table has in their place. */
export interface SideChange {
  /** Debit and credit become amount and side; otherwise the other way round. */
  readonly toSigned: boolean
  readonly from: readonly [number, number]
  readonly to: readonly [number, number]
}

/** What must change for rows under `own` headers to stand under those of the table; null when nothing must. */
export function sideChange(own: readonly string[], table: readonly string[]): SideChange | null {
  const [ownSides, ownSigned] = [pair(own, 'debit', 'credit'), pair(own, 'signed_amount', 'sign')]
  const [sides, signed] = [pair(table, 'debit', 'credit'), pair(table, 'signed_amount', 'sign')]
  if (ownSigned && !ownSides && sides) return { toSigned: false, from: ownSigned, to: sides }
  if (ownSides && !ownSigned && signed && !sides) return { toSigned: true, from: ownSides, to: signed }
  return null
}

/** `cells` with the amount of `fields` written the other way. */
export function withSides(cells: readonly string[], fields: readonly string[], { toSigned, from, to }: SideChange): string[] {
  const [first, second] = [cell(fields, from[0]), cell(fields, from[1])]
  const written = [...cells]
  if (toSigned) {
    const isDebit = /[1-9]/.test(first)
    written[to[0]] = isDebit ? first : second
    written[to[1]] = isDebit ? 'D' : 'C'
  } else written[/^(c|cr.?dit|-1|-)$/i.test(second) ? to[1] : to[0]] = first
  return written
}

function pair(headers: readonly string[], one: Role, other: Role): readonly [number, number] | null {
  const at = (role: Role) => headers.findIndex((header) => strengthOf(header, role) === 'strong')
  return at(one) < 0 || at(other) < 0 ? null : [at(one), at(other)]
}
