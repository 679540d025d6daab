// Which scenario an item follows, and why: a payment that came back, what the user chose, or who the customer is and how he pays.
// Knows nothing of days: the choice changes with the books and the settings, never with the calendar.
import { type Customer, regimeOf } from './customer.ts'
import type { OpenItem } from './item.ts'
import type { PayerProfile } from './payer-profile.ts'
import { frenchSpaces } from './plan-text.ts'
import { scenarioFor } from './scenario.ts'
import { BY_PROFILE } from './scenario-shipped.ts'
import { STANDARD } from './scenario-standard.ts'
import type { Scenario, Settings } from './settings.ts'

/** What decided: a bounced payment, the name set for the customer, his regime, how he pays, or nothing in particular. */
export type ChoiceKind = 'bounced' | 'customer' | 'regime' | 'payer' | 'default'

export interface ScenarioChoice {
  /** Null: the name set for the customer is none of the settings'. Nobody may guess another. */
  readonly scenario: Scenario | null
  readonly kind: ChoiceKind
  /** A French clause: "bon payeur : 12 factures sur 12 réglées à l’échéance". */
  readonly because: string
}

/** Fewest settled invoices with a known due date from which somebody often late follows a firmer scenario. */
const ENOUGH_CHRONIC = 5

type PayerFacts = Pick<PayerProfile, 'class' | 'settledCount' | 'lateCount'>

/**
 * The scenario of an item, or of the customer in general when no item is told. In this order: a payment that came back, the scenario
 * set for the customer, and with `reminders.scenarioByProfile` his regime, then his way of paying.
 */
export function chooseScenario(
  customer: Pick<Customer, 'scenario' | 'regime' | 'proposedRegime'>,
  item: Pick<OpenItem, 'kind' | 'reopens'> | null,
  facts: PayerFacts,
  settings: Pick<Settings, 'scenarios' | 'customers' | 'reminders'>,
): ScenarioChoice {
  const choice = (name: string | null, kind: ChoiceKind, because: string): ScenarioChoice => ({
    scenario: scenarioFor({ scenario: name }, settings),
    kind,
    because: frenchSpaces(because),
  })
  if (item !== null && isBounced(item)) return choice(BY_PROFILE.bounced, 'bounced', 'règlement revenu impayé')
  if (customer.scenario !== null) {
    const known = scenarioFor(customer, settings) !== null
    return choice(
      customer.scenario,
      'customer',
      known ? 'choisi pour ce client' : 'choisi pour ce client, mais aucun scénario ne porte ce nom',
    )
  }
  if (!settings.reminders.scenarioByProfile) return choice(STANDARD, 'default', 'scénario habituel')
  switch (regimeOf(customer, settings.customers.regime)) {
    case 'public':
      return choice(BY_PROFILE.public, 'regime', 'acheteur public')
    case 'consumer':
      return choice(BY_PROFILE.consumer, 'regime', 'client particulier')
    case 'abroad':
      return choice(BY_PROFILE.abroad, 'regime', 'client étranger')
    default:
      return byPaying(facts, choice)
  }
}

/**
 * What a customer follows by what he owes: the scenario of a payment that came back while it is open, else the general one. His other
 * invoices keep following that one.
 */
export function scenarioInForce(
  customer: Parameters<typeof chooseScenario>[0],
  items: readonly Pick<OpenItem, 'kind' | 'reopens' | 'outstandingCents'>[],
  facts: PayerFacts,
  settings: Parameters<typeof chooseScenario>[3],
): ScenarioChoice {
  const general = chooseScenario(customer, null, facts, settings)
  const owed = items.filter(({ outstandingCents }) => outstandingCents > 0)
  const bounced = owed.find(isBounced)
  if (bounced === undefined) return general
  const choice = chooseScenario(customer, bounced, facts, settings)
  const others = owed.every(isBounced) || general.scenario === null ? '' : ` ; ${general.scenario.name} pour les autres factures`
  return { ...choice, because: frenchSpaces(`${choice.because}${others}`) }
}

/** A payment rejected, or whatever makes a settled invoice owed once more. */
export function isBounced(item: Pick<OpenItem, 'kind' | 'reopens'>): boolean {
  return item.kind === 'bounced' || item.reopens !== null
}

function byPaying(
  { class: payer, settledCount: settled, lateCount: late }: PayerFacts,
  choice: (name: string, kind: ChoiceKind, because: string) => ScenarioChoice,
): ScenarioChoice {
  if (payer === 'good')
    return choice(BY_PROFILE.good, 'payer', `bon payeur : ${settled - late} factures sur ${settled} réglées à l’échéance`)
  if (payer === 'chronic' && settled >= ENOUGH_CHRONIC)
    return choice(BY_PROFILE.chronic, 'payer', `payeur souvent en retard : ${late} factures sur ${settled} réglées après l’échéance`)
  return choice(STANDARD, 'default', 'scénario habituel')
}
