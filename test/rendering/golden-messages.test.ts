// Every shipped template in French and in English, those of each kind in the other languages, as a customer would get them. The goldens,
// letters page by page, are read as text when they change.
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import type { BrokenWord, ReminderCompany } from '../../src/domain/reminder.ts'
import { letterPdf } from '../../src/rendering/letter/letter-pdf.ts'
import type { MessageContext } from '../../src/rendering/message-view.ts'
import { renderReminder } from '../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../src/rendering/template-files.ts'
import { expectGolden } from '../support/golden.ts'
import { pagesText } from '../support/letter-text.ts'
import type { Case } from './message-context.ts'
import { assigned, byFirm, contextOf, customer, november, october, octoberClaim, SHIPPED, sent, settings } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const notYetDue = { ...october, dueOn: isoDay('2026-11-27'), daysLate: -7 }
const claimed = { ...october, interestCents: cents(2038), feeCents: cents(4000), claimsPenalties: true }
const apart = { ...november, forInformation: true }
const disputed = { ...november, ref: 'F2026-023', outstandingCents: cents(195_678), heldCents: cents(50_000) }
const commune = { ...customer, name: 'Commune de Saint-Exemple', siren: '213500001', regime: 'public' as const }
const foreigner = { ...customer, name: 'Nordwind GmbH', siren: null, regime: 'abroad' as const, contacts: [] }
const person = { ...customer, name: 'Mme Jeanne Durand', siren: null, regime: 'consumer' as const, contacts: [] }
const chorus = { ...commune, orderReference: 'ENG-2026-00417' }
const followed = { ...customer, accountManager: 'Claire Hamon' }
const returned = {
  ...october,
  bounced: true as const,
  returned: {
    means: 'payment' as const,
    paidOn: isoDay('2026-10-08'),
    on: isoDay('2026-11-17'),
    cents: cents(120_000),
    documents: ['F2026-017'],
  },
}
const unpaidBill = {
  ...october,
  bounced: true as const,
  returned: {
    means: 'bill' as const,
    paidOn: null,
    on: isoDay('2026-11-17'),
    cents: cents(120_000),
    documents: ['F2026-017', 'F2026-015'],
  },
}
/** Never reminded: beside October's, which was. 2 456,78 € at its own first step bear nothing that is asked for. */
const first = { ...november, firstReminder: true as const, interestCents: cents(1669), feeCents: cents(4000) }
const promised: BrokenWord = { kind: 'promise', day: isoDay('2026-11-12'), cents: cents(120_000), missingCents: cents(120_000) }
const partPromised: BrokenWord = { ...promised, missingCents: cents(45_000) }
const unspoken: BrokenWord = { ...promised, cents: null, missingCents: null }
const instalment: BrokenWord = { kind: 'instalment', day: isoDay('2026-11-15'), cents: cents(40_000), missingCents: cents(40_000) }
const earlier = [sent('preventive', '2026-09-26'), sent('relance-1', '2026-10-12'), sent('relance-2', '2026-10-27')]

const armorItem = { ...november, key: itemKey('C007|F2026-030'), customer: customerCode('C007'), ref: 'F2026-030' }
const company: ReminderCompany = {
  customer: customer.code,
  name: customer.name,
  siren: customer.siren,
  regime: 'business',
  items: [october.key],
  penalties: 'mention',
  claimsPenalties: false,
  principalCents: cents(120_000),
  creditsCents: cents(0),
  interestCents: cents(0),
  feeCents: cents(0),
  totalCents: cents(120_000),
}
/** 1 200,00 € of the payer; 2 456,78 € of his subsidiary, less her own credit of 250,00 €. */
const group: Case = {
  penalties: 'mention',
  items: [october, armorItem],
  creditsCents: -25_000,
  history: earlier.slice(0, 2),
  companies: [
    company,
    {
      ...company,
      customer: customerCode('C007'),
      name: 'Conserverie d’Armor',
      siren: '732829320',
      items: [armorItem.key],
      principalCents: cents(245_678),
      creditsCents: cents(-25_000),
      totalCents: cents(220_678),
    },
  ],
}
/** With an invoice and a statement, another invoice on request. */
const withEnclosures: Case = {
  items: [october, november],
  settings: byFirm,
  enclosures: {
    enclosed: [
      { kind: 'invoice', name: 'facture-F2026-017.pdf', ref: 'F2026-017', customer: customer.code },
      { kind: 'statement', name: 'releve.pdf', ref: null, customer: customer.code },
    ],
    missing: [{ kind: 'invoice', ref: 'F2026-021', customer: customer.code, code: 'not-found', text: '' }],
  },
}
/** 1 200 € × 2,75 % × 50 days ÷ 365 = 4,52 €: the legal rate of the second half of 2026, from the day after the formal notice. */
const consumerClaim = {
  ...octoberClaim,
  regime: 'consumer' as const,
  periods: octoberClaim.periods.map((period) => ({ ...period, rateBps: 275, interestCents: cents(452) })),
  interestCents: cents(452),
  feeCents: cents(0),
  totalCents: cents(120_452),
  unknownRateDays: 1,
}
const withoutIban: Case['settings'] = { ...settings, creditor: { ...settings.creditor, iban: null, bic: null } }
const december = {
  key: itemKey('C001|F2026-040'),
  ref: 'F2026-040',
  issuedOn: isoDay('2026-11-12'),
  dueOn: isoDay('2026-12-12'),
  outstandingCents: cents(80_000),
}

