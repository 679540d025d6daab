// Quadra ASCII, the exchange format of QuadraCompta and Cegid Quadra: M records are postings, C records cards of accounts.
// Positions as written by Dolibarr (exportQuadratus) and OpenFlyers. Amounts are whole cents; I records are analytic.
import { cut, type FixedField, fixedWidth } from './fixed-width.ts'
import type { Cards, Line } from './layout.ts'

const CARD: readonly FixedField[] = [
  { role: 'account', kind: 'text', from: 2, to: 9 },
  { role: 'account_name', kind: 'text', from: 10, to: 39 },
  { role: null, kind: 'text', from: 99, to: 106 },
]
/** The kind of account stands far to the right: it tells whether the exporter counted characters or bytes. */
const MARKED: readonly FixedField[] = [...CARD, { role: null, kind: /^[CFG]$/, from: 218, to: 218 }]
const noDay = () => 'empty' as const

/** QuadraCompta. */
export const quadra = fixedWidth({
  id: 'quadra',
  name: 'Quadra ASCII (QuadraCompta)',
  days: 'DDMMYY',
  fields: [
    { role: null, kind: /^M$/, from: 1, to: 1 },
    { role: 'account', kind: 'account', from: 2, to: 9 },
    { role: 'journal', kind: 'code', from: 111, to: 113, or: [[10, 11]] },
    { role: 'entry_date', kind: 'day', from: 15, to: 20 },
    { role: 'label', kind: 'text', from: 117, to: 146, or: [[22, 41]] },
    { role: 'sign', kind: 'side', from: 42, to: 42 },
    { role: 'signed_amount', kind: 'cents', from: 43, to: 55 },
    { role: 'due_date', kind: 'day?', from: 64, to: 69 },
    { role: 'lettering', kind: 'text', from: 70, to: 71 },
    // biome-ignore format: positions
    { role: 'entry_number', kind: 'text', from: 100, to: 107, or: [[75, 79]] },
    // biome-ignore format: positions
    { role: 'piece_ref', kind: 'text', from: 149, to: 158, or: [[100, 107], [75, 79]] },
  ],
  kindOf: ({ text }) => (text.startsWith('I') ? 'aside' : isCard(text) ? 'other' : 'entry'),
  cards,
  ownAccounts: true,
})

/** A card has a collective account, or nothing, where a posting has its long label. */
function isCard(text: string): boolean {
  return text.startsWith('C') && !/^C.{41}[DC][+-]\d{12}/.test(text)
}

function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { text } of lines) {
    if (!isCard(text)) continue
    const marked = cut(text, MARKED, noDay)
    const [account = '', name = '', collective = ''] = marked.length === MARKED.length ? marked : cut(text, CARD, noDay)
    const known = found.get(account)
    // A card is repeated before each posting; only that of an invoice says to which account it belongs.
    const kept = { name: name || (known?.name ?? ''), collective: /^4\d\d/.test(collective) ? collective : (known?.collective ?? '') }
    found.set(account, kept)
  }
  return found
}
