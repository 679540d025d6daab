// The work of a morning: what is new in the watched folder is imported, the day is planned, what is approved leaves, the accountant is told.
// Whatever stops one part, the others are done as far as it is safe: as long as an export waits unread, nobody is reminded.
import type { IsoDay } from '../domain/day.ts'
import { MachineError, StopError } from '../domain/errors.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import { recordDone } from '../ledger/daily-marks.ts'
import { wasLookedAt } from '../ledger/looked-at.ts'
import type { DailyView, InboxFileView, InboxView } from '../reporting/daily-view.ts'
import type { SendView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { type InboxDeps, takeInbox } from './inbox.ts'
import { inboxFolder } from './inbox-folder.ts'
import { planWhole } from './plan-day.ts'
import { reportSending, type SentReport } from './report-sending.ts'
import { type SendDeps, sendDay } from './send-day.ts'

export interface DailyChoice {
  /** Nothing is recorded, moved or sent. */
  readonly dryRun: boolean
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
}

/** What went wrong, as one text; '' for nothing. */
export function troubleOf({ view, stop }: Daily): string {
  const files = view.inbox.files
    .filter(({ outcome }) => outcome === 'refused' || outcome === 'waiting')
    .map(({ file, error }) => [file, error?.message])
  const messages =
    view.send?.results.filter(({ status }) => status === 'failed' || status === 'inDoubt').map(({ id, reason }) => [id, reason]) ?? []
  const all = [...files, ...messages, ...(stop === null ? [] : [[stop.code, stop.message]])]
  return all.length === 0 && view.notSent === null ? '' : JSON.stringify([all, view.notSent])
}

/** The answer where the work of the day is done already. */
export function doneBefore(day: IsoDay): Daily {
  return { view: { ...empty(day, { dryRun: false }), alreadyDone: true }, stop: null }
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
  if (choice.dryRun) return { view: { ...view, totals: totalsOf(inbox, null) }, stop: stop ?? fault }
  const sent = await sendAndReport(dossier, day, deps, { inbox, plan, notSent })
  const { send, report } = sent
  const ended = stop ?? sent.stop ?? fault
  if (ended === null && isDone(inbox, plan, send)) recordDone(dossier.ledger, day)
  return {
    view: {
      ...view,
      send,
      report: report === null ? null : { ...report.mail, head: report.report?.head ?? null },
      totals: totalsOf(inbox, send),
    },
    stop: ended,
  }
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
    const { totals, toSend, planId } = planWhole(dossier, day, { dryRun }).view
    const { reminders, customers, principalCents, heldItems } = totals
    const toApprove = toSend.filter(({ approved }) => !approved).length
    return { plan: { planId, reminders, customers, principalCents, heldItems, toApprove }, stop: null }
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return { plan: null, stop: error }
  }
}

/** Why nothing may leave, the gravest first. */
function obstacle(found: {
  readonly inbox: InboxView
  readonly fault: StopError | null
  readonly stop: StopError | null
  readonly unseen: boolean
}): string | null {
  const { inbox, fault, stop, unseen } = found
  const unread = (outcome: InboxFileView['outcome']) => inbox.files.filter((file) => file.outcome === outcome)
  const names = (files: readonly InboxFileView[]) => files.map(({ file }) => file).join(', ')
  const [refused, waiting] = [unread('refused'), unread('waiting')]
  if (stop !== null) return `Le plan n’a pas pu être établi. ${stop.message}`
  if (fault !== null) return `${fault.message} Rien ne part tant qu’un export peut y attendre.`
  if (refused.length > 0)
    return `Rien ne part tant que ${plural(refused.length, 'ce fichier n’est pas importé', 'ces fichiers ne sont pas importés')} : ${names(refused)}. Des règlements peuvent s’y trouver.`
  if (waiting.length > 0)
    return `Rien ne part tant que ${plural(waiting.length, 'ce fichier est en cours d’écriture', 'ces fichiers sont en cours d’écriture')} : ${names(waiting)}.`
  return unseen ? FIRST_BY_HAND : null
}

const FIRST_BY_HAND =
  'Personne n’a encore rien approuvé ni envoyé dans ce dossier : regardez les messages (relance preview), puis envoyez vous-même la première fois (relance approve --all, relance send).'

async function sendAndReport(
  dossier: Dossier,
  day: IsoDay,
  { servers }: DailyDeps,
  { inbox, plan, notSent }: Pick<DailyView, 'inbox' | 'plan' | 'notSent'>,
): Promise<{ readonly send: SendView | null; readonly report: SentReport | null; readonly stop: StopError | null }> {
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
  if (deps === null || deps.signal?.aborted === true) return { send, report: null, stop }
  const told = stop === null ? facts : { ...facts, stopped: [stop.message, stop.details.advice].filter(Boolean).join(' ') }
  const view = send ?? { date: day, dryRun: false, transport: deps.transport, results: [], totals: NOTHING }
  return { send, report: await reportSending(dossier, day, view, deps, told), stop }
}

const NOTHING = { sent: 0, written: 0, failed: 0, skipped: 0, inDoubt: 0, needsApproval: 0 }

/** What a file brought, or why it was left, one French sentence. */
export function fileWords({ file, outcome, imported, knownSince, error, movedTo }: InboxFileView): string {
  switch (outcome) {
    case 'imported': {
      const { changes, fiscalYear } = imported ?? { changes: null, fiscalYear: null }
      const year = fiscalYear === null ? '' : `exercice clos le ${formatLongDay(fiscalYear.end)}, `
      const counts = changes === null ? '' : changesWords(changes)
      return `${file} : importé, ${year}${counts}.`
    }
    case 'known':
      return `${file} : déjà importé le ${formatLongDay(knownSince ?? ('' as IsoDay))}, laissé de côté${movedTo === null ? '' : ' et rangé'}. Pour le reprendre tout de même : relance import ${movedTo ?? file}`
    case 'refused':
      return `${file} : refusé. ${[error?.line == null ? '' : `Ligne ${error.line}.`, error?.message ?? '', error?.advice ?? ''].filter((part) => part !== '').join(' ')}`
    case 'waiting':
      return `${file} : en cours d’écriture, il attendra le prochain passage.`
  }
}

function changesWords({ new: added, vanished, changed, newlyLettered }: NonNullable<InboxFileView['imported']>['changes']): string {
  const counts: readonly (readonly [number, string, string])[] = [
    [added, 'ligne nouvelle', 'lignes nouvelles'],
    [changed, 'modifiée', 'modifiées'],
    [vanished, 'disparue', 'disparues'],
    [newlyLettered, 'nouvellement lettrée', 'nouvellement lettrées'],
  ]
  const told = counts.flatMap(([count, one, many]) => (count === 0 ? [] : [`${count} ${plural(count, one, many)}`]))
  return told.length === 0 ? 'rien de nouveau' : told.join(', ')
}

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
