// Plans that did not leave beside what left, as a table: customer by customer, then the counts.
import { formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { ComparedCustomer, ComparisonVerdict } from '../domain/plan-comparison.ts'
import { stepName } from '../domain/step-name.ts'
import type { PlanComparisonView } from '../jobs/compare-plans.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const VERDICTS: Readonly<Record<ComparisonVerdict, string>> = {
  'same-step': 'même étape',
  'other-step': 'autre étape',
  'only-relance': 'prévu, non parti',
  'only-other': 'parti, non prévu',
}
const ORDER = ['same-step', 'other-step', 'only-relance', 'only-other'] as const

export function comparisonText(view: PlanComparisonView, context: Context): string {
  const { since, plans, customers, totals } = view
  if (since === null) {
    return 'Aucun plan d’observation ni pilote n’est enregistré : mettez reminders.shadow à true, ou lancez relance plan --pilot.\n'
  }
  const title = `Depuis le ${formatLongDay(since)} (${plans} ${plural(plans, 'plan', 'plans')}) : ce qui serait parti, et ce qui est parti\n`
  if (customers.length === 0) return `${title}\nRien ne serait parti, et rien n’est parti.\n`
  const rows = customers.map((one) => [one.customer, one.name, VERDICTS[one.verdict], plannedText(one), sentText(one), paidText(one)])
  const columns = ['Client', 'Nom', 'Comparaison', 'Prévu', 'Parti', 'Payé sans relance'].map((header) => ({ header }))
  const counts = ORDER.map((verdict) => `${VERDICTS[verdict]} ${totals[verdict]}`).join(' ; ')
  const paid = totals.paidWithoutReminder
  const paidLine = paid === 0 ? '' : `${paid} ${plural(paid, 'facture payée', 'factures payées')} entre-temps sans aucune relance.\n`
  return `${title}\n${table(columns, rows, context.color)}\nClients : ${counts}.\n${paidLine}`
}

/** Each step once, on its first day. */
function plannedText({ planned }: ComparedCustomer): string {
  const first = new Map(planned.toReversed().map(({ step, day }) => [step, day]))
  return told([...first].map(([step, day]) => ({ step, day })).reverse())
}

function sentText({ sent }: ComparedCustomer): string {
  return told(sent)
}

function told(steps: readonly { readonly step: string; readonly day: Parameters<typeof formatDay>[0] }[]): string {
  return steps.map(({ step, day }) => `${stepName(step, 'fr')} (${formatDay(day)})`).join(', ')
}

function paidText({ paidWithoutReminder }: ComparedCustomer): string {
  return paidWithoutReminder.map(({ ref }) => ref).join(', ')
}
