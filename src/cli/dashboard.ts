// The dashboard: its page, those of the customers it names in a folder beside it, and what the terminal says of it.
import { lstatSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { replaceOutbox } from '../delivery/outbox.ts'
import { sweepDrafts } from '../delivery/synced-file.ts'
import type { CustomerCode } from '../domain/names.ts'
import { distinctSlugs } from '../domain/slug.ts'
import { dashboardKey, dashboardOn } from '../jobs/dashboard.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { isCustomerPage, writeCustomerPage } from '../reporting/dashboard/customer-page.ts'
import { writeDashboard } from '../reporting/dashboard/page.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import type { Context } from './context.ts'
import { dashboardText } from './dashboard-text.ts'
import { keepAnswer, keptAnswer } from './kept-pages.ts'
import { withDossier } from './open-dossier.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { type PageFile, pageFile, showPage, writePageFile } from './written-page.ts'

const UNTIED = 7

/** @returns exit code 7 when the books do not tie */
export async function runDashboard(context: Context, options: Options): Promise<number> {
  const { view, file } = await makeDashboard(context, options)
  await present(context, {}, view, { text: () => dashboardText(view, file.shown) })
  showPage(context, options, file)
  return view.control.differenceCents === 0 ? 0 : UNTIED
}

/** Makes the page of the dossier and those beside it, or finds them as they would be made. @throws what `dashboardOn` throws */
export function makeDashboard(context: Context, options: Options): Promise<{ readonly view: DashboardView; readonly file: PageFile }> {
  return withDossier(context, async (dossier) => {
    const file = pageFile(context, dossier, options, `tableau_${context.date}.html`)
    const ahead = context.date >= context.present
    const key = dashboardKey(dossier, context.date, ahead)
    const kept = keptAnswer<DashboardView>(file, key)
    // A folder that was moved or copied holds the answer of where it was.
    const view = kept === null ? await writePages(context, dossier, file, ahead, key) : { ...kept, file: file.path }
    return { view, file }
  })
}

async function writePages(context: Context, dossier: Dossier, file: PageFile, ahead: boolean, key: string | null): Promise<DashboardView> {
  const { figures, customers } = dashboardOn(dossier, context.date, ahead)
  const view: DashboardView = { ...figures, file: file.path }
  const folder = `${basename(file.path).replace(/\.[^.]*$/, '')}_clients`
  const names = distinctSlugs(view.pages, 'client')
  const hrefOf = (customer: CustomerCode) => {
    const name = names.get(customer)
    return name === undefined ? null : `${encodeURIComponent(folder)}/${name}.html`
  }
  const back = `../${encodeURIComponent(basename(file.path))}`
  const page = writeDashboard(view, hrefOf)
  const pages = customers().map((one) => [`${names.get(one.statement.customer)}.html`, writeCustomerPage(one, back)] as const)
  // The page that leads to the others comes last: it never leads to what is not there.
  if (!isDevice(file.path)) writeFolder(join(dirname(file.path), folder), pages)
  await writePageFile(context, file, page)
  keepAnswer(
    file,
    key,
    view,
    new Map([[basename(file.path), page], ...pages.map(([name, bytes]) => [`${folder}/${name}`, bytes] as const)]),
  )
  return view
}

/** A page given to another program (/dev/stdout, a pipe) has no folder beside it. */
function isDevice(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === false
}

/** The pages of customers, and no page of ours written before: of another dossier, or of somebody who is named no more. */
function writeFolder(folder: string, pages: readonly (readonly [name: string, bytes: Buffer])[]): void {
  for (const [name, bytes] of pages) replaceOutbox(folder, name, bytes)
  if (pages.length === 0 && statSync(folder, { throwIfNoEntry: false }) === undefined) return
  sweepDrafts(folder)
  const written = new Set(pages.map(([name]) => name))
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith('.html') && !written.has(name) && lstatSync(path).isFile() && isCustomerPage(readFileSync(path)))
      rmSync(path, { force: true })
  }
}
