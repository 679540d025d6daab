// How the opening entries restate the past: item by item, in one sum per customer, or in one sum for the account.
import { addDays } from '../../domain/day.ts'
import type { LedgerLine } from '../../domain/ledger-line.ts'
import type { OpeningRegime } from '../../domain/reading.ts'

/** An opening line of a customer account, and whether its row names the customer otherwise than by the account's label. */
export interface OpeningLine {
  readonly line: LedgerLine
  readonly identified: boolean
}

/**
 * The shape of the openings.
 * @param present whether the file holds opening entries at all: when they touch no customer, nothing was open, and the
 *   (empty) restatement is detailed; `none` would mean that the earlier year must be added.
 */
export function openingRegime(openings: readonly OpeningLine[], present: boolean): OpeningRegime {
  if (!present) return 'none'
  const lumps = openings.filter(({ line }) => line.documentRef === '' && line.letter === '' && line.documentDay >= addDays(line.day, -1))
  if (lumps.length === 0) return 'detailed'
  if (lumps.every(({ identified }) => !identified) && onePerAccount(lumps)) return 'lump-account'
  return lumps.length * 2 > openings.length && onePerCustomer(lumps) ? 'lump-customer' : 'detailed'
}

/** Each account has one debit and one credit at most, or a line that takes its lump back to re-enter it. */
function onePerAccount(lumps: readonly OpeningLine[]): boolean {
  const amounts = new Set(lumps.map(({ line }) => `${line.account}|${line.cents}`))
  const reentered = new Set(lumps.filter(({ line }) => amounts.has(`${line.account}|${-line.cents}`)).map(({ line }) => line.account))
  const sides = lumps.filter(({ line }) => !reentered.has(line.account)).map(({ line }) => `${line.account}|${line.cents < 0}`)
  return new Set(sides).size === sides.length
}

/** At most one debit and one credit per customer and account. */
function onePerCustomer(lumps: readonly OpeningLine[]): boolean {
  const keys = lumps.map(({ line }) => `${line.account}|${line.customer}|${line.cents < 0}`)
  return new Set(keys).size === keys.length
}
