// Approval of planned reminders: which of those that wait, by whom, and the client's yes where he validates what is sent for him.
import { type AskedSum, askedSum } from '../domain/asked-sum.ts'
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { scenarioFor } from '../domain/scenario.ts'
import type { Settings } from '../domain/settings.ts'
import { approvals, approve, type Validation } from '../ledger/approvals.ts'
import { customers } from '../ledger/customers.ts'
import { activeReminders } from '../ledger/deliveries.ts'
import { appendEvent } from '../ledger/history.ts'
import { atomically } from '../ledger/ledger.ts'
import { firstShownOn, type PlannedReminder, planInForce, standingPlan } from '../ledger/plans.ts'
import type { PlannedReminderView } from '../reporting/plan-views.ts'
import { refuseUnknownIds, stepMeant } from './approve-words.ts'
import { isApproved } from './approved.ts'
import { knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { refuseFaultyTemplates } from './templates.ts'

export interface ApprovalView {
  readonly date: IsoDay
  /** Sums as the plan in force has them; `totalCents` is the one approved. */
  readonly approved: readonly (AskedSum & { readonly id: ReminderId; readonly customer: CustomerCode; readonly until: IsoDay })[]
  readonly totals: { readonly approved: number }
  /** Who said yes for the client; absent where he was not asked. */
  readonly validation?: Validation
}

/** What was approved: the answer for programs, and for people what is left to do. */
export interface Approving {
  readonly view: ApprovalView
  /** The plan in force; null: none is stored, or one of a day to come. */
  readonly planId: number | null
  /** Day of the plan that is stored, where it is still to come; null otherwise. */
  readonly plannedFor: IsoDay | null
  /** Reminders of it that still need an approval. */
  readonly waiting: number
  /** Of them, those whose scenario has no step of the name that was asked for. */
  readonly withoutStep: number
  /** Somebody of the client's validates them (`reminders.validatedBy`). */
  readonly validated: boolean
  /** `reminders.shadow`: nothing leaves all the same. */
  readonly shadow: boolean
}

/** Which reminders, all conditions together; null: no such condition. */
export interface ApprovalChoice {
  /** By number; 'all': those that wait. */
  readonly ids: readonly string[] | 'all'
  /** Those at this step of their scenario, or at a later one. */
  readonly fromStep: string | null
  /** Those whose total is above this. */
  readonly aboveCents: Cents | null
  readonly customer: string | null
  /** Who approves. */
  readonly author: string | null
  /** The client's yes. */
  readonly validation: Validation | null
}

/**
 * Approves reminders of the plan in force, for the day and the seven after, up to the total shown. A validation is an event of the
 * history too.
 * @throws InputError 'reminder-unknown' when an id is not in the plan in force, 'step-unknown', 'customer-unknown',
 * 'validation-missing' where the client validates and nobody says that he did, 'validation-early' where he would have said yes before any
 * plan showed it with that total; SettingsError 'template-invalid'; nothing is approved then.
 */
export function approveReminders(dossier: Dossier, day: IsoDay, choice: ApprovalChoice): Approving {
  const { ledger, clock } = dossier
  const { author, validation } = choice
  refuseFaultyTemplates(dossier)
  const plan = planInForce(ledger, day)
  const planned = (plan?.reminders ?? []).map((one) => ({ ...one, told: JSON.parse(one.json) as PlannedReminderView }))
  refuseUnknownIds(choice.ids, planned, dossier)
  refuseMissingValidation(dossier.settings, validation)
  const chosen = chosenAmong(
    planned.map(({ told, needsApproval }) => ({ ...told, needsApproval })),
    dossier,
    day,
    choice,
  )
  if (validation !== null && plan !== null && validation.on < plan.day)
    for (const one of planned) if (chosen.includes(one.id)) refuseEarlyValidation(dossier, one, validation)
  const at = clock.now()
  return atomically(ledger, () => {
    const ids = approve(ledger, chosen, { at, day, author, validation })
    const valid = approvals(ledger, day)
    const approved = planned.flatMap(({ id, customer, told }) => {
      const approval = ids.includes(id) ? valid.get(id) : undefined
      if (approval === undefined) return []
      const { totalCents, until } = approval
      if (validation !== null) {
        const detail = { by: author, validatedBy: validation.by, validatedOn: validation.on, totalCents }
        const items = told.items.map(({ key }) => key)
        appendEvent(ledger, { id, at, day, customer, items, step: told.step, channel: null, status: 'validated', detail })
      }
      return [{ id, customer, ...askedSum(told), totalCents, until }]
    })
    const { shadow, validatedBy } = dossier.settings.reminders
    const done = activeReminders(ledger)
    const left = planned.filter(
      ({ id, told, needsApproval }) => !done.has(id) && !isApproved({ ...told, needsApproval }, valid, validatedBy !== null),
    )
    const from = choice.fromStep === null ? null : stepMeant(dossier.settings, choice.fromStep)
    const withoutStep = from === null ? 0 : left.filter(({ told }) => indexOf(from, told, dossier.settings) < 0).length
    const view = { date: day, approved, totals: { approved: approved.length }, ...(validation === null ? {} : { validation }) }
    const plannedFor = plan === null ? (standingPlan(ledger)?.day ?? null) : null
    return { view, planId: plan?.id ?? null, plannedFor, waiting: left.length, withoutStep, validated: validatedBy !== null, shadow }
  })
}

/** The ids that meet every condition; by number even those approved already, else those that wait. */
function chosenAmong(
  planned: readonly PlannedReminderView[],
  { ledger, settings }: Dossier,
  day: IsoDay,
  { ids, fromStep, aboveCents, customer }: ApprovalChoice,
): ReminderId[] {
  const valid = approvals(ledger, day)
  const validated = settings.reminders.validatedBy !== null
  const only = customer === null ? null : knownCustomer(customers(ledger), customer)
  const from = fromStep === null ? null : stepMeant(settings, fromStep)
  const wanted = planned.filter((one) => {
    if (ids === 'all' ? !one.needsApproval || isApproved(one, valid, validated) : !ids.includes(one.id)) return false
    if (only !== null && one.customer !== only) return false
    if (aboveCents !== null && one.totalCents <= aboveCents) return false
    return from === null || isFrom(one, from, settings)
  })
  return wanted.map(({ id }) => id)
}

/** Whether a reminder's step is the named one of its scenario, or comes after it. */
function isFrom({ scenario, stepIndex }: PlannedReminderView, named: string, settings: Settings): boolean {
  const index = indexOf(named, { scenario }, settings)
  return index >= 0 && stepIndex >= index
}

/** Position of the named step in the scenario of a reminder; -1: it has no such step. */
function indexOf(named: string, { scenario }: Pick<PlannedReminderView, 'scenario'>, settings: Settings): number {
  return scenarioFor({ scenario }, settings)?.steps.findIndex(({ step }) => step === named) ?? -1
}

/** A yes of an earlier day counts for what a plan of that day, or of one before, showed already. */
function refuseEarlyValidation({ ledger }: Dossier, one: PlannedReminder, { on }: Validation): void {
  const shownOn = firstShownOn(ledger, one)
  if (shownOn === null || shownOn <= on) return
  const what = `la relance ${one.id} (${one.customer}, ${formatAmount(one.totalCents)})`
  throw new InputError(
    'validation-early',
    `Personne n’a pu valider le ${formatDay(on)} ${what} : aucun plan ne la montre avant le ${formatDay(shownOn)}.`,
    {
      advice:
        'Donnez avec --on le jour où le client a vraiment répondu ; s’il n’a pas vu ce message, demandez-lui : relance approve --ask. ' +
        'Pour ne noter que ce qu’il a vu : relance approve NUMÉRO --validated-by NOM.',
    },
  )
}

function refuseMissingValidation({ reminders }: Settings, validation: Validation | null): void {
  if (reminders.validatedBy === null || validation !== null) return
  throw new InputError('validation-missing', 'Dans ce dossier, rien ne part sans la validation du client (reminders.validatedBy).', {
    advice: 'Demandez-la : relance approve --ask. Puis dites qui l’a donnée : relance approve --all --validated-by "Mme Durand".',
  })
}
