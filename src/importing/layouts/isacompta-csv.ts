// The CSV of Isacompta's partners: thirteen columns, named on the first line, days as JJMMAAAA that no other CSV writes.
import { delimited } from './delimited.ts'

/** Isacompta, partners' file. */
export const isacomptaCsv = delimited({
  id: 'isacompta-csv',
  name: 'Isacompta CSV',
  days: 'DDMMYYYY',
  separator: ',',
  passesHeader: true,
  forms: [
    [
      { role: 'entry_number', kind: 'text' },
      { role: 'entry_date', kind: 'day' },
      { role: 'account', kind: 'account' },
      { role: 'journal', kind: 'code' },
      { role: 'journal_name', kind: 'text' },
      { role: null, kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'debit', kind: 'amount?' },
      { role: 'credit', kind: 'amount?' },
      { role: 'lettering', kind: 'text' },
      { role: 'due_date', kind: 'day?' },
      { role: null, kind: 'text' },
    ],
  ],
})
