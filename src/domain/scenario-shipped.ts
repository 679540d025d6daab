// The scenarios that come with the program besides the standard one. Their numbers are promised to users: change them only with the
// documentation. Steps of the same level bear the same name in all of them, so that a customer who changes scenario keeps his level.
// Which of them a customer follows is decided in scenario-choice.ts.
import { plainStep } from './plain-step.ts'
import { STANDARD, standardScenario } from './scenario-standard.ts'
import type { Scenario } from './settings.ts'

/** Names of the scenarios that the program chooses by itself. */
export const BY_PROFILE = {
  bounced: 'impaye',
  public: 'public',
  consumer: 'particulier',
  abroad: 'etranger',
  good: 'bon-payeur',
  chronic: 'chronique',
} as const

/** Every shipped scenario by its name, in the order people are shown them. */
export function shippedScenarios(): Readonly<Record<string, Scenario>> {
  return SHIPPED
}

/** Pays on time: courteous, then somebody he knows calls, and no formal notice unless a person decides one. */
const goodPayer: Scenario = {
  name: BY_PROFILE.good,
  gapDays: 10,
  steps: [
    plainStep('relance-1', 7, 'email'),
    plainStep('call', 20, 'call', { by: 'account-manager', tone: 'courteous' }),
    plainStep('relance-3', 35, 'letter', { tone: 'courteous' }),
  ],
}

/** Often late: firm from the first days on. */
const chronicPayer: Scenario = {
  name: BY_PROFILE.chronic,
  steps: [
    plainStep('preventive', -5, 'email'),
    plainStep('relance-1', 3, 'email', { tone: 'firm', penalties: 'mention' }),
    plainStep('call', 10, 'call'),
    plainStep('relance-3', 20, 'letter', { penalties: 'mention' }),
    plainStep('formal-notice', 30, 'registered-letter', { penalties: 'claim' }),
  ],
}

/** A customer to be handled with care: a task for who follows him, and nothing to him without approval. */
const premium: Scenario = {
  name: 'premium',
  steps: [
    plainStep('task', 7, 'call', { by: 'account-manager', tone: 'courteous' }),
    plainStep('relance-1', 15, 'email', { approval: true }),
    plainStep('relance-3', 35, 'letter', { approval: true, tone: 'courteous' }),
  ],
}

/** A public buyer pays by a mandate: who handles it is asked where it stands; interest is due without notice (CCP L2192-13). */
const publicBuyer: Scenario = {
  name: BY_PROFILE.public,
  steps: [
    plainStep('relance-1', 10, 'email', { template: 'public-service' }),
    plainStep('relance-3', 30, 'letter', { penalties: 'mention' }),
    plainStep('moratory-interest', 60, 'letter', { penalties: 'claim' }),
  ],
}

/** A private person owes no fee, and interest only from a formal notice on (C. civ. 1231-6): nothing is said of them before. */
const privatePerson: Scenario = {
  name: BY_PROFILE.consumer,
  steps: [
    plainStep('relance-1', 7, 'email', { template: 'consumer-1' }),
    plainStep('relance-2', 20, 'email', { template: 'consumer-2' }),
    plainStep('relance-3', 35, 'letter', { template: 'consumer-3' }),
    plainStep('formal-notice', 50, 'registered-letter'),
  ],
}

/** Abroad: in the customer's language, no statutory penalty, and no formal notice of French law by itself. */
const abroad: Scenario = {
  name: BY_PROFILE.abroad,
  steps: [plainStep('relance-1', 7, 'email'), plainStep('relance-2', 20, 'email'), plainStep('relance-3', 40, 'letter')],
}

/**
 * A payment that came back: told at once, by mail and by telephone, then counted from what was really sent. No formal notice by
 * itself to a public buyer nor abroad.
 */
const bouncedPayment: Scenario = {
  name: BY_PROFILE.bounced,
  gapDays: 1,
  steps: [
    plainStep('bounced-payment', 1, 'email', { withCall: true }),
    plainStep('relance-3', 8, 'letter', { from: 'previous', penalties: 'mention' }),
    plainStep('formal-notice', 15, 'registered-letter', {
      from: 'previous',
      penalties: 'claim',
      regimes: ['business', 'consumer', 'to-confirm'],
    }),
  ],
}

const ALL = [goodPayer, chronicPayer, premium, publicBuyer, privatePerson, abroad, bouncedPayment]
const SHIPPED: Readonly<Record<string, Scenario>> = {
  [STANDARD]: standardScenario(),
  ...Object.fromEntries(ALL.map((scenario) => [scenario.name, scenario])),
}
