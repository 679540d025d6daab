// Steps chosen by hand: the next one passed over, another one chosen, a new round. Recorded with reason and author; nothing is sent, and
// levels still rise one at a time afterwards.
import { regimeOf, unknownCustomer } from '../domain/customer.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { nearestWords } from '../domain/edit-distance.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { customerHistory, type ItemHistory } from '../domain/plan-history.ts'
import { unknownScenario } from '../domain/plan-holds.ts'
import { byDueDate } from '../domain/plan-order.ts'
import { concernsPreventive } from '../domain/plan-steps.ts'
import { remindedItems } from '../domain/recalled.ts'
import { isFormalNotice } from '../domain/scenario.ts'
import { chooseScenario } from '../domain/scenario-choice.ts'
import type { Scenario } from '../domain/settings.ts'
import type { StepDecision } from '../domain/step-decision.ts'
import { amountsOf } from '../domain/step-facts.ts'
import { stepName } from '../domain/step-name.ts'
import { nextStep, preventiveStep } from '../domain/step-rule.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { atomically } from '../ledger/ledger.ts'
import { rounds, startRound } from '../ledger/rounds.ts'
import { addDecision, passedSteps } from '../ledger/step-decisions.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { openItem } from './open-item.ts'
import { payersOf } from './payers.ts'

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

const NONE: ReadonlySet<string> = new Set()
/** A step mistyped by more letters than this is another one. */
const FARTHEST = 3

/** An item with what has been done of its scenario. */
interface Case {
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
function abruptNotices({ ledger, settings }: Dossier, cases: readonly Case[], steps: readonly ChosenStep[]): string[] {
  const reminded = remindedItems(sentSteps(ledger), settings)
  return cases.flatMap(({ item, scenario }, index) => {
    const next = scenario.steps.find(({ step }) => step === steps[index]?.next)
    return next !== undefined && isFormalNotice(next) && !reminded.has(item.key) ? [item.ref] : []
  })
}

function decide(dossier: Dossier, one: Case, request: StepRequest, when: { day: IsoDay; at: string }): ChosenStep {
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
function isAhead(one: Case, { step, kind }: StepRequest): boolean {
  const next = one.next(one.passed, one.history.sent)
  if (step === null) return kind === 'skip' && (next !== null || one.notice !== null)
  const between = overdueSteps(one.scenario).indexOf(step) - lastDone(one)
  return between > 1 || (between === 1 && next !== step)
}

/** Position of the last step after the due date that was sent or passed over, -1 for none. */
function lastDone({ scenario, history, passed }: Case): number {
  return overdueSteps(scenario).findLastIndex((name) => history.sent.has(name) || passed.has(name))
}

function casesOf(dossier: Dossier, books: Books, customer: CustomerCode, ref: string | null): Case[] {
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
    const next: Case['next'] = (gone, sent) => nextStep({ ...facts, passed: gone, sent: daysOf(sent) })?.step.step ?? null
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
function overdueSteps({ steps }: Scenario): string[] {
  return steps.filter(({ at }) => at > 0).map(({ step }) => step)
}

function refuseUnknownStep(step: string, scenario: Scenario): void {
  const names = overdueSteps(scenario)
  if (names.includes(step)) return
  if (scenario.steps.some((one) => one.step === step))
    throw new InputError('step-unknown', `« ${stepName(step, 'fr')} » part de lui-même avant l’échéance : il ne se choisit pas.`, {
      advice: `Pour qu’il ne parte pas : --skip, avant son jour. Étapes que l’on choisit : ${names.join(', ')}.`,
    })
  const [near] = nearestWords(step, names, FARTHEST)
  const hint = near === undefined ? '' : `Vouliez-vous dire ${near} ? `
  throw new InputError('step-unknown', `« ${step} » n’est pas une étape après échéance du scénario « ${scenario.name} ».`, {
    advice: `${hint}Étapes possibles : ${names.join(', ')}.`,
  })
}

function otherStep({ ref }: OpenItem, step: string): InputError {
  return new InputError(
    'step-unknown',
    `L’étape « ${step} » ne concerne pas la pièce ${ref} : son montant, le régime ou la langue du client.`,
    {
      advice: 'Choisissez une autre étape, ou une autre pièce avec --ref.',
    },
  )
}

function refuseDoubt({ item, history }: Case): void {
  const [doubtful] = history.doubtful
  if (doubtful === undefined) return
  throw new InputError(
    'step-in-doubt',
    `On ignore si l’étape « ${stepName(doubtful, 'fr')} » de la pièce ${item.ref} est partie : rien ne se décide avant de le savoir.`,
    { advice: 'Tranchez d’abord : relance history resolve ID sent, ou not-sent.' },
  )
}

function nothingChanges(cases: readonly Case[], { customer, ref, step, kind }: StepRequest): InputError {
  const [one] = cases
  const about = `${customer}${ref === null ? '' : `, pièce ${ref}`}`
  const typed = `relance step ${customer}${ref === null ? '' : ` --ref ${ref}`} --replay`
  const steps = one === undefined ? '' : overdueSteps(one.scenario).join(', ')
  if (kind === 'replay' || step === null) {
    return kind === 'replay'
      ? new InputError('step-nothing', `${about} : aucune relance n’est encore partie, il n’y a rien à reprendre.`, {
          advice: 'La première étape viendra d’elle-même ; pour une autre, --set ETAPE.',
        })
      : new InputError('step-last', `${about} : toutes les étapes sont faites, il n’y en a plus à passer.`, {
          advice: `Pour reprendre du début : ${typed} --reason "…".`,
        })
  }
  if (cases.some((each) => each.next(each.passed, each.history.sent) === step))
    return new InputError('step-nothing', `${about} : l’étape « ${stepName(step, 'fr')} » vient déjà la prochaine, rien ne change.`, {
      advice: 'Elle attend son jour, l’écart entre deux messages et votre approbation, comme une autre.',
    })
  const sent = one?.history.sent.get(step)
  const when = sent === undefined ? 'est déjà atteinte ou dépassée' : `est déjà partie le ${formatDay(sent.day)}`
  return new InputError('step-sent', `${about} : l’étape « ${stepName(step, 'fr')} » ${when}.`, {
    advice: `Pour la refaire : ${typed} ${step} --reason "…". Étapes du scénario : ${steps}.`,
  })
}
