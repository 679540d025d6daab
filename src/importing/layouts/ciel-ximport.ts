// XIMPORT.TXT of Ciel Compta and Sage 50, positions as written by Dolibarr (exportCiel) and OpenFlyers.
// The account is the customer's own (411DUPON) where there is one, and the account's label his name.
import { fixedWidth } from './fixed-width.ts'

/** Ciel Compta, Sage 50. */
export const cielXimport = fixedWidth({
  id: 'ciel-ximport',
  name: 'Ciel / Sage 50 XIMPORT',
  days: 'written',
  fields: [
    { role: 'entry_number', kind: 'text', from: 1, to: 5 },
    { role: 'journal', kind: 'code', from: 6, to: 7 },
    { role: 'entry_date', kind: 'day', from: 8, to: 15 },
    { role: 'due_date', kind: 'day?', from: 16, to: 23 },
    { role: 'piece_ref', kind: 'text', from: 24, to: 35 },
    { role: 'account', kind: 'account', from: 36, to: 46 },
    { role: 'label', kind: 'text', from: 47, to: 71 },
    { role: 'signed_amount', kind: 'amount', from: 72, to: 84 },
    { role: 'sign', kind: 'side', from: 85, to: 85 },
    { role: 'lettering', kind: 'text', from: 86, to: 97 },
    { role: 'account_name', kind: 'text', from: 104, to: 137 },
  ],
})
