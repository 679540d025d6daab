// What is asked about a step, and the items it can be asked of, each with what has been done of its scenario.
import { regimeOf, unknownCustomer } from '../domain/customer.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { customerHistory, type ItemHistory } from '../domain/plan-history.ts'
import { unknownScenario } from '../domain/plan-holds.ts'
import { byDueDate } from '../domain/plan-order.ts'
import { concernsPreventive } from '../domain/plan-steps.ts'
import { chooseScenario } from '../domain/scenario-choice.ts'
import type { Scenario } from '../domain/settings.ts'
import type { StepDecision } from '../domain/step-decision.ts'
import { amountsOf } from '../domain/step-facts.ts'
import { nextStep, preventiveStep } from '../domain/step-rule.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { rounds } from '../ledger/rounds.ts'
import { passedSteps } from '../ledger/step-decisions.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { openItem } from './open-item.ts'
import { payersOf } from './payers.ts'

const NONE: ReadonlySet<string> = new Set()

export interface StepRequest {
  readonly customer: string
  /** Reference of one invoice; null: all that the customer owes. */
  readonly ref: string | null
  readonly kind: StepDecision['kind']
  /** Of `set`; of `replay`, null for the first one; of `skip`, null. */
  readonly step: string | null
  readonly reason: string
  readonly author: string | null
}

/** An item with what has been done of its scenario. */
export interface StepCase {
  readonly item: OpenItem
  readonly dueOn: IsoDay
  readonly scenario: Scenario
  readonly history: ItemHistory
  readonly round: number
  readonly passed: ReadonlySet<string>
  readonly next: (passed: ReadonlySet<string>, sent: ItemHistory['sent']) => string | null
  /** The note before the due date that is still to leave; null for none. */
  readonly notice: string | null
}

/** Position of the last step after the due date that was sent or passed over, -1 for none. */
export function lastDone({ scenario, history, passed }: StepCase): number {
  return overdueSteps(scenario).findLastIndex((name) => history.sent.has(name) || passed.has(name))
}

/**
 * The items of a customer with something outstanding, or one of them, by due date; those without a due date are left out.
 * @param ref reference of one item; null: all
 * @throws InputError 'item-unknown', or 'step-unknown' where the customer's scenario is not in the settings
 */
export function casesOf(dossier: Dossier, books: Books, customer: CustomerCode, ref: string | null): StepCase[] {
  const { ledger, settings } = dossier
  const described = books.customers.get(customer)
  const payer = payersOf(dossier, books).get(customer) ?? UNKNOWN_PAYER
  const present = rounds(ledger)
  const passed = passedSteps(ledger)
  const history = customerHistory(
    sentSteps(ledger).filter((step) => step.customer === customer),
    present,
  )
  const items = ref === null ? books.items.filter((item) => item.outstandingCents > 0) : [openItem(books.items, customer, ref)]
  return items.toSorted(byDueDate).flatMap((item) => {
    const { dueOn } = item
    if (dueOn === null) return []
    const { scenario } = chooseScenario(described ?? unknownCustomer(customer, customer), item, payer, settings)
    if (scenario === null) {
      throw new InputError('step-unknown', unknownScenario(described?.scenario ?? '').text, { advice: 'Scénarios : voyez relance.yaml.' })
    }
    const facts = {
      scenario,
      dueOn,
      ...amountsOf(item, item.outstandingCents),
      regime: regimeOf(described, settings.customers.regime),
      language: described?.language ?? settings.customers.language,
    }
    const next: StepCase['next'] = (gone, sent) => nextStep({ ...facts, passed: gone, sent: daysOf(sent) })?.step.step ?? null
    const done = history.of(item.key)
    const notice = { ...facts, passed: passed.get(item.key) ?? NONE, sent: daysOf(done.sent), raised: false, date: addDays(dueOn, -1) }
    const awaited = { item, payer, askedCents: item.outstandingCents, preventiveMinimumCents: settings.reminders.preventiveMinimumCents }
    const noticed = books.day < dueOn && concernsPreventive(awaited) ? preventiveStep(notice) : null
    const own = {
      notice: noticed?.step.step ?? null,
      history: done,
      round: present.get(item.key) ?? 1,
      passed: passed.get(item.key) ?? NONE,
    }
    return [{ item, dueOn, scenario, next, ...own }]
  })
}

function daysOf(sent: ItemHistory['sent']): Map<string, IsoDay> {
  return new Map([...sent].map(([name, step]) => [name, step.day]))
}

/** Names of the steps after the due date, in order. */
export function overdueSteps({ steps }: Scenario): string[] {
  return steps.filter(({ at }) => at > 0).map(({ step }) => step)
}
