// The work of a morning on every dossier of a firm, one after the other. What stops one does not stop the others.
import { basename, relative, resolve } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import type { DailyView } from '../reporting/daily-view.ts'
import type { Context } from './context.ts'
import { type DailyWork, type DailyWorkChoice, dailyWork } from './daily.ts'
import { dailyText, isWorthSaying } from './daily-text.ts'
import { makeFirmPage } from './firm.ts'
import { dossiersIn } from './firm-folders.ts'
import { mailReports } from './firm-reports.ts'
import { machineStop } from './machine-stops.ts'
import { present } from './present.ts'

const SOME_FAILED = 6
/** From here on an exit code is that of a signal. */
const SIGNALLED = 128

interface FirmDaily {
  readonly date: IsoDay
  readonly dossiers: readonly {
    /** Absolute path. */
    readonly folder: string
    /** Null where the dossier could not be opened. */
    readonly daily: DailyView | null
    readonly error: { readonly code: string; readonly message: string } | null
    readonly exitCode: number
    /** Its troubles were told earlier that day. */
    readonly silent: boolean
  }[]
  /** Path of the page of the firm; null: none was written. */
  readonly page: string | null
  readonly totals: DailyView['totals'] & { readonly dossiers: number; readonly stopped: number }
}

/** @returns 0, 6 when something failed in a dossier, or that of the signal that ended the run. @throws UsageError for what is no folder */
export async function runDailyAll(
  context: Context,
  all: string,
  choice: { readonly dryRun: boolean; readonly catchUp: boolean },
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const done: DoneDossier[] = []
  for (const folder of dossiersIn(context, all)) {
    const one = await lineOf(context, folder, { ...choice, reportLater: true })
    done.push(one)
    if (one.exitCode > SIGNALLED) break
  }
  const interrupted = done.find(({ exitCode }) => exitCode > SIGNALLED)
  const named = done.map((one) => ({ ...one, name: nameIn(context, all, one.folder) }))
  // Who stops the run wants nothing more to leave.
  const reports = interrupted === undefined ? await mailReports(context, named) : new Map<string, DailyView['report']>()
  const dossiers = done.map(({ untold: _untold, ...one }): FirmDaily['dossiers'][number] => {
    const report = reports.get(one.folder)
    return one.daily === null || report === undefined ? one : { ...one, daily: { ...one.daily, report } }
  })
  const page = choice.dryRun || interrupted !== undefined ? null : (await makeFirmPage(context, {}, all)).view.file
  const view: FirmDaily = { date: context.date, dossiers, page, totals: totalsOf(dossiers) }
  const exitCode = interrupted?.exitCode ?? (dossiers.some((one) => one.exitCode !== 0) ? SOME_FAILED : 0)
  const told = dossiers.filter(
    (one) => one.daily === null || ((context.io.isTty || !one.silent) && isWorthSaying(one.daily, one.exitCode, context)),
  )
  if (context.json || context.io.isTty || told.length > 0)
    await present(context, options, view, { text: () => firmDailyText(view, told, context, all) })
  return exitCode
}

type DoneDossier = FirmDaily['dossiers'][number] & Pick<DailyWork, 'untold'>

async function lineOf(context: Context, folder: string, choice: DailyWorkChoice): Promise<DoneDossier> {
  try {
    const work: DailyWork = await dailyWork({ ...context, dossier: folder }, choice)
    for (const fault of work.faults) context.io.stderr(`relance: ${basename(folder)} – ${fault}\n`)
    const { view, stop, exitCode, silent, untold } = work
    return { folder, daily: view, error: errorOf(stop), exitCode, silent, untold }
  } catch (error) {
    const stop = error instanceof StopError ? error : await machineStop(error)
    if (stop === null) throw error
    return { folder, daily: null, error: errorOf(stop), exitCode: stop.exitCode, silent: false, untold: null }
  }
}

function errorOf(stop: StopError | null): FirmDaily['dossiers'][number]['error'] {
  if (stop === null) return null
  const { file, line, advice } = stop.details
  const place = file === undefined ? '' : `${basename(file)}${line === undefined || line === 0 ? '' : `, ligne ${line}`} : `
  return { code: stop.code, message: [`${place}${stop.message}`, advice].filter(Boolean).join(' ') }
}

function totalsOf(dossiers: FirmDaily['dossiers']): FirmDaily['totals'] {
  const sum = (key: keyof DailyView['totals']) => dossiers.reduce((total, { daily }) => total + (daily?.totals[key] ?? 0), 0)
  return {
    dossiers: dossiers.length,
    stopped: dossiers.filter(({ error }) => error !== null).length,
    ...{ imported: sum('imported'), refused: sum('refused'), waiting: sum('waiting'), sent: sum('sent'), written: sum('written') },
    ...{ failed: sum('failed'), inDoubt: sum('inDoubt'), needsApproval: sum('needsApproval') },
  }
}

/** The path of a dossier within the folder of the firm; the name of that folder for one that is itself a dossier. */
function nameIn({ cwd }: Context, all: string, folder: string): string {
  return relative(resolve(cwd, all), folder) || basename(folder)
}

/** A line for all, then what each dossier has to say. */
function firmDailyText(view: FirmDaily, told: FirmDaily['dossiers'], context: Context, all: string): string {
  const { totals, date, page } = view
  const { dossiers, sent, written, needsApproval, stopped, failed } = totals
  const counts = [
    `${dossiers} ${plural(dossiers, 'dossier', 'dossiers')}`,
    `${sent + written} ${plural(sent + written, 'relance partie', 'relances parties')}`,
    ...(needsApproval > 0 ? [`${needsApproval} à approuver`] : []),
    ...(failed > 0 ? [`${failed} en échec`] : []),
    ...(stopped > 0 ? [`${stopped} ${plural(stopped, 'dossier arrêté', 'dossiers arrêtés')}`] : []),
  ]
  const own = told.map(({ folder, daily, error }) => {
    const name = nameIn(context, all, folder)
    const stop = error === null ? '' : `  ${error.message}\n`
    return `\n${name}\n${stop}${daily === null ? '' : dailyText(daily, context).split('\n').slice(2).join('\n')}`
  })
  return `Travail du ${formatLongDay(date)} : ${counts.join(', ')}.\n${own.join('')}${page === null ? '' : `\nLa page du cabinet : ${page}\n`}`
}
