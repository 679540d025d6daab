// Every shipped template, in both languages, as a customer would get it. The goldens are read as text when they change.
import { describe, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, itemKey } from '../../src/domain/names.ts'
import type { ReminderCompany } from '../../src/domain/reminder.ts'
import type { MessageContext } from '../../src/rendering/message-view.ts'
import { renderReminder } from '../../src/rendering/render-reminder.ts'
import { loadTemplates } from '../../src/rendering/template-files.ts'
import { expectGolden } from '../support/golden.ts'
import type { Case } from './message-context.ts'
import { contextOf, customer, november, october, octoberClaim, SHIPPED, sent } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const notYetDue = { ...october, dueOn: isoDay('2026-11-27'), daysLate: -7 }
const claimed = { ...october, interestCents: cents(2038), feeCents: cents(4000) }
const apart = { ...november, forInformation: true }
const disputed = { ...november, ref: 'F2026-023', outstandingCents: cents(195_678), heldCents: cents(50_000) }
const commune = { ...customer, name: 'Commune de Saint-Exemple', siren: '213500001', regime: 'public' as const }
const person = { ...customer, name: 'Mme Jeanne Durand', siren: null, regime: 'consumer' as const, contacts: [] }
const chorus = { ...commune, orderReference: 'ENG-2026-00417' }
const followed = { ...customer, accountManager: 'Claire Hamon' }
const returned = { ...october, bounced: true as const }
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
  'bounced-payment': { template: 'bounced-payment', items: [returned] },
  'bounced-payment-among-others': { template: 'bounced-payment', items: [returned, november], creditsCents: -25_000 },
  'consumer-1': { template: 'consumer-1', customer: person },
  'consumer-2': { template: 'consumer-2', customer: person, items: [october, november], history: earlier.slice(0, 2) },
  'consumer-3-letter': { template: 'consumer-3', channel: 'letter', customer: person, history: earlier },
  sms: { template: 'relance-2', channel: 'sms', items: [october, november] },
}

describe.each(['fr', 'en'] as const)('messages in %s', (language) => {
  it.each(Object.keys(cases))('%s reads as it was reviewed', (name) => {
    expectMessage(`rendering/${language}/${name}`, contextOf({ ...cases[name], language }))
  })
})

function expectMessage(path: string, context: MessageContext): void {
  const message = renderReminder(context, templates)
  expectGolden(`${path}.txt`, `${message.subject}\n\n${message.text ?? ''}`)
  const page = message.html ?? message.page
  if (page !== null) expectGolden(`${path}.html`, page)
}
