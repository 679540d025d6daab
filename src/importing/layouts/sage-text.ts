// Sage 100 parametrable text, in the order that integrators publish: journal, day, piece, accounts, label, due day, amounts.
// Users choose the columns: another order is not recognised, and the user is then asked to export the names of columns.
import { delimited } from './delimited.ts'

/** Sage 100, exported by hand. */
export const sageText = delimited({
  id: 'sage-text',
  name: 'Sage 100, format paramétrable',
  days: 'DDMMYY',
  separator: ';',
  passesHeader: true,
  forms: [
    [
      { role: 'journal', kind: 'code' },
      { role: 'entry_date', kind: 'day' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'account', kind: 'account' },
      { role: 'customer_code', kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'due_date', kind: 'day?' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
    ],
  ],
})
