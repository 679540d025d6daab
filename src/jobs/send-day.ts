// The day's sending: what was planned, tested again against the books, approved, composed, handed over once, recorded.
// The caller holds the dossier's run lock. Nothing leaves that today's rules would not plan again.
import type { Gateway } from '../delivery/gateway.ts'
import type { Mailer } from '../delivery/mailer.ts'
import { settledByOutbox } from '../delivery/outbox.ts'
import type { IsoDay } from '../domain/day.ts'
import { senderConcern } from '../domain/sender-domain.ts'
import { customers } from '../ledger/customers.ts'
import { activeReminders, exchange, inDoubt, interrupted } from '../ledger/deliveries.ts'
import { generation } from '../ledger/meta.ts'
import { isOwnLedger } from '../ledger/ownership.ts'
import { currentPlan, hasPlan } from '../ledger/plans.ts'
import type { PlannedReminderView, PlanView } from '../reporting/plan-views.ts'
import type { DeliveryView, SendView } from '../reporting/views.ts'
import { knownCustomer } from './books.ts'
import { callsPageAfter } from './calls-page.ts'
import { chooseReminders } from './choose-reminders.ts'
import { dayPlan, heldBy } from './day-plan.ts'
import type { Dossier } from './dossier.ts'
import { doubtsOf } from './doubts.ts'
import { handOverAll } from './hand-over-all.ts'
import { batchLetters } from './letter-batch.ts'
import { planWhole } from './plan-day.ts'
import { deliveriesOf } from './prepare.ts'
import { copied, firstSend } from './send-refusals.ts'
import { doubtView, simulatedViews, viewOf, withEnclosures } from './send-view.ts'
import { IN_SHADOW } from './sender-rules.ts'
import { smsWaits } from './sms.ts'
import { refuseFaultyTemplates } from './templates.ts'
import { refuseUntied } from './tie.ts'

/** The plan that a sending was made from, as people are told of it. */
export interface SentPlan {
  /** Null: worked out now, and not stored. */
  readonly planId: number | null
  readonly reminders: number
  /** Of them, those dealt with by an earlier sending. */
  readonly done: number
  readonly heldItems: number
  /** Of a pilot plan: what the customers outside it would get. Absent: a plan of everybody. */
  readonly pilot?: { readonly reminders: number; readonly customers: number }
}

/** What became of a day's reminders: the answer for programs, and the plan for people. */
export interface Sending {
  readonly view: SendView
  readonly plan: SentPlan
}

export interface SendChoice {
  readonly dryRun: boolean
  readonly pilot: boolean
  /** Customer codes; empty: all. */
  readonly only: readonly string[]
  readonly limit: number | null
  /** Address that receives everything, marked [ESSAI], nothing recorded; null: the customers. */
  readonly toMe: string | null
  /** Why nothing may leave, one French sentence: all that is planned is passed over with it. Absent: nothing stands against it. */
  readonly stopped?: string
}

export interface SendDeps {
  /** Null: e-mails are written to the outbox, or nothing leaves at all (dry run). */
  readonly mailer: Mailer | null
  /** Null: short messages are written to the outbox, or nothing leaves at all. */
  readonly gateway: Gateway | null
  /** What the answer names: a mail server is set. */
  readonly transport: SendView['transport']
  readonly outboxFolder: string
  readonly signal?: AbortSignal
}

/**
 * Sends what is planned and approved for `day`. With no plan stored for the day it plans first, except that a dossier's very
 * first sending needs a plan somebody could look at (or `pilot`). Reminders of the day already dealt with are not listed again.
 * A delivery found half-way from a killed run is put in doubt first, and never sent again by itself; every doubt is told at each
 * sending until somebody settles it.
 * @throws InputError 'first-send-without-plan', 'customer-unknown'; ControlError 'control-gap'; IntegrityError 'ledger-copied';
 * SettingsError for templates or sender; MachineError.
 */
