// EBP text ("EBP V3"): comma-separated, texts between quotes. OpenFlyers writes an empty column behind the account, Dolibarr none.
import { delimited } from './delimited.ts'
import type { Field } from './layout.ts'

const BEFORE: readonly Field[] = [
  { role: 'entry_number', kind: /^\d+$/ },
  { role: 'entry_date', kind: 'day' },
  { role: 'journal', kind: 'code' },
  { role: 'account', kind: 'account' },
]
const BEHIND: readonly Field[] = [
  { role: 'label', kind: 'text' },
  { role: 'piece_ref', kind: 'text' },
  { role: 'signed_amount', kind: 'amount' },
  { role: 'sign', kind: 'side' },
  { role: 'due_date', kind: 'day?' },
]

/** EBP Compta. */
export const ebpText = delimited({
  id: 'ebp-text',
  name: 'EBP texte (V3)',
  days: 'DDMMYYYY',
  separator: ',',
  forms: [
    [...BEFORE, { role: null, kind: /^$/ }, ...BEHIND],
    [...BEFORE, ...BEHIND],
  ],
})
