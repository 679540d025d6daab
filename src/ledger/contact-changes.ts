// What a file changed in customers somebody had described before, in words: whom, in what, and which settings made by hand it replaced.
import type { Replaced } from '../domain/by-hand.ts'
import type { Contact, Customer } from '../domain/customer.ts'
import { formatAmount, plural } from '../domain/format.ts'
import type { ImportIssue } from '../domain/reading.ts'
import { remark } from './contact-remarks.ts'
import { REGIME_WORDS } from './regime-words.ts'
import type { ChangedCustomer, TaughtContacts } from './store-contacts.ts'

/** Codes of these remarks: they tell of one import, and of none after it. */
export const CHANGE_CODES: readonly string[] = ['setting-replaced', 'customers-changed']

const SHOWN = 5

const FIELDS: Readonly<Record<Exclude<keyof Customer, 'code' | 'contacts'>, string>> = {
  name: 'nom',
  siren: 'SIREN',
  address: 'adresse',
  terms: 'délai de règlement',
  regime: 'régime',
  language: 'langue',
  scenario: 'scénario',
  excluded: 'exclusion',
  directDebit: 'prélèvement',
  vatNumber: 'numéro de TVA',
  accountManager: 'suivi par',
  orderReference: 'référence à rappeler',
  creditLimitCents: 'plafond d’encours',
  proposedRegime: 'régime proposé',
}
const CONTACT_FIELDS: Readonly<Record<keyof Contact, string>> = {
  name: 'nom du contact',
  email: 'e-mail',
  phone: 'téléphone',
  role: 'fonction du contact',
}

/** The settings made by hand that are gone come first: nobody should have to look for them. */
export function changeRemarks({ changed }: Pick<TaughtContacts, 'changed'>): ImportIssue[] {
  const replaced = changed.flatMap((one) => (one.replaced.length === 0 ? [] : [replacedText(one)]))
  const settings = plural(replaced.length, 'votre réglage', 'vos réglages')
  return [
    ...(replaced.length === 0 ? [] : [remark('setting-replaced', `Ce fichier remplace ${settings} : ${replaced.join(' ; ')}.`)]),
    ...(changed.length === 0 ? [] : [remark('customers-changed', changedText(changed))]),
  ]
}

function changedText(changed: readonly ChangedCustomer[]): string {
  const named = changed.slice(0, SHOWN).map(({ before, after }) => `${after.code} (${changedFields(before, after).join(', ')})`)
  const left = changed.length - named.length
  const more = left > 0 ? ` et ${left} de plus` : ''
  return `${changed.length} ${plural(changed.length, 'client modifié', 'clients modifiés')} : ${named.join(', ')}${more}.`
}

function changedFields(before: Customer, after: Customer): string[] {
  const isOther = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)
  const fields = (Object.keys(FIELDS) as (keyof typeof FIELDS)[]).filter((field) => isOther(before[field], after[field]))
  // A regime that is set ends the proposal.
  const own = fields.filter((field) => field !== 'proposedRegime' || !fields.includes('regime'))
  const values = (field: keyof Contact, { contacts }: Customer) => contacts.flatMap((one) => one[field] ?? [])
  const theirs = (Object.keys(CONTACT_FIELDS) as (keyof Contact)[]).filter((field) => isOther(values(field, before), values(field, after)))
  const found = [...own.map((field) => FIELDS[field]), ...theirs.map((field) => CONTACT_FIELDS[field])]
  return found.length === 0 ? ['contacts'] : found
}

function replacedText({ after: { code }, replaced }: ChangedCustomer): string {
  const told = replaced.map((one) => `${labelOf(one.field)} (${valueText(one, 'before')} → ${valueText(one, 'after')})`)
  return `${code}, ${told.join(', ')}`
}

function labelOf(field: Replaced['field']): string {
  return field === 'email' || field === 'phone' || field === 'role' ? CONTACT_FIELDS[field] : FIELDS[field]
}

function valueText({ field, ...sides }: Replaced, side: 'before' | 'after'): string {
  const value = sides[side]
  if (value === null) return 'rien'
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (typeof value === 'number') return formatAmount(value)
  return field === 'regime' ? ((REGIME_WORDS as Readonly<Record<string, string>>)[value] ?? value) : value
}
