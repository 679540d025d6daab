// Charlemagne, as written by Dolibarr (exportCharlemagne): fourteen columns between tabs, under a line of names that depends on
// the language of the exporter; the account is the customer's own.
import { delimited } from './delimited.ts'
import type { Field } from './layout.ts'

const ANALYTIC: readonly Field[] = Array.from({ length: 6 }, () => ({ role: null, kind: 'text' }))

/** Charlemagne. */
export const charlemagne = delimited({
  id: 'charlemagne',
  name: 'Charlemagne',
  days: 'written',
  separator: '\t',
  passesHeader: true,
  forms: [
    [
      { role: 'entry_date', kind: /^\d{8}$/ },
      { role: 'journal', kind: 'code' },
      { role: 'account', kind: 'account' },
      { role: 'account_name', kind: 'text' },
      { role: 'piece_ref', kind: 'text' },
      { role: 'label', kind: 'text' },
      { role: 'signed_amount', kind: 'amount' },
      { role: 'sign', kind: 'side' },
      ...ANALYTIC,
    ],
  ],
})
