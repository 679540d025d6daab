// What a person sets for one customer, laid over what was known of him. What is absent stays; null takes a setting back.
// Values are checked by whoever read them; knows no file and no ledger.
import type { Contact, Customer } from './customer.ts'

/** Settings of the customer himself. */
type Settable = Pick<
  Customer,
  'scenario' | 'regime' | 'language' | 'terms' | 'creditLimitCents' | 'orderReference' | 'accountManager' | 'excluded' | 'directDebit'
>

/** One person at the customer's. */
export interface ContactChange {
  /** Whom it concerns; null: the only contact there is, or the one with this address. */
  readonly name: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly role?: string | null
}

export interface CustomerChange {
  readonly settings: Partial<Settable>
  /** Null: contacts stay as they are. */
  readonly contact: ContactChange | null
}

/** `contact-unnamed`: he has several contacts, and the change does not say which. `contact-unreachable`: a new one, with nothing to reach him by. */
type ContactRefusal = 'contact-unnamed' | 'contact-unreachable'

/** The customer once changed, or why his contact cannot be. A regime set ends any proposal. */
export function changedCustomer(before: Customer, { settings, contact }: CustomerChange): Customer | ContactRefusal {
  const contacts = contact === null ? before.contacts : changedContacts(before.contacts, contact)
  if (typeof contacts === 'string') return contacts
  const proposedRegime = settings.regime === undefined || settings.regime === null ? before.proposedRegime : null
  return { ...before, ...settings, contacts, proposedRegime }
}

/** A contact left without address and number goes away; one nobody knew comes last. */
function changedContacts(known: readonly Contact[], { name, ...said }: ContactChange): readonly Contact[] | ContactRefusal {
  const named = known.findIndex((one) => (name === null ? sameText(one.email, said.email) : sameText(one.name, name)))
  if (name === null && named < 0 && known.length > 1) return 'contact-unnamed'
  const at = name === null && named < 0 ? 0 : named
  const before = known[at]
  const after = { ...(before ?? { name, email: null, phone: null, role: null }), ...said }
  const reachable = after.email !== null || after.phone !== null
  if (before === undefined) return reachable ? [...known, after] : 'contact-unreachable'
  return reachable ? known.with(at, after) : known.filter((one) => one !== before)
}

function sameText(a: string | null, b: string | null | undefined): boolean {
  return a !== null && typeof b === 'string' && a.toLowerCase() === b.toLowerCase()
}
