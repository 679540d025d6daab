// The dossiers of a firm, one after the other: the dashboard of each, then the page that leads to them. One that stops does not stop the others.
import { basename, join, resolve } from 'node:path'
import { type Cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { StopError } from '../domain/errors.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import { writeFirm } from '../reporting/firm/page.ts'
import type { DossierFigures, DossierLine, FirmView } from '../reporting/firm/view.ts'
import type { Context } from './context.ts'
import { makeDashboard } from './dashboard.ts'
import { dossiersIn } from './firm-folders.ts'
import { machineStop } from './machine-stops.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { type PageFile, pageFile, showPage, writePageFile } from './written-page.ts'

const [SOME_FAILED, UNTIED] = [6, 7]

/** @param all what --all names: a folder that holds dossiers. @returns 6 when a dossier could not be read, 7 when books do not tie */
export async function runFirm(context: Context, options: Options, all: string): Promise<number> {
  const { view, file } = await makeFirmPage(context, options, all)
  const { dossiers } = view
  await present(context, {}, view, { text: () => firmText(view, file.own ? join(all, file.shown) : file.shown) })
  showPage(context, options, file)
  if (dossiers.some(({ error }) => error !== null)) return SOME_FAILED
  return dossiers.some(({ figures }) => figures !== null && figures.differenceCents !== 0) ? UNTIED : 0
}

/** Makes the dashboard of each dossier and the page that leads to them. @throws UsageError; MachineError when the page cannot be written */
export async function makeFirmPage(
  context: Context,
  options: Options,
  all: string,
): Promise<{ readonly view: FirmView; readonly file: PageFile }> {
  const dossiers: DossierLine[] = []
  for (const one of dossiersIn(context, all)) dossiers.push(await lineOf(context, one))
  dossiers.sort((a, b) => urgency(b) - urgency(a) || compareText(a.name, b.name))
  const file = pageFile(context, { folder: resolve(context.cwd, all) }, options, `cabinet_${context.date}.html`)
  const view: FirmView = { date: context.date, file: file.path, dossiers, totals: totalsOf(dossiers) }
  await writePageFile(context, file, writeFirm(view))
  return { view, file }
}

async function lineOf(context: Context, folder: string): Promise<DossierLine> {
  try {
    const { view } = await makeDashboard({ ...context, dossier: folder }, {})
    return { folder, name: view.creditor, page: view.file, figures: figuresOf(view), error: null }
  } catch (error) {
    const stop = error instanceof StopError ? error : await machineStop(error)
    if (stop === null) throw error
    return { folder, name: basename(folder), page: null, figures: null, error: stop.message }
  }
}

function figuresOf({ totals, dso, plan, doubts, promises, booksAsOf, control }: DashboardView): DossierFigures {
  return {
    balanceCents: totals.balanceCents,
    overdueCents: totals.overdueCents,
    dsoDays: dso.at(-1)?.simpleDays ?? null,
    reminders: plan.reminders,
    toApprove: plan.toApprove,
    doubts,
    brokenPromises: promises.broken.count,
    booksAsOf,
    stopped: plan.stopped,
    differenceCents: control.differenceCents,
  }
}

function totalsOf(dossiers: readonly DossierLine[]): FirmView['totals'] {
  const sum = (of: (figures: DossierFigures) => Cents) => sumCents(dossiers.flatMap(({ figures }) => (figures === null ? [] : of(figures))))
  const count = (of: (figures: DossierFigures) => number) =>
    dossiers.reduce((total, { figures }) => total + (figures === null ? 0 : of(figures)), 0)
  return {
    balanceCents: sum(({ balanceCents }) => balanceCents),
    overdueCents: sum(({ overdueCents }) => overdueCents),
    reminders: count(({ reminders }) => reminders),
    toApprove: count(({ toApprove }) => toApprove),
    doubts: count(({ doubts }) => doubts),
    brokenPromises: count(({ brokenPromises }) => brokenPromises),
  }
}

/** What needs somebody comes first: what could not be read, then the larger arrears. */
function urgency({ figures }: DossierLine): number {
  return figures === null ? Number.POSITIVE_INFINITY : figures.overdueCents
}

function firmText({ date, dossiers, totals }: FirmView, file: string): string {
  const failed = dossiers.flatMap(({ name, error }) => (error === null ? [] : [`  ${name} : ${error}\n`]))
  const count = `${dossiers.length} ${plural(dossiers.length, 'dossier', 'dossiers')}`
  return `${count} au ${formatLongDay(date)} : ${formatAmount(totals.overdueCents)} en retard sur ${formatAmount(totals.balanceCents)} ; ${totals.reminders} ${plural(totals.reminders, 'relance', 'relances')} du jour, dont ${totals.toApprove} à approuver.\n${failed.join('')}La page : ${file} (--open l’ouvre)\n`
}
