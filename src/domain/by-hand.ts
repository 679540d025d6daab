// What somebody set for a customer by hand, each with what it replaced: as long as a file goes on saying that, the hand has the last word.
// Knows no file and no ledger.
import { type ContactEdit, editsBetween, type KeptContacts, keptContacts } from './by-hand-contacts.ts'
import type { Customer } from './customer.ts'
import { mergeContactRecords, type ToldContacts, WHAT_IT_GIVES } from './merge-contacts.ts'
import type { ContactRecord } from './reading.ts'

/** Settings that both a hand and a file can give. */
export const HAND_FIELDS = [
  'scenario',
  'regime',
  'language',
  'terms',
  'creditLimitCents',
  'orderReference',
  'accountManager',
  'directDebit',
] as const
export type HandField = (typeof HAND_FIELDS)[number]

type Setting = Customer[HandField]

export interface ByHand {
  /** Settings given by hand, with the value before: what the file said, null for nothing. */
  readonly settings: Readonly<Partial<Record<HandField, Setting>>>
  readonly contacts: readonly ContactEdit[]
}

export const NOTHING_BY_HAND: ByHand = { settings: {}, contacts: [] }

/** Something set by hand that a file took the place of. */
export interface Replaced {
  readonly field: HandField | ContactEdit['field']
  readonly before: Setting
  readonly after: Setting
}

export interface MergedByHand {
  readonly customer: Customer
  readonly byHand: ByHand
  readonly replaced: readonly Replaced[]
}

/** What is set by hand once a person has made `after` of `before`. A value put back to what it was before any hand follows the file again. */
export function notedByHand(known: ByHand, before: Customer, after: Customer): ByHand {
  const settings: Partial<Record<HandField, Setting>> = { ...known.settings }
  for (const field of HAND_FIELDS) {
    if (before[field] === after[field]) continue
    const first = known.settings[field] === undefined ? before[field] : known.settings[field]
    if (first === after[field]) delete settings[field]
    else settings[field] = first
  }
  return { settings, contacts: editsBetween(known.contacts, before.contacts, after.contacts) }
}

/**
 * The customer once these rows of a file are read, what is still set by hand, and what the file replaced: a value that is neither the one
 * the hand replaced nor the hand's is new, and wins. Silence changes nothing.
 */
export function mergedWithByHand(
  before: Customer,
  byHand: ByHand,
  rows: readonly ContactRecord[],
  told: ToldContacts = WHAT_IT_GIVES,
): MergedByHand {
  const said = rows.flatMap((row) => row.contacts)
  const people = keptContacts(before.contacts, byHand.contacts, said, told)
  const theirs = rows.map((row, i) => ({ ...row, contacts: i === 0 ? people.said : [] }))
  const merged = mergeContactRecords(before, theirs, told)
  const { settings, taken, replaced } = keptSettings(before, byHand, rows)
  const customer = { ...merged, ...taken }
  const proposedRegime = 'regime' in taken ? (customer.regime === null ? before.proposedRegime : null) : merged.proposedRegime
  return {
    customer: { ...customer, proposedRegime },
    byHand: { settings, contacts: people.edits },
    replaced: [...replaced, ...replacedContacts(before, merged, people)],
  }
}

function keptSettings(before: Customer, byHand: ByHand, rows: readonly ContactRecord[]) {
  const settings: Partial<Record<HandField, Setting>> = {}
  const taken: Partial<Record<HandField, Setting>> = {}
  const replaced: Replaced[] = []
  for (const field of HAND_FIELDS) {
    const first = byHand.settings[field]
    if (first === undefined) continue
    const said = rows.findLast((row) => row[field] !== null)?.[field] ?? null
    if (said === null || said === first) {
      settings[field] = first
      taken[field] = before[field]
    } else if (said !== before[field]) replaced.push({ field, before: before[field], after: said })
  }
  return { settings, taken: taken as Partial<Customer>, replaced }
}

/** Each value of a hand that is gone, with what the file brought in its place. */
function replacedContacts(before: Customer, after: Customer, { gone }: KeptContacts): Replaced[] {
  return gone.flatMap(({ field, to }): Replaced[] => {
    const known = new Set(before.contacts.map((one) => one[field]))
    const brought = after.contacts.flatMap((one) => (known.has(one[field]) ? [] : (one[field] ?? [])))
    if (to === null && brought.length === 0) return []
    return [{ field, before: to, after: brought.length === 0 ? null : brought.join(', ') }]
  })
}

/** `present` with what was set by hand for `other`, wherever the value is the one that this hand replaced: the same file may tell of both. */
export function withOthersHand(present: Customer, other: Customer, others: ByHand): Customer {
  const same = HAND_FIELDS.filter((field) => others.settings[field] !== undefined && others.settings[field] === present[field])
  const taken = Object.fromEntries(same.map((field) => [field, other[field]]))
  const contacts = keptContacts(other.contacts, others.contacts, present.contacts, WHAT_IT_GIVES).said
  const next = { ...present, ...taken, contacts }
  return { ...next, proposedRegime: next.regime === null ? next.proposedRegime : null }
}

/** What is set by hand for a customer who took over what was known under another code: `next` is `present`, filled with what was `other`'s. */
export function joinedByHand(present: Customer, next: Customer, own: ByHand, others: ByHand): ByHand {
  const taken = Object.entries(others.settings).filter(([field]) => present[field as HandField] !== next[field as HandField])
  const hasTheirs = JSON.stringify(present.contacts) !== JSON.stringify(next.contacts)
  return {
    settings: { ...Object.fromEntries(taken), ...own.settings },
    contacts: hasTheirs ? [...own.contacts, ...others.contacts] : own.contacts,
  }
}
