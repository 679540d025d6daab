// What was known of a customer under the code he had before, and is not known under the present one: it counts on.
import type { Customer } from './customer.ts'

/** Settings that the present code keeps of the former one where it has none. */
const KEPT = [
  'siren',
  'terms',
  'regime',
  'language',
  'scenario',
  'excluded',
  'vatNumber',
  'accountManager',
  'orderReference',
  'creditLimitCents',
] as const

/** What came from the former code. */
export type Inherited = (typeof KEPT)[number] | 'address' | 'contacts' | 'directDebit'

/** The customer with what only his former code knew. A customer on direct debit stays so: nothing is sent to him by mistake. */
export function withFormerDetails(
  present: Customer,
  former: Customer,
): { readonly customer: Customer; readonly inherited: readonly Inherited[] } {
  const single = KEPT.filter((name) => present[name] === null && former[name] !== null)
  const lists = (['address', 'contacts'] as const).filter((name) => present[name].length === 0 && former[name].length > 0)
  const debit = former.directDebit && !present.directDebit ? (['directDebit'] as const) : []
  const inherited = [...single, ...lists, ...debit]
  const taken = Object.fromEntries(inherited.map((name) => [name, former[name]]))
  return { customer: { ...present, ...taken }, inherited }
}
