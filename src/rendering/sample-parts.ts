// The made-up parties of the samples that templates are checked against and looked at with. Never sent.

import type { Customer } from '../domain/customer.ts'
import { unknownCustomer } from '../domain/customer.ts'
import { isoDay } from '../domain/day.ts'
import { DEFAULT_REMINDERS } from '../domain/default-reminders.ts'
import { customerCode } from '../domain/names.ts'
import type { Settings } from '../domain/settings.ts'

export const SAMPLE_DAY = isoDay('2026-11-20')
const CODE = customerCode('C001')

export const SAMPLE_CUSTOMER: Customer = {
  ...unknownCustomer(CODE, 'Menuiserie Martin'),
  siren: '552100554',
  address: ['8 quai du Port', '56000 Vannes'],
  contacts: [{ name: 'Claire Martin', email: 'compta@menuiserie-martin.example', phone: '02 97 00 00 01', role: 'comptabilité' }],
  accountManager: 'Enora Riou',
  orderReference: 'BC-2026-118',
}

/** Everything a creditor may tell of himself: a firm writes in its own name, the debts are assigned. */
export const SAMPLE_SETTINGS: Settings = {
  creditor: {
    name: 'Atelier Brunet',
    siren: '732829320',
    legalForm: 'SARL',
    capital: '10 000 €',
    rcs: 'Rennes',
    address: ['12 rue des Lilas', '35000 Rennes'],
    email: 'compta@atelier-brunet.example',
    phone: '02 99 00 00 00',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    logo: null,
  },
  sender: {
    from: 'compta@atelier-brunet.example',
    replyTo: null,
    signature: 'Anne Brunet',
    firm: {
      name: 'Cabinet Lenoir',
      siren: '552100554',
      legalForm: 'SAS',
      capital: '20 000 €',
      rcs: 'Nantes',
      address: ['3 place du Marché', '44000 Nantes'],
      email: 'recouvrement@cabinet-lenoir.example',
      phone: '02 40 00 00 00',
    },
    mandate: { reference: 'M-2026-04', date: isoDay('2026-01-01') },
    bcc: [],
    engagement: 'LM-1',
  },
  smtp: null,
  sms: null,
  customers: { terms: null, regime: 'business', language: 'fr' },
  penalties: {
    rate: { kind: 'ecb+10' },
    halfYear: 'split',
    basis: '365',
    imputation: 'principal',
    belowFloor: 'warn',
    instalmentFee: 'invoice',
    creditNotes: 'start',
  },
  penaltyExceptions: [],
  penaltyAccounts: { interest: '763100', fee: '758100', journal: 'OD' },
  reminders: {
    ...DEFAULT_REMINDERS,
    approval: [],
  },
  scenarios: {},
  groups: [],
  assignees: [{ name: 'Factor Ouest', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', customers: [CODE] }],
  payment: { qrCode: true, link: null },
  attachments: { invoices: true, maxMegabytes: 8, statement: { from: 'none' }, calculation: { from: 'claim' } },
  letters: { duplex: false },
  daily: { inbox: 'inbox', imported: 'move', settledSeconds: 30, dashboard: true, logDays: 90 },
  backup: { everyDays: 7, keepDays: 30 },
  report: { to: null },
  import: {
    customerAccounts: ['411'],
    unbalancedLetters: 'hold',
    documentDay: 'piece',
    opening: 'auto',
    pseudoCustomers: [],
    profiles: {},
  },
}
