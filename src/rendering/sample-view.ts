// A made-up message in which every field is filled and every list has an entry: what the fields of templates are known from, and their
// examples. Its sums mean nothing together. Ordinary messages are made in sample-message.ts.
import { cents } from '../domain/cents.ts'
import type { LatePaymentClaim } from '../domain/claim.ts'
import { isoDay } from '../domain/day.ts'
import { customerCode, itemKey, reminderId } from '../domain/names.ts'
import type { Reminder, ReminderCompany, ReminderItem } from '../domain/reminder.ts'
import type { Language } from '../domain/settings.ts'
import type { MessageView } from './message-view.ts'
import { INLINE_PARTS, messageView } from './message-view.ts'
import { SAMPLE_CUSTOMER, SAMPLE_DAY, SAMPLE_SETTINGS } from './sample-parts.ts'

const { code: CODE, name: NAME, siren: SIREN } = SAMPLE_CUSTOMER
const KEY = itemKey('C001|F2026-017')
const SECOND = itemKey('C001|F2026-021')
const OTHER = customerCode('C002')
const OTHER_KEY = itemKey('C002|F2026-019')

const item: ReminderItem = {
  key: KEY,
  ref: 'F2026-017',
  step: 'formal-notice',
  round: 1,
  issuedOn: isoDay('2026-09-01'),
  dueOn: isoDay('2026-10-01'),
  daysLate: 50,
  originalCents: cents(120_000),
  outstandingCents: cents(100_000),
  heldCents: cents(10_000),
  interestCents: cents(1_399),
  feeCents: cents(4_000),
  forInformation: false,
  bounced: true,
  returned: { means: 'payment', paidOn: isoDay('2026-10-05'), on: isoDay('2026-10-20'), cents: cents(120_000), documents: ['F2026-017'] },
  claimsPenalties: true,
}

const company: ReminderCompany = {
  customer: CODE,
  name: NAME,
  siren: SIREN,
  regime: 'business',
  items: [KEY, SECOND],
  penalties: 'claim',
  claimsPenalties: true,
  principalCents: cents(200_000),
  creditsCents: cents(-5_000),
  interestCents: cents(1_399),
  feeCents: cents(4_000),
  totalCents: cents(200_399),
}

const reminder: Reminder = {
  id: reminderId('sample'),
  customer: CODE,
  name: NAME,
  scenario: 'standard',
  step: 'formal-notice',
  stepIndex: 5,
  channel: 'registered-letter',
  template: 'formal-notice',
  penalties: 'claim',
  tone: 'courteous',
  by: 'account-manager',
  withCall: true,
  noticeFollows: true,
  to: [],
  language: 'fr',
  needsApproval: true,
  items: [
    item,
    { ...item, key: SECOND, ref: 'F2026-021', firstReminder: true, claimsPenalties: false },
    { ...item, key: OTHER_KEY, customer: OTHER, ref: 'F2026-019', step: 'relance-3', claimsPenalties: false },
    { ...item, key: itemKey('C001|F2026-023'), ref: 'F2026-023', forInformation: true },
  ],
  principalCents: cents(300_000),
  creditsCents: cents(-5_000),
  interestCents: cents(1_399),
  feeCents: cents(4_000),
  claimsPenalties: true,
  totalCents: cents(300_399),
  companies: [
    company,
    {
      ...company,
      customer: OTHER,
      name: 'Martin Agencement',
      items: [OTHER_KEY],
      principalCents: cents(100_000),
      totalCents: cents(100_000),
    },
  ],
  upcoming: [
    {
      key: itemKey('C001|F2026-030'),
      ref: 'F2026-030',
      issuedOn: isoDay('2026-11-02'),
      dueOn: isoDay('2026-12-02'),
      outstandingCents: cents(80_000),
    },
  ],
  brokenWords: [{ kind: 'promise', day: isoDay('2026-11-12'), cents: cents(100_000), missingCents: cents(60_000) }],
  reason: 'F2026-017 : 50 jours de retard, trois relances restées sans réponse.',
}

/** Part of the interest was paid, and some days bear a rate that is not published. */
const claim: LatePaymentClaim = {
  customer: CODE,
  ref: 'F2026-017',
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
  interestCents: cents(1_399),
  paidInterestCents: cents(300),
  feeCents: cents(4_000),
  totalCents: cents(105_399),
  unknownRateDays: 12,
  limitationOn: null,
  claimable: true,
  notes: [],
}

const samples = new Map<Language, MessageView>()

/** The sample view in a language, its subject filled. */
export function sampleView(language: Language): MessageView {
  const made = samples.get(language) ?? madeSample(language)
  samples.set(language, made)
  return made
}

function madeSample(language: Language): MessageView {
  const view = messageView({
    reminder: { ...reminder, language },
    customer: SAMPLE_CUSTOMER,
    settings: SAMPLE_SETTINGS,
    date: SAMPLE_DAY,
    booksAsOf: isoDay('2026-11-19'),
    claims: new Map([[KEY, claim]]),
    enclosures: {
      enclosed: [{ kind: 'invoice', name: 'facture-F2026-017.pdf', ref: 'F2026-017', customer: CODE }],
      missing: [{ kind: 'invoice', ref: 'F2026-021', customer: CODE, code: 'not-found', text: 'Exemple.' }],
    },
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
  // What a firm, or who was assigned the debt, never shows.
  const ofCreditor = {
    logo: `cid:${INLINE_PARTS.logo}`,
    logoWidth: '200',
    logoHeight: '50',
    paymentLink: 'https://paiement.example/F2026-017',
  }
  return { ...view, ...ofCreditor, subject: 'Atelier Brunet : mise en demeure' }
}
