// Istea: the entries that Dolibarr writes for it (exportISTEA, twelve quoted columns), and its own ledger as text.
// In the first the account is the customer's own and the collective one stands beside; the second is known by its look alone.
import { delimited, splitLine } from './delimited.ts'
import type { Cards, Field, Line } from './layout.ts'

const OWN_ACCOUNT = 5
const COLLECTIVE = 6
const NAME = 7

/** Istea, entries. */
export const istea = delimited({
  id: 'istea',
  name: 'Istea, écritures',
  days: 'written',
  separator: ';',
  forms: [
    [
      { role: 'entry_number', kind: 'text' },
      { role: 'entry_date', kind: /^\d\d\/\d\d\/\d{4}$/ },
      { role: 'piece_ref', kind: 'text' },
      { role: null, kind: 'text' },
      { role: null, kind: 'account' },
      { role: 'account', kind: 'account' },
      { role: null, kind: /^\d*$/ },
      { role: null, kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
      { role: 'journal', kind: 'code' },
    ],
  ],
  cards: ownAccounts,
})

function ownAccounts(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { text } of lines) {
    const cells = splitLine(text, ';')
    const [account = '', collective = '', name = ''] = [cells[OWN_ACCOUNT], cells[COLLECTIVE], cells[NAME]]
    // On a bank line the third text is the operation's label: the name is that of the first line, an invoice or an opening.
    if (collective !== '' && !found.has(account)) found.set(account, { name, collective })
  }
  return found
}

const LEDGER: readonly Field[] = [
  { role: 'account', kind: 'account' },
  { role: 'journal', kind: 'code' },
  { role: null, kind: 'text' },
  { role: 'entry_date', kind: /^\d{4}-\d\d-\d\d$/ },
  { role: 'piece_ref', kind: 'text' },
  { role: 'customer_code', kind: 'text' },
  { role: 'label', kind: 'text' },
  { role: 'debit', kind: 'amount' },
  { role: 'credit', kind: 'amount' },
]
const empties = (count: number): Field[] => Array.from({ length: count }, () => ({ role: null, kind: 'text' }))

/** Istea, ledger. */
export const isteaLedger = delimited({
  id: 'istea-ledger',
  name: 'Istea, grand livre',
  days: 'written',
  separator: ';',
  forms: [
    [...LEDGER, ...empties(3)],
    [...LEDGER, ...empties(4)],
  ],
})
