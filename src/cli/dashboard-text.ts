// What the terminal says of a dashboard: its first figures, and where the page is.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { DashboardView } from '../reporting/dashboard/view.ts'
import { controlLine } from './control-line.ts'

export function dashboardText({ date, totals, dso, plan, control, pages }: DashboardView, file: string): string {
  const today = dso.at(-1)
  const speed =
    today === undefined || today.simpleDays === null ? '' : `, DSO ${today.simpleDays} ${plural(today.simpleDays, 'jour', 'jours')}`
  const count = `${pages.length} ${plural(pages.length, 'page de client', 'pages de clients')}`
  return [
    `Tableau de bord au ${formatLongDay(date)} : solde ${formatAmount(totals.balanceCents)}, en retard ${formatAmount(totals.overdueCents)}${speed}.`,
    `Relances du jour : ${plan.reminders}, ${formatAmount(plan.totalCents)} demandés ; ${plan.heldItems} ${plural(plan.heldItems, 'pièce en attente', 'pièces en attente')}.`,
    controlLine(control).trimEnd(),
    `La page : ${file} (relance report --open l’ouvre), avec ${count}.`,
    '',
  ].join('\n')
}
