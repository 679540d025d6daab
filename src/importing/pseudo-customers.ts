// Codes that are not customers: till takings, card sales, sundry. Only proposed; the user decides in the settings.
import type { LedgerLine } from '../domain/ledger-line.ts'
import { squeezed } from './columns.ts'

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
export function pseudoCustomers(lines: readonly LedgerLine[], known: readonly string[]): PseudoCustomer[] {
  const listed = new Set(known.map(squeezed))
  const debits = new Map<string, { line: LedgerLine; count: number; cents: number }>()
  for (const line of lines) {
    const sum = debits.get(line.customer) ?? { line, count: 0, cents: 0 }
    debits.set(line.customer, sum)
    if (line.cents > 0 && !line.opening) {
      sum.count += 1
      sum.cents += line.cents
    }
  }
  return [...debits].flatMap(([customer, { line, count, cents }]) => {
    const name = line.customerName
    if (listed.has(squeezed(customer)) || listed.has(squeezed(name))) return []
    const suspect = { customer, name, line: line.row }
    if (NAME.test(squeezed(name)) || NAME.test(squeezed(customer))) return [{ ...suspect, why: 'son nom désigne des ventes sans client' }]
    if (count >= MANY_DEBITS && cents < count * SMALL_CENTS) return [{ ...suspect, why: `${count} petits montants y sont portés` }]
    return []
  })
}
