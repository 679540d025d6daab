// The work of a morning on every dossier of a firm, one after the other. What stops one does not stop the others.
import { basename, resolve } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { formatLongDay, plural } from '../domain/format.ts'
import type { DailyView } from '../reporting/daily-view.ts'
import type { Context } from './context.ts'
import { type DailyWork, dailyWork } from './daily.ts'
import { dailyText, isWorthSaying } from './daily-text.ts'
import { makeFirmPage } from './firm.ts'
import { dossiersIn } from './firm-folders.ts'
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
  const dossiers: FirmDaily['dossiers'][number][] = []
  for (const folder of dossiersIn(context, all)) {
    const one = await lineOf(context, folder, choice)
    dossiers.push(one)
    if (one.exitCode > SIGNALLED) break
  }
  const interrupted = dossiers.find(({ exitCode }) => exitCode > SIGNALLED)
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

async function lineOf(context: Context, folder: string, choice: Parameters<typeof dailyWork>[1]): Promise<FirmDaily['dossiers'][number]> {
  try {
    const work: DailyWork = await dailyWork({ ...context, dossier: folder }, choice)
    for (const fault of work.faults) context.io.stderr(`relance: ${basename(folder)} – ${fault}\n`)
    return { folder, daily: work.view, error: errorOf(work.stop), exitCode: work.exitCode, silent: work.silent }
  } catch (error) {
    const stop = error instanceof StopError ? error : await machineStop(error)
    if (stop === null) throw error
    return { folder, daily: null, error: errorOf(stop), exitCode: stop.exitCode, silent: false }
  }
}

function errorOf(stop: StopError | null): FirmDaily['dossiers'][number]['error'] {
  return stop === null ? null : { code: stop.code, message: [stop.message, stop.details.advice].filter(Boolean).join(' ') }
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
    const name = folder === resolve(context.cwd, all) ? basename(folder) : folder.slice(resolve(context.cwd, all).length + 1)
    const stop = error === null ? '' : `  ${error.message}\n`
    return `\n${name}\n${stop}${daily === null ? '' : dailyText(daily, context).split('\n').slice(2).join('\n')}`
  })
  return `Travail du ${formatLongDay(date)} : ${counts.join(', ')}.\n${own.join('')}${page === null ? '' : `\nLa page du cabinet : ${page}\n`}`
}
