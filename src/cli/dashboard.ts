// The dashboard: its page, those of the customers it names in a folder beside it, and what the terminal says of it.
import { basename, dirname, join } from 'node:path'
import type { CustomerCode } from '../domain/names.ts'
import { dashboardOn } from '../jobs/dashboard.ts'
import { customerPageOf } from '../jobs/dashboard-customer.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { writeCustomerPage } from '../reporting/dashboard/customer-page.ts'
import { writeDashboard } from '../reporting/dashboard/page.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import type { Context } from './context.ts'
import { dashboardText } from './dashboard-text.ts'
import { withDossier } from './open-dossier.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { type PageFile, pageFile, showPage, writePageFile } from './written-page.ts'

const UNTIED = 7

/** @returns exit code 7 when the books do not tie */
export function runDashboard(context: Context, options: Options): Promise<number> {
  return withDossier(context, async (dossier) => {
    const figures = dashboardOn(dossier, context.date)
    const file = pageFile(context, dossier, options, `tableau_${context.date}.html`)
    const view: DashboardView = { ...figures, file: file.path, pages: namedCustomers(figures) }
    const names = fileNames(view.pages)
    const folder = `${basename(file.path).replace(/\.[^.]*$/, '')}_clients`
    for (const customer of view.pages) await writeCustomer(context, dossier, file, folder, customer, names)
    const href = (customer: CustomerCode) => {
      const name = names.get(customer)
      return name === undefined ? null : `${encodeURIComponent(folder)}/${encodeURIComponent(name)}`
    }
    await writePageFile(context, file, writeDashboard(view, href))
    await present(context, {}, view, { text: () => dashboardText(view, file.shown) })
    showPage(context, options, file)
    return view.control.differenceCents === 0 ? 0 : UNTIED
  })
}

async function writeCustomer(
  context: Context,
  dossier: Dossier,
  { path, own }: PageFile,
  folder: string,
  customer: CustomerCode,
  names: ReadonlyMap<CustomerCode, string>,
): Promise<void> {
  const page = customerPageOf(dossier, context.date, customer, context.date >= context.present)
  const target = join(dirname(path), folder, names.get(customer) ?? '')
  await writePageFile(context, { path: target, shown: target, own }, writeCustomerPage(page, `../${encodeURIComponent(basename(path))}`))
}

/** Everybody whom the dashboard names, by code. */
function namedCustomers({ aged, debtors, promises, credit }: Omit<DashboardView, 'file' | 'pages'>): CustomerCode[] {
  const named = [aged, debtors, promises.running, promises.broken, credit].flatMap(({ rows }) => rows.map(({ customer }) => customer))
  return [...new Set(named)].sort()
}

/** A file for each code, whatever is in it: codes that differ by case, by accents or by signs alone get another number. */
function fileNames(codes: readonly CustomerCode[]): Map<CustomerCode, string> {
  const taken = new Set<string>()
  return new Map(
    codes.map((code) => {
      const stem =
        code
          .normalize('NFKD')
          .replace(/[^A-Za-z0-9]+/g, '-')
          .slice(0, 40) || 'client'
      let name = stem
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}`
      taken.add(name.toLowerCase())
      return [code, `${name}.html`]
    }),
  )
}
