// The people of one row: one contact per e-mail address, with the name, the numbers and the function the row gives.
import type { Contact } from '../../domain/customer.ts'
import { squeezed } from '../columns/columns.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import { emailsIn, phonesIn, unguarded } from './contact-cells.ts'
import type { ContactColumns, Warn } from './contact-row.ts'

/**
 * The contacts of a row. A second number, and a number without e-mail, are contacts too.
 * @param role function of the person, '' when the row does not say; else the column's own word ("E-mail comptabilité")
 */
export function peopleOf(row: Row, where: ContactColumns, role: string, warn: Warn): Contact[] {
  const text = (name: 'first_name' | 'last_name' | 'contact_name') => unguarded(cell(row.fields, where.columns[name]))
  const name = text('contact_name') || [text('first_name'), text('last_name')].filter((part) => part !== '').join(' ') || null
  const [phone = null, ...others] = phonesOf(row, where, warn)
  const people: Contact[] = []
  for (const index of where.emails) {
    const found = emailsIn(cell(row.fields, index))
    const charge = role || chargeOf(where.headers[index] ?? '')
    for (const email of found.emails) {
      const known = people.some((person) => person.email?.toLowerCase() === email.toLowerCase())
      if (!known) people.push({ name, email, phone, role: charge })
    }
    for (const refused of found.refused) warn(index, 'email-invalid', `${quoted(refused)} n’est pas une adresse e-mail ; elle est ignorée.`)
  }
  if (people.length === 0 && (name !== null || phone !== null)) people.push({ name, email: null, phone, role: role || null })
  return [...people, ...others.map((number) => ({ name, email: null, phone: number, role: role || null }))]
}

/** What makes two contacts one: the address, else the name and the number. */
export function contactKey({ name, email, phone }: Contact): string {
  return email === null ? `${name}|${phone}` : email.toLowerCase()
}

function phonesOf(row: Row, where: ContactColumns, warn: Warn): string[] {
  const numbers = where.phones.flatMap((index) => {
    const text = cell(row.fields, index)
    const found = phonesIn(text)
    if (found !== 'invalid') return found
    warn(index, 'phone-invalid', `Le numéro ${quoted(text)} a été abîmé par un tableur : exportez cette colonne en texte. Il est ignoré.`)
    return []
  })
  const compact = (number: string) => number.replace(/\D/g, '')
  return numbers.filter((number, index) => numbers.findIndex((other) => compact(other) === compact(number)) === index)
}

function chargeOf(header: string): string | null {
  const name = squeezed(header)
  if (/compta|account/.test(name)) return 'comptabilité'
  return /factur|billing|invoic/.test(name) ? 'facturation' : null
}
