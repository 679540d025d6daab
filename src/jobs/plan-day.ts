// The day's plan of a dossier: of everybody or of one customer, shown, and stored if asked. What the rules decide is domain/plan.ts.
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import { planReminders } from '../domain/plan.ts'
import { concerns, type HeldItem, type Plan, type Reminder } from '../domain/reminder.ts'
import { customers } from '../ledger/customers.ts'
import { lastLineDay } from '../ledger/fiscal-years.ts'
import { atomically } from '../ledger/ledger.ts'
import { recordClasses } from '../ledger/payer-classes.ts'
import { storePlan } from '../ledger/plans.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import { booksOf, booksOn, knownCustomer } from './books.ts'
import { type DayPlan, dayPlan, mergedByCode, type PlanChoice } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { refuseUnusableTemplates } from './missing-templates.ts'
import { planInput, withFreshBooks } from './plan-input.ts'
import { toldOf } from './plan-told.ts'
import { heldCounts, planView } from './plan-view.ts'
import { replacedBy } from './replaced-plan.ts'
import { bearingOn } from './sharing.ts'
import { heldJson } from './standing-rows.ts'
import { refuseUntied } from './tie.ts'

/** A plan of everybody, whose held items may be too many for one text. */
export interface WholePlan {
  /** Without its held items: `held` is empty. */
  readonly view: PlanView
  /** The held items by customer, each as JSON with commas between. */
  held(): Iterable<string>
}

/**
 * Works out the reminders of `day` for everybody. Without `dryRun` the plan is stored, and voids every reminder planned before and not sent;
 * nothing is stored before anything was imported.
 * @throws InputError for a day before the books; ControlError 'control-gap' when the books do not tie; SettingsError for a template that
 * is missing or wrong.
 */
export function planWhole(dossier: Dossier, day: IsoDay, choice: PlanChoice & { readonly dryRun: boolean }): WholePlan {
  refuseUnusableTemplates(dossier)
  const found = dayPlan(dossier, day, { ...choice, kept: true })
  const { books, plan, quiet } = found
  refuseUntied(dossier, books, null, quiet.leftCents)
  const scope = { customer: null, dryRun: choice.dryRun }
  const counted = planView(dossier, books, plan, found, heldCounts(plan.held, quiet.counts), scope, quiet.messages)
  const view: PlanView = choice.ahead === true ? { ...counted, ahead: true } : counted
  const held = () => heldTexts(found)
  if (choice.dryRun) return { view, held }
  if (hasNothing(dossier, view)) return { view: { ...view, dryRun: true, notStored: 'aucune comptabilité n’est importée' }, held }
  return { view: { ...view, ...replacedBy(dossier.ledger, view), planId: store(dossier, { view, held }, found) }, held }
}

/** A plan of nothing, before anything was imported, has shown nobody anything. */
function hasNothing({ ledger }: Dossier, { totals }: PlanView): boolean {
  return totals.reminders + totals.heldItems === 0 && lastLineDay(ledger) === null
}

/**
 * The same as one document, or for one customer alone, which is always a dry run.
 * @throws what `planWhole` throws, and InputError for an unknown customer.
 */
export function planDay(
  dossier: Dossier,
  day: IsoDay,
  choice: PlanChoice & { readonly dryRun: boolean; readonly customer: string | null },
): PlanView {
  if (choice.customer !== null) return customerPlan(dossier, day, choice.customer, choice)
  return withHeld(planWhole(dossier, day, choice))
}

/** The plan as one document. */
export function withHeld({ view, held }: WholePlan): PlanView {
  const items: HeldItem[] = []
  for (const text of held()) for (const item of JSON.parse(`[${text}]`) as HeldItem[]) items.push(item)
  return { ...view, held: items }
}

/** The plan as JSON, in parts. */
export function* planJson({ view, held }: WholePlan): Generator<string> {
  const [before = '', after = ''] = JSON.stringify({ ...view, held: [] }).split(EMPTY)
  yield `${before}${EMPTY.slice(0, -1)}`
  let first = true
  for (const items of held()) {
    yield first ? items : `,${items}`
    first = false
  }
  yield `]${after}`
}

/** As it stands in the JSON of a plan, and nowhere else: a text that held it would have its quotes escaped. */
const EMPTY = ',"held":[]'

function customerPlan(dossier: Dossier, day: IsoDay, customer: string, { pilot = false, ahead = false }: PlanChoice): PlanView {
  refuseUnusableTemplates(dossier)
  const known = customers(dossier.ledger)
  const code = knownCustomer(known, customer)
  const scope = bearingOn([code], known, dossier.settings)
  const books = scope === null ? booksOn(dossier, day) : booksOf(dossier, day, scope)
  if (scope === null) refuseUntied(dossier, books, null)
  else refuseUntied(dossier, { ...books, items: books.items.filter((item) => item.customer === code) }, code)
  const gathered = planInput(dossier, books)
  const input = { ...(ahead ? withFreshBooks(gathered) : gathered), pilotOnly: pilot }
  const plan = planOf(planReminders(input), code)
  const view = planView(dossier, books, plan, toldOf(dossier, books, input, code), heldCounts(plan.held), { customer: code, dryRun: true })
  return { ...view, held: plan.held, ...(ahead ? { ahead } : {}) }
}

/** The part of a plan that concerns one customer: the reminder he is told of in, whoever gets it, and his items that are held. */
function planOf(plan: Plan, code: CustomerCode): Plan {
  const { toSend, held, pilot } = plan
  const his = (reminder: Reminder) => concerns(reminder, code)
  const own = { toSend: toSend.filter(his), held: held.filter(({ customer }) => customer === code) }
  return { ...plan, ...own, ...(pilot === undefined ? {} : { pilot: pilot.filter(his) }) }
}

function* heldTexts({ plan, quiet }: DayPlan): Generator<string> {
  const planned = [...groupBy(plan.held, ({ customer }) => customer)].map(([customer, items]) => ({ customer, held: heldJson(items) }))
  for (const { held } of mergedByCode(quiet.held(), planned)) yield held
}

function store(dossier: Dossier, whole: WholePlan, found: DayPlan): number {
  const { view } = whole
  return atomically(dossier.ledger, () => {
    recordClasses(dossier.ledger, view.date, found.payers)
    const id = storePlan(dossier.ledger, {
      day: view.date,
      at: dossier.clock.now(),
      json: JSON.stringify(view),
      held: whole.held(),
      settingsHash: dossier.settingsDigest,
      programVersion: dossier.programVersion,
      reminders: view.toSend.map((reminder) => ({
        id: reminder.id,
        customer: reminder.customer,
        totalCents: reminder.totalCents,
        needsApproval: reminder.needsApproval,
        json: JSON.stringify(reminder),
      })),
    })
    found.keep(new Map(view.toSend.map(({ id, subject }) => [id, subject])))
    return id
  })
}
