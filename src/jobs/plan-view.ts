// A plan as the commands answer with it: the reminders with their subjects and approvals, what is held counted by reason, what to watch.
// The held items themselves, of which there may be very many, are told apart.
import { cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { HeldItem, Plan, Reminder } from '../domain/reminder.ts'
import { approvals } from '../ledger/approvals.ts'
import type { HeldCounts } from '../ledger/standings.ts'
import type { PilotView, PlanView } from '../reporting/plan-views.ts'
import { approvalTold, isApproved } from './approved.ts'
import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'
import { holdsToCome } from './holds-to-come.ts'
import { subjectsOf } from './messages.ts'
import type { PlanTold } from './plan-told.ts'
import type { Told } from './standing-rows.ts'

/** Number of held items by reason, in the order of the codes, added to those counted already. */
export function heldCounts(held: readonly HeldItem[], before: HeldCounts = {}): HeldCounts {
  const counts: Record<string, number> = { ...before }
  for (const { reason } of held) counts[reason.code] = (counts[reason.code] ?? 0) + 1
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => compareText(a, b)))
}

/** Whom a plan is of, and whether it is stored. */
interface PlanScope {
  /** Null: everybody. */
  readonly customer: CustomerCode | null
  readonly dryRun: boolean
}

/**
 * The answer but for its held items: `held` is empty.
 * @param counts of all held items, by reason
 * @param kept messages of the day beside those of the plan, by customer code
 */
export function planView(
  dossier: Dossier,
  books: Books,
  plan: Plan,
  told: PlanTold,
  counts: HeldCounts,
  { customer, dryRun }: PlanScope,
  kept: readonly Told[] = [],
): PlanView {
  const { validatedBy, shadow } = dossier.settings.reminders
  const toSend = reminderViews(dossier, books, plan, kept)
  const coming = holdsToCome(dossier, plan.date, customer)
  return {
    date: plan.date,
    dryRun,
    planId: null,
    booksAsOf: plan.booksAsOf,
    toSend,
    held: [],
    heldByReason: counts,
    totals: {
      reminders: toSend.length,
      customers: new Set(toSend.map((reminder) => reminder.customer)).size,
      principalCents: cents(sumCents(toSend.map((reminder) => reminder.principalCents))),
      heldItems: Object.values(counts).reduce((sum, count) => sum + count, 0),
    },
    ...(plan.staleBooks === undefined ? {} : { staleBooks: plan.staleBooks }),
    ...(plan.pilot === undefined ? {} : { pilot: pilotView(plan.pilot) }),
    profileChanges: told.profileChanges,
    alerts: told.alerts,
    ...(coming.length === 0 ? {} : { comingHolds: coming }),
    ...(shadow ? { shadow } : {}),
    ...(validatedBy === null ? {} : { validatedBy }),
  }
}

function reminderViews(dossier: Dossier, books: Books, { date, toSend, booksAsOf }: Plan, kept: readonly Told[]): PlanView['toSend'] {
  const subjects = subjectsOf(dossier, books, booksAsOf, toSend)
  const approved = approvals(dossier.ledger, date)
  const validated = dossier.settings.reminders.validatedBy !== null
  const planned = toSend.map((reminder) => ({ reminder, subject: subjects.get(reminder.id) ?? '' }))
  const all = kept.length === 0 ? planned : [...planned, ...kept].sort((a, b) => compareText(a.reminder.customer, b.reminder.customer))
  return all.map(({ reminder, subject }) => ({
    ...reminder,
    approved: isApproved(reminder, approved, validated),
    subject,
    ...approvalTold(reminder, approved.get(reminder.id)),
  }))
}

function pilotView(others: readonly Reminder[]): PilotView {
  return {
    customers: new Set(others.map(({ customer }) => customer)).size,
    reminders: others.length,
    principalCents: sumCents(others.map(({ principalCents }) => principalCents)),
    others: others.map(({ customer, name, step, channel, items, principalCents, totalCents }) => {
      return { customer, name, step, channel, items, principalCents, totalCents }
    }),
  }
}
