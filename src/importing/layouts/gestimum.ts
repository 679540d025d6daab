// Gestimum, versions 3 and 5, as written by Dolibarr (exportGestimumV3, exportGestimumV5): the account is the customer's own.
import { delimited } from './delimited.ts'
import type { Field } from './layout.ts'

const START: readonly Field[] = [
  { role: null, kind: /^\d+$/ },
  { role: 'entry_date', kind: 'day' },
  { role: 'journal', kind: 'code' },
  { role: 'account', kind: 'account' },
  { role: null, kind: /^$/ },
]

/** Gestimum, version 3: lettering and due day. */
export const gestimum3 = delimited({
  id: 'gestimum-3',
  name: 'Gestimum 3',
  days: 'written',
  separator: ',',
  forms: [
    [
      ...START,
      { role: 'label', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: null, kind: /^[A-Z]{3}$/ },
      { role: 'signed_amount', kind: 'amount' },
      { role: 'sign', kind: 'side' },
      { role: 'lettering', kind: 'text' },
      { role: 'due_date', kind: 'day?' },
    ],
  ],
})

/** Gestimum, version 5. */
export const gestimum5 = delimited({
  id: 'gestimum-5',
  name: 'Gestimum 5',
  days: 'DDMMYYYY',
  separator: ',',
  forms: [
    [
      ...START,
      { role: 'label', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'entry_number', kind: 'text' },
      { role: 'signed_amount', kind: 'amount' },
      { role: 'sign', kind: 'side' },
      { role: 'due_date', kind: 'day?' },
      { role: null, kind: /^$/ },
      { role: null, kind: /^$/ },
      { role: null, kind: /^[A-Z]{3}$/ },
    ],
  ],
})
