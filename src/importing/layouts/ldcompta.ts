// LDCompta: E records are postings, C records customers' cards, as written by Dolibarr (exportLDCompta, exportLDCompta10).
// Version 9 has a column more before the document's reference (SECT). DATL holds no readable day: it is not read.
import type { Row } from '../tables/rows.ts'
import { delimited, splitLine } from './delimited.ts'
import type { Cards, Field, LayoutText, Line } from './layout.ts'

const POSTING: readonly Field[] = [
  { role: null, kind: /^E$/ },
  { role: 'journal', kind: 'code' },
  { role: null, kind: 'text' },
  { role: 'entry_number', kind: 'text' },
  { role: 'entry_date', kind: 'day' },
  { role: 'label', kind: 'text' },
  { role: 'due_date', kind: 'day?' },
  { role: null, kind: /^([FA][CF])?$/ },
  { role: null, kind: 'text' },
  { role: 'signed_amount', kind: 'amount' },
  { role: 'sign', kind: 'side' },
  { role: 'account', kind: 'account' },
  { role: null, kind: 'text' },
  { role: 'lettering', kind: 'text' },
  { role: null, kind: 'text' },
  { role: 'customer_code', kind: 'text' },
  { role: null, kind: /^[CF]?$/ },
]
const REF: Field = { role: 'piece_ref', kind: 'text' }
const texts = (count: number): Field[] => Array.from({ length: count }, () => ({ role: null, kind: 'text' }))

/** LDCompta 9 and 10. */
export const ldcompta = delimited({
  id: 'ldcompta',
  name: 'LDCompta',
  days: 'written',
  separator: ';',
  forms: [
    [...POSTING, ...texts(3), REF, ...texts(16)],
    [...POSTING, ...texts(4), REF, ...texts(13)],
  ],
  kindOf: ({ text }) => (text.startsWith('C;') ? 'other' : 'entry'),
  cards,
  contacts,
})

function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { text } of lines) {
    const cells = text.startsWith('C;') ? splitLine(text, ';') : []
    if (cells[1]) found.set(cells[1], { name: cells[5] ?? '', collective: '' })
  }
  return found
}

/** NOCL, RSSO, CAD1 to CAD3, COPO, BUDI, PAYS, NTEL, SIRE. */
function contacts(text: LayoutText) {
  const rows: Row[] = []
  for (const line of text.lines()) if (line.text.startsWith('C;')) rows.push({ ...line, fields: splitLine(line.text, ';') })
  return {
    headers: ['TYPE', 'NOCL', 'NMCM', 'LIBI', 'TITR', 'RSSO', 'CAD1', 'CAD2', 'CAD3', 'COPO', 'BUDI', 'CPAY', 'PAYS', 'NTEL'],
    columns: { customer_code: 1, customer_name: 5, address1: 6, address2: 7, postcode: 9, city: 10, country: 12, phone: 13, siret: 19 },
    rows,
    isCustomer: () => true,
  }
}