const cases: Readonly<Record<string, Case>> = {
  preventive: { template: 'preventive', items: [notYetDue] },
  'preventive-several': { template: 'preventive', items: [notYetDue, { ...notYetDue, ref: 'F2026-018' }] },
  'relance-1': { template: 'relance-1' },
  'relance-1-several-with-credit': { template: 'relance-1', items: [october, november], creditsCents: -25_000 },
  'relance-1-letter': { template: 'relance-1', channel: 'letter' },
  'relance-2': { template: 'relance-2', penalties: 'mention', history: earlier.slice(0, 2) },
  'relance-2-disputed-part': { template: 'relance-2', penalties: 'mention', items: [october, disputed], history: earlier },
  'relance-2-consumer': { template: 'relance-2', penalties: 'mention', customer: person, history: earlier.slice(0, 2) },
  'relance-2-abroad': { template: 'relance-2', penalties: 'mention', customer: foreigner, history: earlier.slice(0, 2) },
  'relance-3-abroad': {
    template: 'relance-3',
    channel: 'letter',
    customer: foreigner,
    items: [october, november],
    history: earlier,
    noticeFollows: false,
  },
  'relance-2-letter': { template: 'relance-2', channel: 'letter', penalties: 'mention', history: earlier.slice(0, 2) },
  call: {
    template: 'call',
    channel: 'call',
    items: [october, november],
    history: [...earlier, sent('relance-3', '2026-11-05', 'letter', 'inDoubt')],
  },
  'relance-3': { template: 'relance-3', penalties: 'mention', history: earlier },
  'relance-3-public': { template: 'relance-3', penalties: 'mention', history: earlier, customer: commune },
  'relance-3-letter': { template: 'relance-3', channel: 'letter', penalties: 'mention', items: [october, november], history: earlier },
  'formal-notice': {
    template: 'formal-notice',
    channel: 'registered-letter',
    penalties: 'claim',
    items: [claimed, apart],
    claims: [octoberClaim],
    history: earlier,
  },
  'formal-notice-email': {
    template: 'formal-notice',
    penalties: 'claim',
    items: [claimed, apart],
    claims: [octoberClaim],
    history: earlier,
  },
  'formal-notice-principal-only': { template: 'formal-notice', channel: 'registered-letter', items: [october, november], customer: person },
  'formal-notice-public': {
    template: 'formal-notice',
    channel: 'registered-letter',
    penalties: 'mention',
    history: earlier,
    customer: commune,
  },
  'relance-2-group': { ...group, template: 'relance-2' },
  'relance-2-group-letter': { ...group, template: 'relance-2', channel: 'letter' },
  'call-group': { ...group, template: 'call', channel: 'call' },
  'relance-2-group-claiming': {
    ...group,
    template: 'relance-2',
    penalties: 'claim',
    items: [claimed, armorItem],
    claims: [octoberClaim],
    companies: (group.companies ?? []).map((one, index) =>
      index === 0
        ? {
            ...one,
            penalties: 'claim',
            claimsPenalties: true,
            interestCents: cents(2038),
            feeCents: cents(4000),
            totalCents: cents(126_038),
          }
        : one,
    ),
  },
  'relance-1-not-due': { template: 'relance-1', upcoming: [december] },
  'relance-1-not-due-letter': { template: 'relance-1', channel: 'letter', upcoming: [december] },
  'relance-1-group-not-due': {
    ...group,
    template: 'relance-1',
    upcoming: [december, { ...december, key: itemKey('C007|F2026-041'), customer: customerCode('C007'), ref: 'F2026-041' }],
  },
  'relance-1-firm': { template: 'relance-1', tone: 'firm', penalties: 'mention' },
  'relance-3-without-notice': { template: 'relance-3', noticeFollows: false, history: earlier },
  'relance-3-letter-without-notice': { template: 'relance-3', channel: 'letter', noticeFollows: false, history: earlier },
  'call-beside-message': {
    template: 'call',
    channel: 'call',
    withCall: true,
    by: 'account-manager',
    items: [returned],
    customer: followed,
  },
  'call-not-due': { template: 'call', channel: 'call', items: [october], upcoming: [december] },
  task: { template: 'task', channel: 'call', by: 'account-manager', customer: followed, history: earlier },
  'public-service': { template: 'public-service', customer: chorus },
  'public-service-without-reference': { template: 'public-service', customer: commune, items: [october, november] },
  'moratory-interest': {
    template: 'moratory-interest',
    channel: 'letter',
    penalties: 'claim',
    items: [claimed],
    claims: [{ ...octoberClaim, regime: 'public' }],
    history: earlier,
    customer: chorus,
  },
  'moratory-interest-not-claimed': { template: 'moratory-interest', penalties: 'mention', items: [october, november], customer: commune },
  'relance-2-first-apart': { template: 'relance-2', penalties: 'mention', items: [october, first], history: earlier.slice(0, 2) },
  'relance-3-first-apart': {
    template: 'relance-3',
    penalties: 'mention',
    items: [october, first, { ...first, key: itemKey('C001|F2026-022'), ref: 'F2026-022' }],
    history: earlier,
    creditsCents: -25_000,
  },
  'relance-3-letter-first-apart-claiming': {
    template: 'relance-3',
    channel: 'letter',
    penalties: 'claim',
    items: [claimed, first],
    claims: [octoberClaim],
    history: earlier,
  },
  'formal-notice-email-first-apart': {
    template: 'formal-notice',
    penalties: 'claim',
    items: [claimed, { ...first, claimsPenalties: true }, apart],
    claims: [octoberClaim],
    history: earlier,
  },
  'moratory-interest-first-apart': {
    template: 'moratory-interest',
    channel: 'letter',
    penalties: 'claim',
    items: [claimed, first],
    claims: [{ ...octoberClaim, regime: 'public' }],
    history: earlier,
    customer: chorus,
  },
  'consumer-3-first-apart': { template: 'consumer-3', customer: person, items: [october, first], history: earlier.slice(0, 2) },
  'relance-2-group-first-apart': { ...group, template: 'relance-2', items: [october, { ...armorItem, firstReminder: true }] },
  'call-first-apart': { template: 'call', channel: 'call', items: [october, first], history: earlier },
  'call-beside-claiming': {
    template: 'call',
    channel: 'call',
    penalties: 'claim',
    withCall: true,
    items: [claimed, first],
    claims: [octoberClaim],
  },
  'formal-notice-public-others': {
    template: 'formal-notice',
    channel: 'registered-letter',
    penalties: 'mention',
    items: [october, apart],
    history: earlier,
    customer: commune,
  },
  'relance-2-promise': { template: 'relance-2', penalties: 'mention', history: earlier.slice(0, 2), brokenWords: [promised] },
  'relance-2-promises': { template: 'relance-2', history: earlier, brokenWords: [unspoken, partPromised, instalment] },
  'formal-notice-promise': { template: 'formal-notice', channel: 'registered-letter', history: earlier, brokenWords: [partPromised] },
  'consumer-2-instalment': { template: 'consumer-2', customer: person, history: earlier.slice(0, 1), brokenWords: [instalment] },
  'relance-2-group-promise': {
    ...group,
    template: 'relance-2',
    brokenWords: [promised, { ...instalment, customer: customerCode('C007') }],
  },
  'call-promise': { template: 'call', channel: 'call', history: earlier, brokenWords: [partPromised, instalment] },
  'task-promise': { template: 'task', channel: 'call', by: 'account-manager', customer: followed, brokenWords: [promised] },
  'relance-3-letter-first-message': { template: 'relance-3', channel: 'letter', penalties: 'mention' },
  'consumer-3-first-message': { template: 'consumer-3', customer: person, items: [october, november] },
  'relance-3-letter-bounced': { template: 'relance-3', channel: 'letter', items: [returned], history: earlier },
  'bounced-payment': { template: 'bounced-payment', items: [returned] },
  'bounced-payment-bill': { template: 'bounced-payment', channel: 'letter', items: [unpaidBill] },
  'bounced-payment-several': {
    template: 'bounced-payment',
    items: [returned, { ...unpaidBill, key: itemKey('C001|F2026-015'), ref: 'F2026-015' }],
    brokenWords: [promised],
  },
  'bounced-payment-among-others': { template: 'bounced-payment', items: [returned, november], creditsCents: -25_000 },
  'consumer-1': { template: 'consumer-1', customer: person },
  'consumer-2': { template: 'consumer-2', customer: person, items: [october, november], history: earlier.slice(0, 2) },
  'consumer-3-letter': { template: 'consumer-3', channel: 'letter', customer: person, history: earlier },
  'relance-2-by-firm': { ...withEnclosures, template: 'relance-2', history: earlier.slice(0, 2) },
  'relance-2-by-firm-letter': { ...withEnclosures, template: 'relance-2', channel: 'letter', history: earlier.slice(0, 2) },
  'relance-1-assigned': { settings: assigned() },
  'relance-2-by-firm-assigned': { template: 'relance-2', settings: assigned(byFirm), history: earlier.slice(0, 2) },
  'relance-2-by-firm-assigned-letter': {
    template: 'relance-2',
    channel: 'letter',
    settings: assigned(byFirm),
    history: earlier.slice(0, 2),
  },
  'consumer-2-assigned': { template: 'consumer-2', customer: person, settings: assigned(), history: earlier.slice(0, 1) },
  'call-by-firm-assigned': { template: 'call', channel: 'call', settings: assigned(byFirm), items: [returned] },
  'task-assigned': { template: 'task', channel: 'call', by: 'account-manager', customer: followed, settings: assigned() },
  'relance-1-without-account': { settings: withoutIban, items: [october, november] },
  'relance-3-group': { ...group, template: 'relance-3', items: [{ ...october, step: 'relance-3' }, armorItem], history: earlier },
  'bounced-payment-group': { ...group, template: 'bounced-payment', items: [{ ...returned, customer: customer.code }, armorItem] },
  'relance-3-consumer-claiming': {
    template: 'relance-3',
    penalties: 'claim',
    noticeFollows: false,
    items: [{ ...claimed, interestCents: cents(452), feeCents: cents(0) }],
    claims: [consumerClaim],
    history: [sent('formal-notice', '2026-10-01', 'registered-letter')],
    customer: person,
  },
  sms: { template: 'relance-2', channel: 'sms', items: [october, november] },
  'sms-by-firm-assigned': { template: 'relance-2', channel: 'sms', settings: assigned(byFirm) },
}

