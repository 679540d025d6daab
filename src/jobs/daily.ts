// The work of a morning: what is new in the watched folder is imported, the day is planned, what is approved leaves, the accountant is told.
// Whatever stops one part, the others are done as far as it is safe: as long as an export waits unread, nobody is reminded.
import type { IsoDay } from '../domain/day.ts'
import { MachineError, StopError } from '../domain/errors.ts'
import { recordDone } from '../ledger/daily-marks.ts'
import { wasLookedAt } from '../ledger/looked-at.ts'
import type { DailyView, InboxFileView, InboxView } from '../reporting/daily-view.ts'
import type { SendView } from '../reporting/views.ts'
import { fileWords, obstacle } from './daily-words.ts'
import type { Dossier } from './dossier.ts'
import { takeInbox } from './inbox.ts'
import { inboxFolder } from './inbox-folder.ts'
import type { InboxDeps } from './inbox-settled.ts'
import { planWhole } from './plan-day.ts'
import { type MadeReport, makeReport, type ReportToMail } from './report-made.ts'
import type { MailedReport } from './report-mail.ts'
import { mailAndRecord, recorded } from './report-sending.ts'
import { type SendDeps, sendDay } from './send-day.ts'

export interface DailyChoice {
  /** Nothing is recorded, moved or sent. */
  readonly dryRun: boolean
  /** One mail will tell of several dossiers: the report is left in `untold`, for `dailyTold`. */
  readonly reportLater?: boolean
}

export interface DailyDeps extends InboxDeps {
  /** Opens the mail server and the gateway, once and when they are needed. @throws SettingsError */
  servers(): SendDeps
}

export interface Daily {
  /** Without the dashboard and the backup, which are no part of the ledger's work. */
  readonly view: Omit<DailyView, 'dashboard' | 'backup'>
  /** What stopped the plan or the sending, once the rest was done; null: nothing did. */
  readonly stop: StopError | null
  /** The report whose mail is still to be made, with `reportLater`; null: none is. */
  readonly untold: UntoldDay | null
}

export interface UntoldDay {
  readonly toMail: ReportToMail
  /** Whether the day is done once it is told. */
  readonly done: boolean
}

/** The answer where the work of the day is done already. */
export function doneBefore(day: IsoDay): Daily {
  return { view: { ...empty(day, { dryRun: false }), alreadyDone: true }, stop: null, untold: null }
}

/**
 * The caller holds the run lock.
 * @throws what `takeInbox` throws but for a missing folder; anything that is no stop
 */
export async function dailyRun(dossier: Dossier, day: IsoDay, choice: DailyChoice, deps: DailyDeps): Promise<Daily> {
  const { inbox, fault } = await inboxOrFault(dossier, day, choice, deps)
  const looked = wasLookedAt(dossier.ledger)
  const { plan, stop } = planned(dossier, day, choice.dryRun)
  const notSent = obstacle({ inbox, fault, stop, unseen: !looked && (plan?.reminders ?? 0) > 0 })
  const view = { ...empty(day, choice), inbox, plan, notSent }
  if (choice.dryRun) return { view: { ...view, totals: totalsOf(inbox, null) }, stop: stop ?? fault, untold: null }
  const sent = await sendAndReport(dossier, day, deps, { inbox, plan, notSent })
  const { send, made } = sent
  const ended = stop ?? sent.stop ?? fault
  const done = ended === null && isDone(inbox, plan, send)
  const answer = { view: { ...view, send, totals: totalsOf(inbox, send) }, stop: ended }
  if (choice.reportLater === true && made?.toMail) return { ...answer, untold: { toMail: made.toMail, done } }
  const mail = made === null ? null : (made.mail ?? (await mailAndRecord(dossier, made.toMail, deps.servers())))
  if (done) recordDone(dossier.ledger, day)
  const report = mail === null ? null : { ...mail, head: made?.report?.head ?? null }
  return { ...answer, view: { ...answer.view, report }, untold: null }
}

