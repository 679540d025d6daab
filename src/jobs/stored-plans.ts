// Plans kept for good: their list, one of them as it was shown, and whether the rules still give the same from the same ledger.
import { type Cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { planReminders } from '../domain/plan.ts'
import type { HeldItem, Plan, Reminder } from '../domain/reminder.ts'
import { activeReminders, sentSteps } from '../ledger/deliveries.ts'
import { generation } from '../ledger/meta.ts'
import { heldOf } from '../ledger/plan-held.ts'
import { planById, type StoredPlan, standingPlan, storedPlans } from '../ledger/plans.ts'
import type { PlannedReminderView, PlanView } from '../reporting/plan-views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planInput } from './plan-input.ts'

export interface PlanListView {
  readonly date: IsoDay
  /** The newest first. */
  readonly plans: readonly {
    readonly planId: number
    readonly day: IsoDay
    /** The moment it was stored, ISO 8601. */
    readonly at: string
    readonly reminders: number
    /** Of them, those that left, or may have. One that several plans hold left from the last of them. */
    readonly sent: number
    readonly heldItems: number
    readonly totalCents: Cents
    /** A newer plan took its place. */
    readonly voided: boolean
    readonly shadow: boolean
    readonly pilot: boolean
    readonly programVersion: string
  }[]
  readonly totals: { readonly plans: number }
}

/** Every stored plan, voided or not. */
export function listPlans({ ledger }: Dossier, day: IsoDay): PlanListView {
  const left = activeReminders(ledger)
  const newestFirst = storedPlans(ledger).reverse()
  const plans = newestFirst.map(({ id, at, json, voidedAt, programVersion }) => {
    const { date, toSend, totals, shadow, pilot } = JSON.parse(json) as PlanView
    return {
      planId: id,
      day: date,
      at,
      reminders: totals.reminders,
      sent: toSend.filter((reminder) => left.delete(reminder.id)).length,
      heldItems: totals.heldItems,
      totalCents: sumCents(toSend.map(({ totalCents }) => totalCents)),
      voided: voidedAt !== null,
      shadow: shadow === true,
      pilot: pilot !== undefined,
      programVersion,
    }
  })
  return { date: day, plans, totals: { plans: plans.length } }
}

/** A stored plan as it was shown. @throws InputError 'plan-unknown' */
export function shownPlan(dossier: Dossier, id: number): PlanView {
  return viewOf(dossier, storedPlan(dossier, id))
}

/** A reminder, or an item held, that the rules do not give now as the stored plan had it. */
export interface PlanDifference {
  /** `gone`: stored alone; `new`: recomputed alone. */
  readonly change: 'gone' | 'new' | 'changed'
  readonly decision: 'toSend' | 'held'
  readonly customer: string
  /** Number of the reminder, or key of the item. */
  readonly id: string
  /** Keys of what is not the same; empty unless `changed`. */
  readonly fields: readonly string[]
}

export interface PlanReplayView {
  readonly planId: number
  readonly date: IsoDay
  /** Null: the ledger or the settings are not those of the plan any more, `why` says which. */
  readonly identical: boolean | null
  readonly why: string | null
  readonly differences: readonly PlanDifference[]
  readonly plan: PlanView
}

/**
 * Works a stored plan out again, with what had been sent when it was made, and compares. Approvals and subjects are outside it.
 * @throws InputError 'plan-unknown'
 */
export function replayedPlan(dossier: Dossier, id: number): PlanReplayView {
  const stored = storedPlan(dossier, id)
  const plan = viewOf(dossier, stored)
  const why = whyNot(dossier, stored)
  const told = { planId: id, date: stored.day, why, plan }
  if (why !== null) return { ...told, identical: null, differences: [] }
  const input = planInput(dossier, booksOn(dossier, stored.day))
  const now = planReminders({ ...input, sent: sentSteps(dossier.ledger, { before: stored.at }), pilotOnly: plan.pilot !== undefined })
  const differences = differencesOf(plan, now)
  return { ...told, identical: differences.length === 0, differences }
}

function storedPlan({ ledger }: Dossier, id: number): StoredPlan {
  const stored = planById(ledger, id)
  if (stored !== null) return stored
  throw new InputError('plan-unknown', `Aucun plan n’a le numéro ${id}.`, { advice: 'Les plans enregistrés : relance plan --list' })
}

function viewOf({ ledger }: Dossier, { id, json }: StoredPlan): PlanView {
  const view = JSON.parse(json) as PlanView
  const held = heldOf(ledger, id)
  const voided = standingPlan(ledger)?.id !== id
  return { ...view, ...(held === null ? {} : { held: JSON.parse(held) as HeldItem[] }), planId: id, voided }
}

function whyNot({ ledger, settingsDigest }: Dossier, stored: StoredPlan): string | null {
  const books = stored.generation !== generation(ledger)
  const settings = stored.settingsHash !== settingsDigest
  if (books && settings) return 'Les données (import, suspension ou contact) et les réglages ont changé depuis ce plan.'
  if (books) return 'Les données ont changé depuis ce plan : un import, une suspension ou un contact.'
  return settings ? 'Les réglages (relance.yaml) ont changé depuis ce plan.' : null
}

function differencesOf(stored: PlanView, now: Plan): PlanDifference[] {
  const differences = [
    ...compared('toSend', stored.toSend.map(decided), now.toSend, ({ id }) => id),
    ...compared('held', stored.held ?? [], now.held, ({ key, partial }) => `${key}${partial ? ' (part)' : ''}`),
  ]
  return differences.sort((a, b) => compareText(a.customer, b.customer) || compareText(a.id, b.id) || compareText(a.change, b.change))
}

/** The reminder as the rules gave it, without what was added to show it. */
function decided({ approved: _approved, subject: _subject, approval: _approval, ...reminder }: PlannedReminderView): Reminder {
  return reminder
}

function compared<T extends Reminder | HeldItem>(
  decision: PlanDifference['decision'],
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => string,
): PlanDifference[] {
  const [old, fresh] = [new Map(before.map((one) => [idOf(one), one])), new Map(after.map((one) => [idOf(one), one]))]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((id): PlanDifference[] => {
    const [was, is] = [old.get(id), fresh.get(id)]
    const { customer = '' } = was ?? is ?? {}
    if (was === undefined) return [{ change: 'new', decision, customer, id, fields: [] }]
    if (is === undefined) return [{ change: 'gone', decision, customer, id, fields: [] }]
    const fields = changedFields(was, is)
    return fields.length === 0 ? [] : [{ change: 'changed', decision, customer, id, fields }]
  })
}

function changedFields(was: object, is: object): string[] {
  const [a, b] = [was as Record<string, unknown>, is as Record<string, unknown>]
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key])).sort()
}
