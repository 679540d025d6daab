// i-Suite Expert (ACD), as written by Dolibarr (exportiSuiteExpert): the day whole and in three parts, the customer's account
// in place of the collective one. The name column is the start of the label, true on a debit only: it is not read.
import { delimited } from './delimited.ts'

/** ACD i-Suite Expert. */
export const isuite = delimited({
  id: 'isuite',
  name: 'ACD i-Suite Expert',
  days: 'written',
  separator: ';',
  forms: [
    [
      { role: 'entry_number', kind: 'text' },
      { role: 'entry_date', kind: /^\d\d\/\d\d\/\d{4}$/ },
      { role: null, kind: /^\d{4}$/ },
      { role: null, kind: /^\d\d$/ },
      { role: null, kind: /^\d\d$/ },
      { role: 'piece_ref', kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'account', kind: 'account' },
      { role: null, kind: 'text' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
      { role: null, kind: 'amount?' },
      { role: 'journal', kind: 'code' },
    ],
  ],
})
