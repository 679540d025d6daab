// Steps chosen by hand: the next one passed over, another one chosen, a new round. Recorded with reason and author; nothing is sent, and
// levels still rise one at a time afterwards.
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { ItemHistory } from '../domain/plan-history.ts'
import { remindedItems } from '../domain/recalled.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import type { StepDecision } from '../domain/step-decision.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { atomically } from '../ledger/ledger.ts'
import { startRound } from '../ledger/rounds.ts'
import { addDecision } from '../ledger/step-decisions.ts'
import { booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { casesOf, lastDone, overdueSteps, type StepCase, type StepRequest } from './step-case.ts'
import { nothingChanges, otherStep, refuseDoubt, refuseUnknownStep } from './step-refusals.ts'

export interface ChosenStep {
  readonly key: ItemKey
  readonly ref: string
  readonly round: number
  /** Steps passed over by this decision. */
  readonly passed: readonly string[]
  /** The step to come; null: none is left. */
  readonly next: string | null
}

export interface StepsView {
  readonly date: IsoDay
  readonly customer: CustomerCode
  readonly kind: StepDecision['kind']
  readonly steps: readonly ChosenStep[]
  /** References of the items the decision changes nothing for: they are at that step already, or past it. */
  readonly unchanged: readonly string[]
  /** References of the items that a formal notice comes to though no reminder of them ever left in writing; absent for none. */
  readonly abruptNotices?: readonly string[]
  readonly totals: { readonly steps: number }
}

/**
 * Records the decision for the items meant, and answers with the step each of them comes to.
 * @throws InputError 'step-unknown', 'step-sent' when every item is at that step or past it, 'step-last' when none is left to pass over,
 * 'step-in-doubt', 'step-nothing', 'customer-unknown', 'item-unknown'; nothing is recorded then.
 */
export function chooseStep(dossier: Dossier, day: IsoDay, request: StepRequest): StepsView {
  const books = booksOn(dossier, day, request.customer)
  const customer = knownCustomer(books.customers, request.customer)
  const cases = casesOf(dossier, books, customer, request.ref)
  const [first] = cases
  if (first === undefined)
    throw new InputError('step-nothing', `${customer} n’a rien à relancer : aucune étape à choisir.`, {
      advice: `Ce qu’il doit se voit par « relance show ${customer} ».`,
    })
  if (request.step !== null) refuseUnknownStep(request.step, first.scenario)
  const changed = cases.filter((one) => (request.kind === 'replay' && lastDone(one) >= 0) || isAhead(one, request))
  if (changed.length === 0) throw nothingChanges(cases, request)
  for (const one of changed) refuseDoubt(one)
  const at = dossier.clock.now()
  const steps = atomically(dossier.ledger, () => changed.map((one) => decide(dossier, one, request, { day, at })))
  const unchanged = cases.filter((one) => !changed.includes(one)).map(({ item }) => item.ref)
  const abrupt = abruptNotices(dossier, changed, steps)
  const told = abrupt.length === 0 ? {} : { abruptNotices: abrupt }
  return { date: day, customer, kind: request.kind, steps, unchanged, ...told, totals: { steps: steps.length } }
}

/** Items whose first written reminder would be the formal notice just chosen. */
function abruptNotices({ ledger, settings }: Dossier, cases: readonly StepCase[], steps: readonly ChosenStep[]): string[] {
  const reminded = remindedItems(sentSteps(ledger), settings)
  return cases.flatMap(({ item, scenario }, index) => {
    const next = scenario.steps.find(({ step }) => step === steps[index]?.next)
    return next !== undefined && isFormalNotice(next) && !reminded.has(item.key) ? [item.ref] : []
  })
}

function decide(dossier: Dossier, one: StepCase, request: StepRequest, when: { day: IsoDay; at: string }): ChosenStep {
  const { ledger } = dossier
  const { item, scenario } = one
  const { kind, reason, author } = request
  const replayed = kind === 'replay'
  const round = replayed ? startRound(ledger, item, 'replay', when) : one.round
  const sent: ItemHistory['sent'] = replayed ? new Map() : one.history.sent
  const before = replayed ? new Set<string>() : one.passed
  const done = (name: string) => sent.has(name) || before.has(name)
  const wanted = request.step ?? (kind === 'skip' ? one.next(before, sent) : null)
  const names = overdueSteps(scenario)
  const end = wanted === null ? 0 : names.indexOf(wanted) + (kind === 'skip' ? 1 : 0)
  const passed = kind === 'skip' && one.notice !== null ? [one.notice] : names.slice(0, end).filter((name) => !done(name))
  const next = one.next(new Set([...before, ...passed]), sent)
  if (request.step !== null && next !== request.step) throw otherStep(item, request.step)
  addDecision(ledger, item, { kind, step: next, day: when.day, reason, author, round, passed }, when.at)
  return { key: item.key, ref: item.ref, round, passed, next }
}

/**
 * Whether the item has not come to that step yet; without a step, whether it has one to pass over. One whose next step it is comes to it by
 * itself, unless steps that do not concern the item stand before: a formal notice then waits for a person to choose it.
 */
function isAhead(one: StepCase, { step, kind }: StepRequest): boolean {
  const next = one.next(one.passed, one.history.sent)
  if (step === null) return kind === 'skip' && (next !== null || one.notice !== null)
  const between = overdueSteps(one.scenario).indexOf(step) - lastDone(one)
  return between > 1 || (between === 1 && next !== step)
}
