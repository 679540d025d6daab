// Builds the contexts of the rendering tests: one small company, its customers and what they owe in November 2026.

import { fileURLToPath } from 'node:url'
import { cents, sumCents, ZERO } from '../../src/domain/cents.ts'
import type { LatePaymentClaim } from '../../src/domain/claim.ts'
import type { Customer } from '../../src/domain/customer.ts'
import { isoDay } from '../../src/domain/day.ts'
import { DEFAULT_REMINDERS } from '../../src/domain/default-reminders.ts'
import type { Enclosures } from '../../src/domain/enclosure.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import type { BrokenWord, Reminder, ReminderCompany, ReminderItem, SentStep, UpcomingItem } from '../../src/domain/reminder.ts'
import type { Channel, Language, PenaltyUse, Settings, Tone } from '../../src/domain/settings.ts'
import type { MessageContext } from '../../src/rendering/message-view.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

/** The templates shipped with the program. */
export const SHIPPED = fileURLToPath(new URL('../../templates', import.meta.url))

export const settings: Settings = {
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
    firm: null,
    mandate: null,
    bcc: [],
    engagement: null,
  },
  smtp: null,
  sms: null,
  customers: { terms: '30 jours', regime: 'business', language: 'fr' },
  penalties: PENALTIES,
  penaltyExceptions: [],
  penaltyAccounts: { interest: '763100', fee: '758100', journal: 'OD' },
  reminders: {
    ...DEFAULT_REMINDERS,
    approval: [],
    approvalAboveCents: null,
    firstPlansToApprove: 0,
    preventiveMinimumCents: ZERO,
  },
  scenarios: {},
  groups: [],
  assignees: [],
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

/** A firm that writes in its own name, under a mandate. */
export const byFirm: Settings = {
  ...settings,
  sender: {
    ...settings.sender,
    signature: 'Paul Lenoir',
    firm: {
      name: 'Cabinet Lenoir',
      siren: '552100554',
      legalForm: 'SELARL',
      capital: null,
      rcs: 'Vannes',
      address: ['3 place du Marché', '56000 Vannes'],
      email: 'recouvrement@cabinet-lenoir.example',
      phone: '02 97 00 00 10',
    },
    mandate: { reference: 'M-2026-04', date: isoDay('2026-03-01') },
  },
}

/** The same settings, the customer's debt assigned to a factor. */
export function assigned(others: Settings = settings): Settings {
  return {
    ...others,
    assignees: [{ name: 'Factor Ouest', iban: 'FR7630006000011234567890189', bic: null, customers: [customerCode('C001')] }],
  }
}

export const customer: Customer = {
  code: customerCode('C001'),
  name: "D'Aboville & Fils <SARL>",
  siren: '552100554',
  address: ['8 quai du Port', '56000 Vannes'],
  contacts: [
    { name: 'Claire Martin', email: 'compta@daboville.example', phone: '02 97 00 00 01', role: 'comptabilité' },
    { name: null, email: null, phone: '02 97 00 00 00', role: 'standard' },
  ],
  terms: null,
  regime: null,
  language: null,
  scenario: null,
  excluded: null,
  directDebit: false,
  vatNumber: null,
  accountManager: null,
  orderReference: null,
  creditLimitCents: null,
  proposedRegime: null,
}

/** Due 1 October 2026, 50 days late on 20 November, 1 200 €. */
export const october: ReminderItem = {
  key: itemKey('C001|F2026-017'),
  ref: 'F2026-017',
  step: 'relance-2',
  round: 1,
  issuedOn: isoDay('2026-09-01'),
  dueOn: isoDay('2026-10-01'),
  daysLate: 50,
  originalCents: cents(120_000),
  outstandingCents: cents(120_000),
  heldCents: ZERO,
  interestCents: ZERO,
  feeCents: ZERO,
  claimsPenalties: false,
  forInformation: false,
}

/** Due 31 October 2026, 20 days late, 3 456,78 € of which 1 000 € are paid. */
export const november: ReminderItem = {
  ...october,
  key: itemKey('C001|F2026-021'),
  ref: 'F2026-021',
  step: 'relance-1',
  issuedOn: isoDay('2026-10-01'),
  dueOn: isoDay('2026-10-31'),
  daysLate: 20,
  originalCents: cents(345_678),
  outstandingCents: cents(245_678),
}

