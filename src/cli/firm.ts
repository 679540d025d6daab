// The dossiers of a firm, one after the other: the dashboard of each, then the page that leads to them. One that stops does not stop the others.
import { readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { StopError, UsageError } from '../domain/errors.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import { writeFirm } from '../reporting/firm/page.ts'
import type { DossierFigures, DossierLine, FirmView } from '../reporting/firm/view.ts'
import type { Context } from './context.ts'
import { makeDashboard } from './dashboard.ts'
import { machineStop } from './machine-stops.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { SETTINGS_FILE } from './settings/dossier.ts'
import { pageFile, showPage, writePageFile } from './written-page.ts'

const [SOME_FAILED, UNTIED] = [6, 7]

/** @param all what --all names: a folder that holds dossiers. @returns 6 when a dossier could not be read, 7 when books do not tie */
export async function runFirm(context: Context, options: Options, all: string): Promise<number> {
  const folder = resolve(context.cwd, all)
  const dossiers: DossierLine[] = []
  for (const one of dossiersIn(folder, all)) dossiers.push(await lineOf(context, one))
  dossiers.sort((a, b) => urgency(b) - urgency(a) || compareText(a.name, b.name))
  const file = pageFile(context, { folder }, options, `cabinet_${context.date}.html`)
  const view: FirmView = { date: context.date, file: file.path, dossiers, totals: totalsOf(dossiers) }
  await writePageFile(context, file, writeFirm(view))
  await present(context, {}, view, { text: () => firmText(view, file.shown) })
  showPage(context, options, file)
  if (dossiers.some(({ error }) => error !== null)) return SOME_FAILED
  return dossiers.some(({ figures }) => figures !== null && figures.differenceCents !== 0) ? UNTIED : 0
}

/** The folder itself and those in it, and one level deeper, that hold settings; by path. */
function dossiersIn(folder: string, typed: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError('option-invalid', `--all : « ${typed} » n’est pas un répertoire.`, {
      advice: 'Donnez le répertoire qui contient les dossiers : relance report --all dossiers',
    })
  const within = (parent: string) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules')
      .map(({ name }) => join(parent, name))
  const isDossier = (one: string) => statSync(join(one, SETTINGS_FILE), { throwIfNoEntry: false })?.isFile() === true
  const children = within(folder)
  return [folder, ...children, ...children.filter((child) => !isDossier(child)).flatMap(within)].filter(isDossier).sort(compareText)
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
