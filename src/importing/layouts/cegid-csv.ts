// The CSV that other programs write for Cegid, as Dolibarr does (exportCegid): eight columns, labels without accents.
import { delimited } from './delimited.ts'

/** Cegid, entries without header. */
export const cegidCsv = delimited({
  id: 'cegid-csv',
  name: 'Cegid CSV',
  days: 'DDMMYYYY',
  separator: ';',
  forms: [
    [
      { role: 'entry_date', kind: 'day' },
      { role: 'journal', kind: 'code' },
      { role: 'account', kind: 'account' },
      { role: 'customer_code', kind: 'text' },
      { role: 'sign', kind: 'side' },
      { role: 'signed_amount', kind: 'amount' },
      { role: 'label', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
    ],
  ],
})