export async function sendDay(dossier: Dossier, day: IsoDay, choice: SendChoice, deps: SendDeps): Promise<Sending> {
  const recorded = !choice.dryRun && choice.toMe === null
  refuseFaultyTemplates(dossier)
  if (recorded && !isOwnLedger(dossier.ledger)) throw copied(dossier.ledger.path)
  const { validatedBy } = dossier.settings.reminders
  const shadow = dossier.settings.reminders.shadow && choice.toMe === null
  const stopped = choice.stopped ?? (shadow ? IN_SHADOW : null)
  if (recorded && !choice.pilot && stopped === null && !hasPlan(dossier.ledger, day)) throw firstSend(dossier)
  if (recorded) settleInterrupted(dossier, day, deps.outboxFolder)
  const doubts = recorded ? inDoubt(dossier.ledger).map(doubtView) : []
  // Read before the books: what changes them from here on is seen before each message leaves.
  const seen = generation(dossier.ledger)
  const known = customers(dossier.ledger)
  const only = choice.only.map((code) => knownCustomer(known, code))
  const { planned, told } = plannedReminders(dossier, day, recorded, choice.pilot)
  const found = dayPlan(dossier, day, { pilot: choice.pilot })
  const { books, plan: fresh, quiet } = found
  refuseUntied(dossier, books, null, quiet.leftCents)
  const notNow = choice.toMe === null ? smsWaits(dossier, books) : () => null
  const { leaving, results } =
    stopped !== null
      ? { leaving: [], results: planned.map((one) => viewOf(one, 'skipped', stopped)) }
      : chooseReminders(dossier, planned, { ...fresh, heldOf: heldBy(found), notNow }, { ...choice, only })
  const { deliveries, enclosures } = await deliveriesOf(dossier, books, fresh.booksAsOf, leaving, choice.toMe)
  const delivered = choice.dryRun
    ? await simulatedViews(deliveries, dossier.settings)
    : await handOverAll(
        dossier,
        day,
        deliveries,
        deps,
        recorded ? { reminders: leaving, generation: seen, pilot: choice.pilot, notNow } : null,
      )
  const written = new Set(delivered.flatMap(({ id, status }) => (status === 'written' ? [id] : [])))
  const batches = recorded ? await batchLetters(dossier, day, deps.outboxFolder, found, written) : {}
  const concern = deliveries.some(({ channel }) => channel === 'email') ? senderConcern(dossier.settings) : null
  const withFiles = delivered.map((one) => withEnclosures(one, enclosures.get(one.id)))
  const all = [...doubts, ...results, ...withFiles].sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0))
  const unsettled = recorded ? doubtsOf(dossier) : []
  const callsPage = recorded && !shadow ? await callsPageAfter(dossier, day, deps.outboxFolder) : null
  const view: SendView = {
    date: day,
    dryRun: choice.dryRun,
    transport: deps.transport,
    results: all,
    totals: totalsOf(all),
    ...(unsettled.length === 0 ? {} : { doubts: unsettled }),
    ...(fresh.staleBooks === undefined ? {} : { staleBooks: fresh.staleBooks }),
    ...(shadow ? { shadow } : {}),
    ...(validatedBy === null ? {} : { validatedBy }),
    ...(concern === null ? {} : { senderConcern: concern }),
    ...(callsPage === null ? {} : { callsPage }),
    ...batches,
    ...missingBlindCopies(dossier, all, choice),
  }
  return { view, plan: told }
}

/** Whom blind copies should reach and do not: e-mails written as files have no envelope. */
function missingBlindCopies(
  { settings }: Dossier,
  results: readonly DeliveryView[],
  { toMe }: SendChoice,
): Pick<SendView, 'missingBlindCopies'> {
  const { bcc } = settings.sender
  const files =
    settings.smtp === null && toMe === null && results.some(({ channel, status }) => channel === 'email' && status === 'written')
  return files && bcc.length > 0 ? { missingBlindCopies: bcc } : {}
}

/** Puts in doubt what a killed run left half-way; a letter whose very file is in the outbox was written, and no doubt remains. */
function settleInterrupted({ ledger, clock }: Dossier, day: IsoDay, outboxFolder: string): void {
  const at = clock.now()
  interrupted(ledger, at)
  exchange(ledger, settledByOutbox(outboxFolder, inDoubt(ledger), at), [], at, day)
}

/** The reminders planned for the day and not dealt with yet: the stored plan's, else those of a plan made now. */
function plannedReminders(
  dossier: Dossier,
  day: IsoDay,
  store: boolean,
  pilot: boolean,
): { readonly planned: readonly PlannedReminderView[]; readonly told: SentPlan } {
  const stored = currentPlan(dossier.ledger, day)
  if (stored === null) {
    const { view } = planWhole(dossier, day, { dryRun: !store, pilot })
    return { planned: view.toSend, told: sentPlan(view, view.planId, 0) }
  }
  const done = activeReminders(dossier.ledger)
  const left = stored.reminders.filter((one) => !done.has(one.id))
  return {
    planned: left.map((one) => JSON.parse(one.json) as PlannedReminderView),
    told: sentPlan(JSON.parse(stored.json) as PlanView, stored.id, stored.reminders.length - left.length),
  }
}

function sentPlan({ totals, pilot }: PlanView, planId: number | null, done: number): SentPlan {
  const others = pilot === undefined ? {} : { pilot: { reminders: pilot.reminders, customers: pilot.customers } }
  return { planId, reminders: totals.reminders, done, heldItems: totals.heldItems, ...others }
}

function totalsOf(results: readonly DeliveryView[]): SendView['totals'] {
  const totals = { sent: 0, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 }
  for (const { status } of results) totals[status] += 1
  return totals
}
