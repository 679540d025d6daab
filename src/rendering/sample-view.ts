// A made-up message in which every field is filled and every list has an entry: what templates are checked against.
// Its names and sums mean nothing and are never sent.

import { cents } from '../domain/cents.ts'
import type { LatePaymentClaim } from '../domain/claim.ts'
import { unknownCustomer } from '../domain/customer.ts'
import { isoDay } from '../domain/day.ts'
import { DEFAULT_REMINDERS } from '../domain/default-reminders.ts'
import { customerCode, itemKey, reminderId } from '../domain/names.ts'
import type { Reminder, ReminderItem } from '../domain/reminder.ts'
import type { Language, Settings } from '../domain/settings.ts'
import type { MessageView } from './message-view.ts'
import { messageView } from './message-view.ts'
import { SAMPLE_REPORT } from './sample-report.ts'
import { REPORT, type TemplateFile } from './template-files.ts'
import { COMPANY_PARTIAL } from './template-inspection.ts'

const CODE = customerCode('C001')
const KEY = itemKey('C001|F1')

const item: ReminderItem = {
  key: KEY,
  ref: 'F1',
  step: 'formal-notice',
  round: 1,
  issuedOn: isoDay('2026-09-01'),
  dueOn: isoDay('2026-10-01'),
  daysLate: 50,
  originalCents: cents(120_000),
  outstandingCents: cents(100_000),
  heldCents: cents(10_000),
  interestCents: cents(1_699),
  feeCents: cents(4_000),
  forInformation: false,
  bounced: true,
  returned: { means: 'payment', paidOn: isoDay('2026-10-05'), on: isoDay('2026-10-20'), cents: cents(120_000), documents: ['F1'] },
  claimsPenalties: true,
}

const reminder: Reminder = {
  id: reminderId('sample'),
  customer: CODE,
  name: 'Client exemple',
  scenario: 'standard',
  step: 'formal-notice',
  stepIndex: 5,
  channel: 'registered-letter',
  template: 'formal-notice',
  penalties: 'claim',
  tone: 'formal',
  by: 'account-manager',
  withCall: true,
  noticeFollows: true,
  to: [],
  language: 'fr',
  needsApproval: true,
  items: [
    item,
    { ...item, key: itemKey('C001|F2'), ref: 'F2', firstReminder: true, claimsPenalties: false },
    { ...item, key: itemKey('C001|F3'), ref: 'F3', forInformation: true },
  ],
  principalCents: cents(200_000),
  creditsCents: cents(-5_000),
  interestCents: cents(3_398),
  feeCents: cents(8_000),
  claimsPenalties: true,
  totalCents: cents(206_398),
  companies: [
    {
      customer: CODE,
      name: 'Client exemple',
      siren: '732829320',
      regime: 'business',
      items: [KEY],
      penalties: 'claim',
      claimsPenalties: true,
      principalCents: cents(200_000),
      creditsCents: cents(-5_000),
      interestCents: cents(3_398),
      feeCents: cents(8_000),
      totalCents: cents(206_398),
    },
  ],
  upcoming: [
    {
      key: itemKey('C001|F4'),
      ref: 'F4',
      issuedOn: isoDay('2026-11-02'),
      dueOn: isoDay('2026-12-02'),
      outstandingCents: cents(80_000),
    },
  ],
  brokenWords: [{ kind: 'promise', day: isoDay('2026-11-12'), cents: cents(100_000), missingCents: cents(60_000) }],
  reason: 'Exemple.',
}

const claim: LatePaymentClaim = {
  customer: CODE,
  ref: 'F1',
  regime: 'business',
  dueOn: isoDay('2026-10-01'),
  principalCents: cents(100_000),
  periods: [
    {
      from: isoDay('2026-10-02'),
      to: isoDay('2026-11-20'),
      days: 50,
      baseCents: cents(100_000),
      rateBps: 1240,
      interestCents: cents(1_699),
    },
  ],
  interestCents: cents(1_699),
  feeCents: cents(4_000),
  totalCents: cents(105_699),
  unknownRateDays: 0,
  limitationOn: null,
  claimable: true,
  notes: [],
}

const settings: Settings = {
  creditor: {
    name: 'Société exemple',
    siren: '732829320',
    legalForm: 'SARL',
    capital: '10 000 €',
    rcs: 'Rennes',
    address: ['1 rue de l’Exemple', '35000 Rennes'],
    email: 'compta@exemple.example',
    phone: '02 99 00 00 00',
    iban: 'FR7630006000011234567890189',
    bic: 'AGRIFRPP',
    logo: null,
  },
  sender: {
    from: 'compta@exemple.example',
    replyTo: null,
    signature: 'Claude Exemple',
    firm: {
      name: 'Cabinet exemple',
      siren: '552100554',
      legalForm: 'SAS',
      capital: '20 000 €',
      rcs: 'Nantes',
      address: ['3 rue de l’Exemple', '44000 Nantes'],
      email: 'cabinet@exemple.example',
      phone: '02 40 00 00 00',
    },
    mandate: { reference: 'M-1', date: isoDay('2026-01-01') },
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
  assignees: [{ name: 'Affacturage exemple', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP', customers: [CODE] }],
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

const samples = new Map<Language, MessageView>()

/** The sample view in a language, its subject filled. */
function sampleView(language: Language): MessageView {
  const made = samples.get(language) ?? madeSample(language)
  samples.set(language, made)
  return made
}

function madeSample(language: Language): MessageView {
  const contact = { name: 'Dominique Exemple', email: 'd@exemple.example', phone: '01 00 00 00 00', role: 'Comptabilité' }
  const view = messageView({
    reminder: { ...reminder, language },
    customer: {
      ...unknownCustomer(CODE, 'Client exemple'),
      siren: '732829320',
      address: ['2 rue de l’Exemple'],
      contacts: [contact],
      accountManager: 'Alix Exemple',
      orderReference: 'M-2026-1',
    },
    settings,
    date: isoDay('2026-11-20'),
    booksAsOf: isoDay('2026-11-19'),
    claims: new Map([[KEY, claim]]),
    enclosures: {
      enclosed: [{ kind: 'invoice', name: 'facture-F1.pdf', ref: 'F1', customer: CODE }],
      missing: [{ kind: 'invoice', ref: 'F2', customer: CODE, code: 'not-found', text: 'Exemple.' }],
    },
    logo: { contentType: 'image/png', width: 200, height: 50 },
    said: [{ kind: 'promise', day: isoDay('2026-11-02'), until: isoDay('2026-11-12'), cents: cents(100_000), state: 'broken' }],
    history: [
      {
        customer: CODE,
        items: [{ key: KEY, step: 'relance-1', round: 1 }],
        step: 'relance-1',
        channel: 'email',
        day: isoDay('2026-10-12'),
        status: 'sent',
      },
    ],
  })
  return { ...view, subject: 'Objet' }
}

/** What a template sees of the sample: all of it, or one company for the piece that is filled for each; the report has its own. */
export function sampleFor({ name, language }: Pick<TemplateFile, 'name' | 'language'>): object {
  if (name === REPORT) return SAMPLE_REPORT
  const view = sampleView(language)
  return name === `partials/${COMPANY_PARTIAL}` ? (view.companies[0] ?? view) : view
}
