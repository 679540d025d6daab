// Cegid TRA: lines with *** are headers and cards, the others postings, as the exporters that write them agree (positions 1-159).
// What stands behind (lettering included) is not documented and not read. Analytic and simulated lines are left aside.
import { cell, type Row } from '../tables/rows.ts'
import { fixedWidth } from './fixed-width.ts'
import type { Cards, Layout, LayoutText, Line } from './layout.ts'
import { unread } from './recognise-layout.ts'

const CARD = '***CAE'

/** Cegid Comptabilité, Business Line, Expert. */
const postings = fixedWidth({
  id: 'cegid-tra',
  name: 'Cegid TRA',
  days: 'DDMMYYYY',
  fields: [
    { role: 'journal', kind: 'code', from: 1, to: 3 },
    { role: 'entry_date', kind: 'day', from: 4, to: 11 },
    { role: null, kind: /^[A-Z ]{2}$/, from: 12, to: 13 },
    { role: 'account', kind: 'account', from: 14, to: 30 },
    { role: 'customer_code', kind: 'text', from: 32, to: 48 },
    { role: 'piece_ref', kind: 'text', from: 49, to: 83 },
    { role: 'label', kind: 'text', from: 84, to: 118 },
    { role: 'due_date', kind: 'day?', from: 122, to: 129 },
    { role: 'sign', kind: 'side', from: 130, to: 130 },
    { role: 'signed_amount', kind: 'amount', from: 131, to: 150 },
    { role: 'entry_number', kind: 'text', from: 152, to: 159 },
  ],
  kindOf: ({ text }) => {
    if (text.startsWith('***')) return 'other'
    // An analytic line repeats the general one above it; a type other than N is a forecast or a simulation.
    return /^[AH]/.test(text.slice(30, 31)) || /^[^N ]/.test(text.slice(150, 151)) ? 'aside' : 'entry'
  },
  opens: isTra,
  cards,
})

export const cegidTra: Layout = {
  ...postings,
  matches: (text) => {
    if (!isTra(text.sample)) return null
    if (holdsEntries(text)) {
      const evidence = postings.matches(text)
      if (evidence === null) throw unread(text, 'TRA de Cegid', 'Exportez le journal des écritures en TRA étendu (JRL, ETE), ou le FEC.')
      return evidence
    }
    return `la première ligne est un en-tête TRA (${text.sample[0]?.text.slice(0, 14) ?? ''})`
  },
  ledger: (text) => (holdsEntries(text) ? (postings.ledger?.(text) ?? null) : null),
  contacts,
}

function isTra([first]: readonly Line[]): boolean {
  return first !== undefined && /^\*\*\*S[0-9A-Z](EXP|CLI|SER)[A-Z]{3}(ETE|STD)/.test(first.text)
}

function holdsEntries(text: LayoutText): boolean {
  for (const line of text.lines()) if (line.text.trim() !== '' && !line.text.startsWith('***')) return true
  return false
}

function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  // The general account stands on the posting itself.
  for (const { text } of lines) if (text.startsWith(CARD)) found.set(part(text, 7, 17), { name: part(text, 24, 35), collective: '' })
  return found
}

/** Positions of the cards: MyUnisoft's page on TRA accounts. */
function contacts(text: LayoutText) {
  const rows: Row[] = []
  for (const line of text.lines()) {
    if (!line.text.startsWith(CARD)) continue
    const at = (from: number, length: number) => part(line.text, from, length)
    rows.push({ ...line, fields: [at(7, 17), at(24, 35), at(59, 3), at(267, 35), at(302, 35), at(372, 9), at(381, 35), at(490, 25)] })
  }
  return {
    headers: ['Compte', 'Intitulé', 'Nature', 'Adresse', 'Complément', 'Code postal', 'Ville', 'Téléphone'],
    columns: { customer_code: 0, customer_name: 1, address1: 3, address2: 4, postcode: 5, city: 6, phone: 7 },
    rows,
    isCustomer: (fields: readonly string[]) => cell(fields, 2) === 'CLI',
  }
}

function part(text: string, from: number, length: number): string {
  return text.slice(from - 1, from - 1 + length).trim()
}
