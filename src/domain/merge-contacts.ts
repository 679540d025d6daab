// What a contact file says of a customer, laid over what was known of him. A value replaces the one known, silence keeps it.
// Knows no file and no ledger.
import type { Contact, Customer } from './customer.ts'
import type { ContactRecord } from './reading.ts'

/** What a file has columns for: an empty cell of such a column says that there is none. */
export interface ToldContacts {
  readonly emails: boolean
  readonly phones: boolean
}

/** No column is known: what is given speaks. */
export const WHAT_IT_GIVES: ToldContacts = { emails: false, phones: false }

/** The customer once these rows are read, in their order; the last that speaks wins, and contacts of all rows add up. */
export function mergeContactRecords(before: Customer, rows: readonly ContactRecord[], told: ToldContacts = WHAT_IT_GIVES): Customer {
  const contacts = mergePeople(
    before.contacts,
    rows.flatMap((row) => row.contacts),
    told,
  )
  return rows.reduce(mergeRecord, { ...before, contacts })
}

function mergeRecord(before: Customer, row: ContactRecord): Customer {
  const regime = row.regime ?? before.regime
  const tellsWho = row.name !== null || row.siren !== null || row.vatNumber !== null
  return {
    ...before,
    name: row.name ?? before.name,
    siren: row.siren ?? before.siren,
    address: row.address.length > 0 ? row.address : before.address,
    terms: row.terms ?? before.terms,
    regime,
    language: row.language ?? before.language,
    scenario: row.scenario ?? before.scenario,
    directDebit: row.directDebit ?? before.directDebit,
    vatNumber: row.vatNumber ?? before.vatNumber,
    accountManager: row.accountManager ?? before.accountManager,
    orderReference: row.orderReference ?? before.orderReference,
    creditLimitCents: row.creditLimitCents ?? before.creditLimitCents,
    proposedRegime: regime !== null ? null : tellsWho ? row.proposedRegime : before.proposedRegime,
  }
}

/**
 * E-mail addresses of a file replace those known, telephone numbers too, each only if the file has a column for them or gives
 * some: a file of numbers never loses the addresses, and a cell emptied on purpose takes an address away. What is kept joins the same person: same address, else same name, else the only one on both sides.
 */
export function mergePeople(known: readonly Contact[], said: readonly Contact[], columns: ToldContacts = WHAT_IT_GIVES): Contact[] {
  const told = distinctContacts(said)
  const emails = columns.emails || told.some((contact) => contact.email !== null)
  const phones = columns.phones || told.some((contact) => contact.phone !== null)
  if (told.length === 0 && !emails && !phones) return [...known]
  const people = [...told]
  for (const contact of known) {
    const kept = { ...contact, email: emails ? null : contact.email, phone: phones ? null : contact.phone }
    const index = people.findIndex((person) => isSamePerson(person, contact))
    const alone = known.length === 1 && told.length === 1 && (told[0]?.name === null || contact.name === null) ? 0 : -1
    const at = index >= 0 ? index : alone
    const person = people[at]
    if (person !== undefined) people[at] = filled(person, kept)
    else if (kept.email !== null || kept.phone !== null) people.push(kept)
  }
  return people
}

/** Same address, where both have one; else same name. */
export function isSamePerson(a: Contact, b: Contact): boolean {
  if (a.email !== null && b.email !== null) return a.email.toLowerCase() === b.email.toLowerCase()
  return a.name !== null && b.name !== null && a.name.toLowerCase() === b.name.toLowerCase()
}

function filled(person: Contact, { name, email, phone, role }: Contact): Contact {
  return { name: person.name ?? name, email: person.email ?? email, phone: person.phone ?? phone, role: person.role ?? role }
}

/** Each contact once. */
export function distinctContacts(contacts: readonly Contact[]): Contact[] {
  return [...new Map(contacts.map((contact) => [JSON.stringify(contact), contact])).values()]
}
