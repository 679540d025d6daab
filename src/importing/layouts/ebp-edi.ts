// EBP.EDI: six lines of presentation, the accounts (C records), then the entries (E records) with their lettering last.
// As written by EBP and read by Ekylibre. The column before the lettering is always empty in the files seen: it is not read.
import { delimited, splitLine } from './delimited.ts'
import type { Cards, Line } from './layout.ts'

/** EBP Compta, exchange file. */
export const ebpEdi = delimited({
  id: 'ebp-edi',
  name: 'EBP.EDI',
  days: 'DDMMYYYY',
  separator: ';',
  opens: ([first]) => first?.text.trim() === 'EBP.EDI',
  forms: [
    [
      { role: null, kind: /^E$/ },
      { role: 'account', kind: 'account' },
      { role: 'entry_date', kind: 'day' },
      { role: 'journal', kind: 'code' },
      { role: 'piece_ref', kind: 'text' },
      { role: null, kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'sign', kind: 'side' },
      { role: 'signed_amount', kind: 'amount' },
      { role: null, kind: 'text' },
      { role: 'lettering', kind: 'text' },
    ],
  ],
  kindOf: ({ line, text }) => (line <= 6 || /^C;/.test(text) ? 'other' : 'entry'),
  cards,
})

function cards(lines: Iterable<Line>): Cards {
  const found = new Map<string, { name: string; collective: string }>()
  for (const { text } of lines) {
    const [record, account, name] = splitLine(text, ';')
    if (record === 'C' && account && name) found.set(account, { name, collective: '' })
  }
  return found
}
