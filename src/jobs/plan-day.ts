// The day's plan of a dossier: gathers what the rules need, lets them decide, words the subjects, stores the plan if asked.
import { cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { creditAlerts } from '../domain/credit-limit.ts'
import type { IsoDay } from '../domain/day.ts'
import { ControlError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import type { HoldCode } from '../domain/hold.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { planReminders } from '../domain/plan.ts'
import { deadlineAlerts, type PlanAlert } from '../domain/plan-alert.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import { isInGroup } from '../domain/plan-receiver.ts'
import { profileChanges } from '../domain/profile-change.ts'
import type { Plan, Reminder } from '../domain/reminder.ts'
import { unacceptedGap } from '../ledger/accepted-gap.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { sentSteps } from '../ledger/deliveries.ts'
import { lastBankDay } from '../ledger/fiscal-years.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { unlinkedCustomers } from '../ledger/identity.ts'
import { atomically } from '../ledger/ledger.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import { recordClasses, recordedClasses } from '../ledger/payer-classes.ts'
import { type Approval, approvals, planCount, planDays, storePlan } from '../ledger/plans.ts'
import { rounds } from '../ledger/rounds.ts'
import { passedSteps, presentDecisions } from '../ledger/step-decisions.ts'
import { strayedTakenOver } from '../ledger/taken-over.ts'
import type { ApprovalTold, PilotView, PlannedReminderView, PlanView } from '../reporting/views.ts'
import { type Books, booksOn, knownCustomer, ratesOf } from './books.ts'
import { claimHistories } from './claim-states.ts'
import type { Dossier } from './dossier.ts'
import { subjectsOf } from './messages.ts'
import { refuseMissingTemplates } from './missing-templates.ts'
import { payersOf } from './payers.ts'

/** What the rules decide for these books, nothing stored. @param pilot customers outside the pilot list are held */
export function planFor(dossier: Dossier, books: Books, pilot = false): Plan {
  return planReminders({ ...planInput(dossier, books), pilotOnly: pilot })
}

/** Everything the rules decide from, for these books. */
export function planInput(dossier: Dossier, books: Books): PlanInput {
  const { ledger, settings } = dossier
  return {
    date: books.day,
    booksAsOf: lastBankDay(ledger, books.day),
    banks: bankAccounts(ledger, books.day),
    settings,
    rates: ratesOf(dossier),
    customers: books.customers,
    items: books.items,
    sent: sentSteps(ledger, { scope: books.scope, day: books.day }),
    holds: plannedHolds(ledger, books.day),
    rounds: rounds(ledger),
    passed: passedSteps(ledger),
    decisions: presentDecisions(ledger),
    unlinked: new Set([...unlinkedCustomers(ledger), ...strayedTakenOver(ledger)]),
    planCount: planCount(ledger, books.day),
    runDays: planDays(ledger),
    claims: claimHistories(dossier, books),
    payers: payersOf(dossier, books),
  }
}

/**
 * Works out the reminders of `day`. Without `dryRun` the plan is stored, and voids every reminder planned before and not
 * sent; planning one customer alone is always a dry run.
 * @throws InputError for a day before the books or an unknown customer; ControlError 'control-gap' when the books do not tie;
 * SettingsError for a template that is missing or wrong.
 */
export function planDay(
  dossier: Dossier,
  day: IsoDay,
  choice: { readonly dryRun: boolean; readonly customer: string | null; readonly pilot?: boolean },
): PlanView {
  refuseMissingTemplates(dossier)
  // What a company of a group gets depends on the others: all are planned, and hers is shown.
  const company = choice.customer !== null && isInGroup(dossier.settings.groups, choice.customer) ? choice.customer : null
  const alone = company === null ? choice.customer : null
  const books = booksOn(dossier, day, alone)
  refuseUntied(dossier, books, alone)
  const input = { ...planInput(dossier, books), pilotOnly: choice.pilot === true }
  const shown = company === null ? null : knownCustomer(books.customers, company)
  const whole = planReminders(input)
  const plan = shown === null ? whole : planOf(whole, shown)
  const dryRun = choice.dryRun || choice.customer !== null
  const subjects = subjectsOf(dossier, books, plan.booksAsOf, plan.toSend)
  const approved = approvals(dossier.ledger, day)
  const { validatedBy, shadow } = dossier.settings.reminders
  const planned = planView(plan, dryRun, (reminder) => ({
    ...reminder,
    approved: isApproved(reminder, approved, validatedBy !== null),
    subject: subjects.get(reminder.id) ?? '',
    ...approvalTold(reminder, approved.get(reminder.id)),
  }))
  const deadlines = deadlineAlerts(input.holds, books.items, books.customers, day)
  const view: PlanView = {
    ...planned,
    profileChanges: profileChanges(input.payers, recordedClasses(dossier.ledger, day), books.customers).filter(ofShown(shown)),
    alerts: byCustomer([...deadlines, ...creditAlerts(books.items, books.customers)]).filter(ofShown(shown)),
    ...(shadow ? { shadow } : {}),
    ...(validatedBy === null ? {} : { validatedBy }),
  }
  return dryRun ? view : { ...view, planId: store(dossier, day, view, input) }
}

function byCustomer(alerts: readonly PlanAlert[]): PlanAlert[] {
  return [...alerts].sort((a, b) => compareText(a.customer, b.customer))
}

/** @param code the customer shown; null: everybody */
function ofShown(code: CustomerCode | null): (one: { readonly customer: CustomerCode }) => boolean {
  return ({ customer }) => code === null || customer === code
}

/** The part of a plan that concerns one customer: the reminder he is told of in, whoever gets it, and his items that are held. */
function planOf(plan: Plan, code: CustomerCode): Plan {
  const concerns = ({ customer, companies }: Reminder) => customer === code || (companies ?? []).some((one) => one.customer === code)
  return { ...plan, toSend: plan.toSend.filter(concerns), held: plan.held.filter(({ customer }) => customer === code) }
}

/**
 * No reminder comes from books whose items are not the balance of the accounts, unless that very gap was accepted at the import.
 * @param customer whose items the books hold; null: everybody's
 * @throws ControlError 'control-gap'
 */
export function refuseUntied({ ledger }: Dossier, { day, items }: Books, customer: string | null): void {
  const only = customer === null ? undefined : customerCode(customer)
  const booked = ledgerBalance(ledger, day, only)
  const detail = sumCents(items.map((item) => item.outstandingCents))
  const gap = unacceptedGap(ledger, day, cents(booked - detail), only)
  if (gap === 0) return
  throw new ControlError(
    'control-gap',
    `Le contrôle clients ne tombe pas juste : ${formatAmount(booked)} en comptabilité, ${formatAmount(detail)} en factures et règlements, ` +
      `écart de ${formatAmount(gap)}. Aucune relance n’est possible.`,
    { advice: 'Voyez « relance check », puis importez de nouveau la comptabilité : relance import FICHIER' },
  )
}

/**
 * Whether a reminder may leave: it needs no approval, or has one, not expired, for a total at least as high.
 * @param validated the client's yes is needed too
 */
export function isApproved(
  reminder: Pick<Reminder, 'id' | 'needsApproval' | 'totalCents'>,
  approved: ReadonlyMap<string, Approval>,
  validated: boolean,
): boolean {
  if (!reminder.needsApproval) return true
  const approval = approved.get(reminder.id)
  if (approval === undefined || (validated && approval.validation === null)) return false
  return reminder.totalCents <= approval.totalCents
}

function approvalTold({ totalCents }: Reminder, approval: Approval | undefined): { approval?: ApprovalTold } {
  if (approval === undefined || approval.author === null || totalCents > approval.totalCents) return {}
  const { author, on, validation } = approval
  return { approval: { by: author, on, ...(validation === null ? {} : { validatedBy: validation.by, validatedOn: validation.on }) } }
}

function planView(plan: Plan, dryRun: boolean, toView: (reminder: Reminder) => PlannedReminderView): PlanView {
  const heldByReason: Partial<Record<HoldCode, number>> = {}
  for (const { reason } of plan.held) heldByReason[reason.code] = (heldByReason[reason.code] ?? 0) + 1
  return {
    date: plan.date,
    dryRun,
    planId: null,
    booksAsOf: plan.booksAsOf,
    toSend: plan.toSend.map(toView),
    held: plan.held,
    heldByReason,
    totals: {
      reminders: plan.toSend.length,
      customers: new Set(plan.toSend.map((reminder) => reminder.customer)).size,
      principalCents: cents(sumCents(plan.toSend.map((reminder) => reminder.principalCents))),
      heldItems: plan.held.length,
    },
    ...(plan.staleBooks === undefined ? {} : { staleBooks: plan.staleBooks }),
    ...(plan.pilot === undefined ? {} : { pilot: pilotView(plan.pilot) }),
  }
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

function store(dossier: Dossier, day: IsoDay, view: PlanView, { payers }: PlanInput): number {
  return atomically(dossier.ledger, () => {
    recordClasses(dossier.ledger, day, payers)
    return storePlan(dossier.ledger, {
      day,
      at: dossier.clock.now(),
      json: JSON.stringify(view),
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
  })
}
