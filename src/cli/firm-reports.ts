// The reports of the dossiers of a firm, once all are done: one mail for those that one person reads and one account sends, so that two hundred
// dossiers are not two hundred messages. A server never carries what belongs to a dossier that has another one.
import { StopError } from '../domain/errors.ts'
import { dailyTold, type UntoldDay } from '../jobs/daily.ts'
import { type MailedReport, mailFirmReport, type NamedReport } from '../jobs/report-mail.ts'
import type { DailyView } from '../reporting/daily-view.ts'
import type { Context } from './context.ts'
import { logReport } from './daily.ts'
import { dayLog } from './day-log.ts'
import { machineStop } from './machine-stops.ts'
import { withDossier } from './open-dossier.ts'
import { withServers } from './servers.ts'

export interface DoneDossier {
  /** Absolute path. */
  readonly folder: string
  /** As the firm names it. */
  readonly name: string
  readonly daily: DailyView | null
  readonly error: { readonly message: string } | null
  readonly untold: UntoldDay | null
}

interface UntoldDossier extends DoneDossier {
  readonly untold: UntoldDay
}

/** @returns what became of the report of each dossier that had one, by its folder. What fails is told there, and stops nothing. */
export async function mailReports(context: Context, done: readonly DoneDossier[]): Promise<ReadonlyMap<string, DailyView['report']>> {
  const routes = byRoute(done.filter((one): one is UntoldDossier => one.untold !== null))
  // What befell a dossier is for the firm alone: where there are several readers, nobody knows which of them that is.
  const stopped = routes.length > 1 ? [] : done.filter(({ daily }) => daily === null)
  const told = new Map<string, DailyView['report']>()
  for (const group of routes) {
    const mailed = await mailedTo(context, group, stopped)
    for (const one of group) told.set(one.folder, await recordedIn(context, one, mailed))
  }
  return told
}

type Group = readonly [UntoldDossier, ...UntoldDossier[]]

function byRoute(untold: readonly UntoldDossier[]): readonly Group[] {
  const groups = new Map<string, [UntoldDossier, ...UntoldDossier[]]>()
  for (const one of untold) {
    const { route } = one.untold.toMail
    const group = groups.get(route)
    if (group === undefined) groups.set(route, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

async function mailedTo(context: Context, group: Group, stopped: readonly DoneDossier[]): Promise<MailedReport> {
  const [first, ...others] = group
  const named = (one: UntoldDossier): NamedReport => ({ ...one.untold.toMail, dossier: one.name })
  const ended = stopped.map(({ name, error }) => ({ dossier: name, why: error?.message ?? '' }))
  try {
    return await withDossier({ ...context, dossier: first.folder }, async (dossier) => {
      const reports = [named(first), ...others.map(named)] as const
      const { answer } = await withServers(context, dossier, { mail: true, sms: false }, (open) =>
        mailFirmReport(reports, ended, dossier.clock, open()),
      )
      return answer
    })
  } catch (error) {
    return { mail: { to: first.untold.toMail.to, status: 'failed', reason: await wordsOf(error) }, proof: null }
  }
}

/** A dossier that another program works on just then is told of again tomorrow: twice rather than never. */
async function recordedIn(context: Context, { folder, untold }: UntoldDossier, mailed: MailedReport): Promise<DailyView['report']> {
  const log = dayLog(folder, context.date, () => context.clock.now())
  const report = await recordedOrFault(context, folder, untold, mailed)
  logReport(log, report)
  const unlogged = await log.fault()
  if (unlogged !== null) context.io.stderr(`relance: Le journal ${log.path} n’a pas pu être écrit : ${unlogged}\n`)
  return report
}

async function recordedOrFault(
  context: Context,
  folder: string,
  untold: UntoldDay,
  mailed: MailedReport,
): Promise<NonNullable<DailyView['report']>> {
  try {
    return await withDossier({ ...context, dossier: folder }, (dossier) => dailyTold(dossier, untold, mailed), { writes: true })
  } catch (error) {
    const reason = mailed.mail.reason ?? `Le dossier n’a pas pu le noter : ${await wordsOf(error)}`
    return { ...mailed.mail, reason, head: untold.toMail.report.head }
  }
}

/** @throws what is a fault of the program */
async function wordsOf(error: unknown): Promise<string> {
  const stop = error instanceof StopError ? error : await machineStop(error)
  if (stop === null) throw error
  return stop.message
}
