// Contacts changed by hand: each address, number or role with what it replaced, and what a file that comes later leaves of it.
// Knows no file and no ledger.
import type { Contact } from './customer.ts'
import { distinctContacts, isSamePerson, type ToldContacts } from './merge-contacts.ts'

const FIELDS = ['email', 'phone', 'role'] as const

export interface ContactEdit {
  readonly field: (typeof FIELDS)[number]
  /** What stood there before any hand; null: nothing. */
  readonly from: string | null
  /** What the hand put there; null: nothing. */
  readonly to: string | null
  /** Name of the contact, else his address, else his number, once changed. */
  readonly of: string | null
}

export interface KeptContacts {
  /** What the file says, with what the hand set in place of what it replaced. */
  readonly said: readonly Contact[]
  /** Edits still in force. */
  readonly edits: readonly ContactEdit[]
  /** Edits that the file overrules. */
  readonly gone: readonly ContactEdit[]
}

/** The edits known, and those that made `after` of `before`: at most one contact is changed, added or taken away at a time. */
export function editsBetween(known: readonly ContactEdit[], before: readonly Contact[], after: readonly Contact[]): readonly ContactEdit[] {
  const old = before.find((one) => !after.includes(one)) ?? null
  const now = after.find((one) => !before.includes(one)) ?? null
  const of = label(now) ?? label(old)
  return FIELDS.reduce((edits: readonly ContactEdit[], field) => {
    const [from, to] = [old?.[field] ?? null, now?.[field] ?? null]
    if (from === to || (field === 'role' && now === null)) return edits
    const earlier = edits.find((edit) => edit.field === field && isAlike(edit.to, from) && (field !== 'role' || isAlike(edit.of, of)))
    const edit = { field, from: earlier === undefined ? from : earlier.from, to, of }
    const others = edits.filter((one) => one !== earlier)
    return edit.from === to || isAlike(edit.from, to) ? others : [...others, edit]
  }, known)
}

/**
 * @param known contacts as they are
 * @param said contacts of the file
 * @param columns what the file has columns for: an empty one says that there is none
 */
export function keptContacts(
  known: readonly Contact[],
  edits: readonly ContactEdit[],
  said: readonly Contact[],
  columns: ToldContacts,
): KeptContacts {
  const kept: ContactEdit[] = []
  const gone: ContactEdit[] = []
  const file = distinctContacts(said)
  let people: readonly Contact[] = file
  const addressesFirst = edits.toSorted((a, b) => Number(a.field === 'role') - Number(b.field === 'role'))
  for (const edit of addressesFirst) {
    const next = edit.field === 'role' ? withRole(edit, people, known) : withValue(edit, people, { file, known, columns })
    if (next === 'overruled') gone.push(edit)
    else if (next !== 'agreed') {
      kept.push(edit)
      people = next
    }
  }
  return { said: people, edits: kept, gone }
}

/** `agreed`: the file says what the hand said, or there is nothing left to keep. */
type Outcome = readonly Contact[] | 'agreed' | 'overruled'

interface Sides {
  readonly file: readonly Contact[]
  readonly known: readonly Contact[]
  readonly columns: ToldContacts
}

function withValue(edit: ContactEdit, people: readonly Contact[], { file, known, columns }: Sides): Outcome {
  const { field, from, to } = edit
  const values = file.flatMap((one) => one[field] ?? [])
  const isSaid = (value: string | null) => values.some((one) => isAlike(one, value))
  const speaks = values.length > 0 || (field === 'email' ? columns.emails : columns.phones)
  if (!speaks) return people
  if (from !== null && isSaid(from)) return exchanged(people, edit, isSaid(to) ? null : to)
  if (isSaid(to)) return 'agreed'
  if (from !== null) return 'overruled'
  const holder = known.find((one) => isAlike(one[field], to))
  if (holder === undefined) return 'agreed'
  const at = counterpart(people, { ...holder, [field]: null }, known.length === 1 && file.length === 1)
  const person = people[at]
  if (person !== undefined) return person[field] === null ? people.with(at, { ...person, [field]: to }) : 'overruled'
  if (holder.name === null && values.length > 0) return 'overruled'
  return [...people, { name: holder.name, email: null, phone: null, role: holder.role, [field]: to }]
}

/** What the file says, `value` in place of what the hand replaced; a contact left with nothing to reach him by goes away. */
function exchanged(people: readonly Contact[], { field, from }: ContactEdit, value: string | null): readonly Contact[] {
  return people.flatMap((one) => {
    if (!isAlike(one[field], from)) return [one]
    const changed = { ...one, [field]: value }
    return changed.email === null && changed.phone === null ? [] : [changed]
  })
}

function withRole({ from, to, of }: ContactEdit, people: readonly Contact[], known: readonly Contact[]): Outcome {
  if (people.length === 0) return people
  const named = people.findIndex((one) => [one.name, one.email, one.phone].some((text) => isAlike(text, of)))
  const at = named < 0 && people.length === 1 && known.length === 1 ? 0 : named
  const person = people[at]
  if (person === undefined) return 'agreed'
  if (person.role === null) return people
  if (isAlike(person.role, from)) return people.with(at, { ...person, role: to })
  return isAlike(person.role, to) ? 'agreed' : 'overruled'
}

/** Whom of the file `holder` is; -1: none. @param alone both sides have one contact only */
function counterpart(people: readonly Contact[], holder: Contact, alone: boolean): number {
  const found = people.findIndex((one) => isSamePerson(one, holder) || isAlike(one.phone, holder.phone))
  return found < 0 && alone && (holder.name === null || people[0]?.name === null) ? 0 : found
}

function label(contact: Contact | null): string | null {
  return contact?.name ?? contact?.email ?? contact?.phone ?? null
}

/** Addresses whatever their case, numbers whatever their spaces; two nothings are not alike. */
function isAlike(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && bare(a) === bare(b)
}

function bare(text: string): string {
  const low = text.trim().toLowerCase()
  return /^\+?[\d\s.()/-]+$/.test(low) ? low.replace(/[^\d+]/g, '') : low
}
