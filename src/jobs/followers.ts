// Who follows which scenario, and whom the steps of a channel concern. Which scenario a customer follows is decided in domain/scenario-choice.ts.
import { compareText } from '../domain/compare.ts'
import { type Customer, regimeOf } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { type ChoiceKind, chooseScenario, isBounced } from '../domain/scenario-choice.ts'
import type { Channel, Scenario, Step } from '../domain/settings.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { payersOf } from './payers.ts'

interface Follower {
  readonly customer: Customer
  readonly scenario: Scenario
  /** What chose it for him. */
  readonly kind: ChoiceKind
}

/** The customers with something open on `day`, each once by what chose a scenario for him. */
export function followersOn(dossier: Dossier, day: IsoDay): Follower[] {
  const books = booksOn(dossier, day)
  const payers = payersOf(dossier, books)
  const found = new Map<string, Follower>()
  for (const item of books.items) {
    const customer = books.customers.get(item.customer)
    if (customer === undefined || item.outstandingCents <= 0) continue
    const facts = payers.get(item.customer) ?? UNKNOWN_PAYER
    const { scenario, kind } = chooseScenario(customer, isBounced(item) ? item : null, facts, dossier.settings)
    if (scenario !== null) found.set(`${kind} ${item.customer}`, { customer, scenario, kind })
  }
  return [...found.values()]
}

/** Of them, those for whom some step of their scenario goes by one of these channels, whatever the sums, in the order of their codes. */
export function reachedBy(dossier: Dossier, day: IsoDay, channels: readonly Channel[]): Customer[] {
  const { regime, language } = dossier.settings.customers
  const isFor = ({ channel, regimes, languages }: Step, customer: Customer) =>
    channels.includes(channel) &&
    (regimes?.includes(regimeOf(customer, regime)) ?? true) &&
    (languages?.includes(customer.language ?? language) ?? true)
  const reached = followersOn(dossier, day).filter(({ customer, scenario }) => scenario.steps.some((step) => isFor(step, customer)))
  const distinct = new Map(reached.map(({ customer }) => [customer.code, customer]))
  return [...distinct.values()].sort((a, b) => compareText(a.code, b.code))
}