const everywhere = Object.keys(cases)
/** One of each kind, and the sentences that depend on most. */
const elsewhere = [
  'preventive',
  'preventive-several',
  'relance-1',
  'relance-1-several-with-credit',
  'relance-1-firm',
  'relance-1-group-not-due',
  'relance-2-abroad',
  'relance-2-disputed-part',
  'relance-2-group-promise',
  'relance-2-letter',
  'relance-2-promises',
  'relance-3-abroad',
  'relance-3-first-apart',
  'relance-3-letter-first-apart-claiming',
  'relance-3-public',
  'formal-notice',
  'formal-notice-email',
  'formal-notice-public-others',
  'moratory-interest',
  'public-service',
  'consumer-1',
  'consumer-2-instalment',
  'consumer-3-first-apart',
  'bounced-payment',
  'bounced-payment-bill',
  'bounced-payment-several',
  'bounced-payment-group',
  'call-first-apart',
  'call-promise',
  'consumer-2',
  'relance-1-assigned',
  'relance-1-without-account',
  'relance-2-by-firm',
  'relance-2-by-firm-letter',
  'relance-3-consumer-claiming',
  'relance-3-group',
  'task',
  'relance-2-by-firm-assigned',
  'consumer-2-assigned',
  'call-by-firm-assigned',
  'sms',
  'sms-by-firm-assigned',
]

describe.each([
  ['fr', everywhere],
  ['en', everywhere],
  ['de', elsewhere],
  ['es', elsewhere],
  ['it', elsewhere],
] as const)('messages in %s', (language, names) => {
  it.each(names)('%s reads as it was reviewed', async (name) => {
    await expectMessage(`rendering/${language}/${name}`, contextOf({ ...cases[name], language }))
  })
})

async function expectMessage(path: string, context: MessageContext): Promise<void> {
  const message = renderReminder(context, templates)
  if (message.letter !== null) {
    const pages = pagesText(await letterPdf(message.letter, join(SHIPPED, 'fonts')))
    expectGolden(`${path}.letter.txt`, `${message.subject}\n\n${pages}`)
    return
  }
  expectGolden(`${path}.txt`, `${message.subject}\n\n${message.text ?? ''}`)
  const page = message.html ?? message.page
  if (page !== null) expectGolden(`${path}.html`, page)
}
