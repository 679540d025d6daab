// WinFic, eWinfic and WinSis Compta: columns of fixed width between bars, as written by Dolibarr (exportWinfic).
import { delimited } from './delimited.ts'

/** WinFic. */
export const winfic = delimited({
  id: 'winfic',
  name: 'WinFic / eWinfic',
  days: 'DDMMYYYY',
  separator: '|',
  forms: [
    [
      { role: 'journal', kind: 'code' },
      { role: 'entry_date', kind: 'day' },
      { role: null, kind: 'text' },
      { role: 'entry_number', kind: 'text' },
      { role: null, kind: /^\d{6}$/ },
      { role: 'account', kind: 'account' },
      { role: 'debit', kind: 'amount' },
      { role: 'credit', kind: 'amount' },
      { role: 'label', kind: 'text' },
      { role: 'lettering', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: null, kind: 'text' },
      { role: 'due_date', kind: 'day?' },
      { role: null, kind: /^\d?$/ },
      { role: null, kind: 'text' },
      { role: null, kind: 'text' },
      { role: null, kind: 'amount?' },
      { role: null, kind: 'text' },
    ],
  ],
})
