// Cogilog, as written by Dolibarr (exportCogilog). The second day repeats the first: it is no due day and is not read.
import { delimited } from './delimited.ts'

/** Cogilog Compta. */
export const cogilog = delimited({
  id: 'cogilog',
  name: 'Cogilog',
  days: 'DDMMYYYY',
  separator: '\t',
  forms: [
    [
      { role: 'journal', kind: 'code' },
      { role: 'entry_date', kind: 'day' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'account', kind: 'account' },
      { role: null, kind: /^$/ },
      { role: 'label', kind: 'text' },
      { role: null, kind: 'day' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
      { role: null, kind: 'text' },
      { role: null, kind: 'text' },
    ],
  ],
})
