// Codes that are not customers: till takings, card sales, sundry. Only proposed; the user decides in the settings.
import type { CustomerCode } from '../../domain/names.ts'
import type { Party } from '../books/parties.ts'
import { squeezed } from '../columns/columns.ts'
import type { IdentityOf } from './customers.ts'

export interface PseudoCustomer {
  readonly customer: string
  readonly name: string
  readonly line: number
  /** French, to follow "ne semble pas être un client :". */
  readonly why: string
}

const NAME =
  /^(clients?)?(divers|comptoir|depassage|passage|caisse|cb|cartebancaire|cartesbancaires|especes|particuliersdivers|ventescomptoir)$/
const MANY_DEBITS = 200
const SMALL_CENTS = 10_000

/** Suspects that the settings do not list yet, by order of appearance. @param known codes or names the user has listed. */
export function pseudoCustomers(
  parties: readonly Party[],
  identityOf: IdentityOf,
  names: ReadonlyMap<CustomerCode, string>,
  known: readonly string[],
): PseudoCustomer[] {
  const listed = new Set(known.map(squeezed))
  return customersOf(parties, identityOf).flatMap(({ customer, line, debits, debitCents }) => {
    const name = names.get(customer) ?? customer
    if (listed.has(squeezed(customer)) || listed.has(squeezed(name))) return []
    const suspect = { customer, name, line }
    if (NAME.test(squeezed(name)) || NAME.test(squeezed(customer))) return [{ ...suspect, why: 'son nom désigne des ventes sans client' }]
    if (debits >= MANY_DEBITS && debitCents < debits * SMALL_CENTS) return [{ ...suspect, why: `${debits} petits montants y sont portés` }]
    return []
  })
}

/** What stands on each customer, all his parties together, by first line. */
function customersOf(parties: readonly Party[], identityOf: IdentityOf) {
  const found = new Map<CustomerCode, { customer: CustomerCode; line: number; debits: number; debitCents: number }>()
  for (const party of parties) {
    if (party.rows === 0) continue
    const { code } = identityOf(party)
    const sum = found.get(code) ?? { customer: code, line: party.firstLine, debits: 0, debitCents: 0 }
    sum.line = Math.min(sum.line, party.firstLine)
    sum.debits += party.debits
    sum.debitCents += party.debitCents
    found.set(code, sum)
  }
  return [...found.values()].sort((a, b) => a.line - b.line)
}
