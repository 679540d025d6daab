// Agiris CSV, as written by Dolibarr (exportAgiris): the account's label is the customer's name where the account is his.
import { delimited } from './delimited.ts'

/** Agiris, Isacompta. */
export const agiris = delimited({
  id: 'agiris',
  name: 'Agiris CSV',
  days: 'DDMMYYYY',
  separator: ';',
  forms: [
    [
      { role: 'entry_number', kind: 'text' },
      { role: null, kind: 'text' },
      { role: 'entry_date', kind: 'day' },
      { role: 'label', kind: 'text' },
      { role: 'account', kind: 'account' },
      { role: 'account_name', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
      { role: null, kind: 'amount?' },
      { role: null, kind: 'side' },
      { role: 'lettering', kind: 'text' },
      { role: 'journal', kind: 'code' },
    ],
  ],
})