/** What `reportLater` left to do in a dossier, once the mail of several was tried. The caller holds the run lock. */
export function dailyTold(dossier: Dossier, { toMail, done }: UntoldDay, mailed: MailedReport): NonNullable<DailyView['report']> {
  const mail = recorded(dossier, toMail, mailed)
  if (done) recordDone(dossier.ledger, toMail.report.date)
  return { ...mail, head: toMail.report.head }
}

/** The folder that is not there holds nobody up but the messages. */
async function inboxOrFault(
  dossier: Dossier,
  day: IsoDay,
  choice: DailyChoice,
  deps: DailyDeps,
): Promise<{ readonly inbox: InboxView; readonly fault: MachineError | null }> {
  try {
    return { inbox: await takeInbox(dossier, day, choice, deps), fault: null }
  } catch (error) {
    if (!(error instanceof MachineError) || error.code !== 'inbox-missing') throw error
    return { inbox: { folder: inboxFolder(dossier), files: [], leftOut: [] }, fault: error }
  }
}

function planned(dossier: Dossier, day: IsoDay, dryRun: boolean): { readonly plan: DailyView['plan']; readonly stop: StopError | null } {
  try {
    const { totals, toSend, planId, staleBooks = null } = planWhole(dossier, day, { dryRun }).view
    const { reminders, customers, principalCents, heldItems } = totals
    const toApprove = toSend.filter(({ approved }) => !approved).length
    return { plan: { planId, reminders, customers, principalCents, heldItems, toApprove, staleBooks }, stop: null }
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return { plan: null, stop: error }
  }
}

async function sendAndReport(
  dossier: Dossier,
  day: IsoDay,
  { servers }: DailyDeps,
  { inbox, plan, notSent }: Pick<DailyView, 'inbox' | 'plan' | 'notSent'>,
): Promise<{
  readonly send: SendView | null
  readonly made: MadeReport | null
  readonly stop: StopError | null
}> {
  const facts = { imported: inbox.files.map(fileWords), stopped: notSent }
  let deps: SendDeps | null = null
  let send: SendView | null = null
  let stop: StopError | null = null
  try {
    deps = servers()
    // Before anything was imported no plan is stored.
    if (plan !== null && plan.planId !== null) {
      const choice = { dryRun: false, pilot: false, only: [], limit: null, toMe: null, ...(notSent === null ? {} : { stopped: notSent }) }
      send = (await sendDay(dossier, day, choice, deps)).view
    }
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    stop = error
  }
  // Who stops the run wants nothing more to leave.
  if (deps === null || deps.signal?.aborted === true) return { send, made: null, stop }
  const told = stop === null ? facts : { ...facts, stopped: [stop.message, stop.details.advice].filter(Boolean).join(' ') }
  const view = send ?? { date: day, dryRun: false, transport: deps.transport, results: [], totals: NOTHING }
  return { send, made: makeReport(dossier, day, view, told), stop }
}

const NOTHING = { sent: 0, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 }

function isDone({ files }: InboxView, plan: DailyView['plan'], send: SendView | null): boolean {
  if (files.some(({ outcome }) => outcome === 'refused' || outcome === 'waiting')) return false
  if (send === null) return plan !== null && plan.planId === null
  return send.totals.failed === 0 && !send.results.some(({ waitsForHours }) => waitsForHours === true)
}

function totalsOf({ files }: InboxView, send: SendView | null): DailyView['totals'] {
  const count = (outcome: InboxFileView['outcome']) => files.filter((file) => file.outcome === outcome).length
  const { sent, written, failed, inDoubt, needsApproval } = send?.totals ?? NOTHING
  return {
    ...{ imported: count('imported'), refused: count('refused'), waiting: count('waiting') },
    ...{ sent, written, failed, inDoubt, needsApproval },
  }
}

function empty(date: IsoDay, { dryRun }: DailyChoice): Daily['view'] {
  const inbox = { folder: null, files: [], leftOut: [] }
  return { date, dryRun, inbox, plan: null, notSent: null, send: null, report: null, alreadyDone: false, totals: totalsOf(inbox, null) }
}