/** 1 200 € × 12,40 % × 50 days ÷ 365 = 20,38 €. */
export const octoberClaim: LatePaymentClaim = {
  customer: customer.code,
  ref: 'F2026-017',
  regime: 'business',
  dueOn: october.dueOn,
  principalCents: cents(120_000),
  periods: [
    {
      from: isoDay('2026-10-02'),
      to: isoDay('2026-11-20'),
      days: 50,
      baseCents: cents(120_000),
      rateBps: 1240,
      interestCents: cents(2038),
    },
  ],
  interestCents: cents(2038),
  feeCents: cents(4000),
  totalCents: cents(126_038),
  unknownRateDays: 0,
  limitationOn: isoDay('2031-09-01'),
  claimable: true,
  notes: [],
}

/** A written message about the October invoice. */
export function sent(step: string, day: string, channel: Channel = 'email', status: SentStep['status'] = 'sent'): SentStep {
  return { customer: customer.code, items: [{ key: october.key, step, round: 1 }], step, channel, day: isoDay(day), status }
}

export interface Case {
  readonly template?: string
  readonly stepIndex?: number
  readonly channel?: Channel
  readonly language?: Language
  readonly penalties?: PenaltyUse
  readonly tone?: Tone
  readonly by?: Reminder['by']
  readonly withCall?: boolean
  readonly noticeFollows?: boolean
  readonly items?: readonly ReminderItem[]
  readonly creditsCents?: number
  readonly claims?: readonly LatePaymentClaim[]
  readonly history?: readonly SentStep[]
  readonly customer?: Customer
  readonly settings?: Settings
  readonly companies?: readonly ReminderCompany[]
  readonly upcoming?: readonly UpcomingItem[]
  readonly brokenWords?: readonly BrokenWord[]
  readonly enclosures?: Enclosures
}

/** The context of a message; by default the first reminder, by e-mail, in French, for the October invoice. */
export function contextOf(options: Case = {}): MessageContext {
  const who = options.customer ?? customer
  const items = options.items ?? [october]
  const asked = items.filter((item) => !item.forInformation)
  const claims = options.claims ?? []
  const principalCents = sumCents(asked.map((item) => item.outstandingCents))
  const creditsCents = cents(options.creditsCents ?? 0)
  const claimsPenalties = options.penalties === 'claim'
  const bearing = asked.filter((item) => item.claimsPenalties || !claimsPenalties)
  const interestCents = sumCents(bearing.map((item) => item.interestCents))
  const feeCents = sumCents(bearing.map((item) => item.feeCents))
  const template = options.template ?? 'relance-1'
  const channel = options.channel ?? 'email'
  const reminder: Reminder = {
    id: reminderId('0123456789abcdef'),
    customer: who.code,
    name: who.name,
    scenario: 'standard',
    step: template,
    stepIndex: options.stepIndex ?? 1,
    channel,
    template,
    penalties: options.penalties ?? 'none',
    tone: options.tone ?? (template === 'relance-1' ? 'courteous' : 'firm'),
    by: options.by ?? 'accounting',
    withCall: options.withCall ?? false,
    noticeFollows: options.noticeFollows ?? true,
    to: channel === 'email' ? ['compta@daboville.example'] : [],
    language: options.language ?? 'fr',
    needsApproval: false,
    items,
    principalCents,
    creditsCents,
    interestCents,
    feeCents,
    claimsPenalties,
    totalCents: sumCents([principalCents, creditsCents, ...(claimsPenalties ? [interestCents, feeCents] : [])]),
    ...(options.companies ? { companies: options.companies } : {}),
    ...(options.brokenWords ? { brokenWords: options.brokenWords } : {}),
    ...(options.upcoming ? { upcoming: options.upcoming } : {}),
    reason: 'La facture F2026-017 a 50 jours de retard.',
  }
  return {
    reminder,
    customer: who,
    settings: options.settings ?? settings,
    date: isoDay('2026-11-20'),
    booksAsOf: isoDay('2026-11-19'),
    claims: new Map(claims.map((claim) => [itemKey(`C001|${claim.ref}`), claim])),
    history: options.history ?? [],
    ...(options.enclosures ? { enclosures: options.enclosures } : {}),
  }
}
