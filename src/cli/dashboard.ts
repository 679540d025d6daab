// The dashboard: its page, those of the customers it names in a folder beside it, and what the terminal says of it.
import { basename, dirname, join } from 'node:path'
import type { CustomerCode } from '../domain/names.ts'
import { dashboardOn } from '../jobs/dashboard.ts'
import { writeCustomerPage } from '../reporting/dashboard/customer-page.ts'
import { writeDashboard } from '../reporting/dashboard/page.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import type { Context } from './context.ts'
import { dashboardText } from './dashboard-text.ts'
import { withDossier } from './open-dossier.ts'
import type { Options } from './options.ts'
import { present } from './present.ts'
import { pageFile, showPage, writePageFile } from './written-page.ts'

const UNTIED = 7

/** @returns exit code 7 when the books do not tie */
export function runDashboard(context: Context, options: Options): Promise<number> {
  return withDossier(context, async (dossier) => {
    const { figures, customers } = dashboardOn(dossier, context.date, context.date >= context.present)
    const file = pageFile(context, dossier, options, `tableau_${context.date}.html`)
    const view: DashboardView = { ...figures, file: file.path }
    const folder = `${basename(file.path).replace(/\.[^.]*$/, '')}_clients`
    const names = fileNames(view.pages)
    const back = `../${encodeURIComponent(basename(file.path))}`
    for (const page of customers()) {
      const path = join(dirname(file.path), folder, names.get(page.statement.customer) ?? '')
      await writePageFile(context, { path, shown: path, own: file.own }, writeCustomerPage(page, back))
    }
    const hrefOf = (customer: CustomerCode) => {
      const name = names.get(customer)
      return name === undefined ? null : `${encodeURIComponent(folder)}/${name}`
    }
    await writePageFile(context, file, writeDashboard(view, hrefOf))
    await present(context, {}, view, { text: () => dashboardText(view, file.shown) })
    showPage(context, options, file)
    return view.control.differenceCents === 0 ? 0 : UNTIED
  })
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
