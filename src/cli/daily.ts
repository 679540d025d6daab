// The work of a morning on one dossier, with its log, its dashboard and its backup.
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { backupIfDue, pruneBackups } from '../jobs/backups.ts'
import { type Daily, dailyRun, doneBefore, type UntoldDay } from '../jobs/daily.ts'
import { troubleOf } from '../jobs/daily-words.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { lastDoneDay, recordByItself, toldBefore } from '../ledger/daily-marks.ts'
import type { DailyView } from '../reporting/daily-view.ts'
import type { Context } from './context.ts'
import { makeDashboard } from './dashboard.ts'
import { type DayLog, dayLog, pruneLogs } from './day-log.ts'
import { machineStop } from './machine-stops.ts'
import { refuseOtherDay } from './mail-server.ts'
import { foundDossier, withDossier } from './open-dossier.ts'
import { STOPPED_BY, withServers } from './servers.ts'

const DONE_IN_PART = 6

export interface DailyWork {
  readonly view: DailyView
  /** What stopped the plan or the sending; null: nothing did. */
  readonly stop: StopError | null
  readonly exitCode: number
  /** With --catch-up: the same troubles were told earlier that day. */
  readonly silent: boolean
  /** What failed besides the work itself, French sentences. */
  readonly faults: readonly string[]
  /** With `reportLater`; null: nothing is left to tell by mail. */
  readonly untold: UntoldDay | null
}

export interface DailyWorkChoice {
  readonly dryRun: boolean
  readonly catchUp: boolean
  /** The report is left for the mail of the firm (`firm-reports.ts`). */
  readonly reportLater?: boolean
}

/** @throws StopError when the dossier cannot be opened, or for what stops everything; told in the log first */
export async function dailyWork(context: Context, choice: DailyWorkChoice): Promise<DailyWork> {
  const { folder } = foundDossier(context)
  const log = choice.dryRun ? null : dayLog(folder, context.date, () => context.clock.now())
  try {
    const { daily, signal, backup, backupFault, silent } = await withDossier(context, (dossier) => worked(context, dossier, choice, log), {
      writes: !choice.dryRun,
    })
    const faults = backupFault === null ? [] : [`La sauvegarde n’a pas pu être faite : ${backupFault}`]
    const dashboard = choice.dryRun || daily.view.alreadyDone || signal !== null ? null : await dashboardOf(context, daily, faults)
    const view: DailyView = { ...daily.view, dashboard, backup }
    const exitCode = signal === null ? (daily.stop?.exitCode ?? (backupFault === null ? codeOf(view) : DONE_IN_PART)) : STOPPED_BY[signal]
    if (!view.alreadyDone) log?.write({ event: 'end', exitCode })
    const unlogged = await log?.fault()
    if (unlogged) faults.push(`Le journal ${log?.path} n’a pas pu être écrit : ${unlogged}`)
    return { view, stop: daily.stop, exitCode, faults, silent, untold: daily.untold }
  } catch (error) {
    if (error instanceof StopError) log?.write({ event: 'error', code: error.code, message: error.message, exitCode: error.exitCode })
    throw error
  }
}

async function worked(context: Context, dossier: Dossier, choice: DailyWorkChoice, log: DayLog | null) {
  if (choice.catchUp && lastDoneDay(dossier.ledger) === context.date)
    return { daily: doneBefore(context.date), signal: null, backup: null, backupFault: null, silent: false }
  if (!choice.dryRun) refuseOtherDay(context, dossier.settings, false)
  // The schedule alone asks to catch up.
  if (choice.catchUp) recordByItself(dossier.ledger, context.date)
  log?.write({ event: 'start', date: context.date })
  const wait = waiter(context)
  const { answer: daily, signal } = await withServers(context, dossier, { mail: true, sms: true }, (servers) =>
    dailyRun(dossier, context.date, choice, { wait, servers }),
  )
  if (choice.dryRun) return { daily, signal, backup: null, backupFault: null, silent: false }
  if (log !== null) logAll(log, daily)
  const { backup, backupFault } = await backedUp(dossier, context.date)
  if (backup !== null) log?.write({ event: 'backup', file: backup.file, bytes: backup.bytes })
  pruneLogs(dossier.folder, context.date, dossier.settings.daily.logDays)
  const trouble = troubleOf(daily)
  const silent = trouble !== '' && toldBefore(dossier.ledger, context.date, trouble) && choice.catchUp
  return { daily, signal, backup: backup?.file ?? null, backupFault, silent }
}

/** What left has left: a copy that cannot be made is told, and undoes nothing. */
async function backedUp(
  dossier: Dossier,
  day: IsoDay,
): Promise<{ readonly backup: ReturnType<typeof backupIfDue>; readonly backupFault: string | null }> {
  try {
    const backup = backupIfDue(dossier, day)
    pruneBackups(dossier, day)
    return { backup, backupFault: null }
  } catch (error) {
    const stop = error instanceof StopError ? error : await machineStop(error)
    if (stop === null) throw error
    return { backup: null, backupFault: `${stop.details.file ?? 'backups'} ne peut pas être écrit. ${stop.message}` }
  }
}

/** Who looks is told once that a file is waited for: half a minute without a word looks like a fault. */
function waiter({ io, json, quiet }: Context): (time: number) => Promise<void> {
  let told = io.stderrIsTty !== true || json || quiet
  return (time) => {
    if (!told) io.stderr(`Un fichier vient d’être déposé : relance attend ${Math.ceil(time / 1000)} s qu’il soit entièrement écrit…\n`)
    told = true
    return new Promise((resolve) => setTimeout(resolve, time))
  }
}

function logAll(log: DayLog, { view, stop }: Daily): void {
  for (const { file, outcome, movedTo, error } of view.inbox.files)
    log.write({
      event: 'file',
      file,
      outcome,
      movedTo,
      code: error?.code ?? null,
      message: error?.message ?? null,
      line: error?.line ?? null,
    })
  if (view.plan !== null) log.write({ event: 'plan', ...view.plan, notSent: view.notSent })
  for (const { id, customer, step, channel, status, reason } of view.send?.results ?? [])
    log.write({ event: 'message', id, customer, step, channel, status, reason })
  if (view.report !== null) logReport(log, view.report)
  if (stop !== null) log.write({ event: 'error', code: stop.code, message: stop.message, exitCode: stop.exitCode })
}

export function logReport(log: DayLog, { status, reason, head }: NonNullable<DailyView['report']>): void {
  log.write({ event: 'report', status, reason, head })
}

/** The page of the day; what prevents it is told, and changes nothing of what was done. */
async function dashboardOf(context: Context, { view }: Daily, faults: string[]): Promise<string | null> {
  if (view.plan === null) return null
  try {
    return (await makeDashboard(context, {})).file.path
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    faults.push(`Le tableau de bord n’a pas pu être écrit : ${error.message}`)
    return null
  }
}

function codeOf({ totals }: DailyView): number {
  return totals.refused + totals.waiting + totals.failed + totals.inDoubt > 0 ? DONE_IN_PART : 0
}
