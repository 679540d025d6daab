// Stored plans in front of people: their list, and one of them worked out again.
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { PlanDifference, PlanListView, PlanReplayView } from '../jobs/stored-plans.ts'
import type { Context } from './context.ts'
import { planText } from './plan-text.ts'
import { table } from './table.ts'

export function planListText({ plans }: PlanListView, context: Context): string {
  if (plans.length === 0) return 'Aucun plan n’est enregistré.\n'
  const rows = plans.map((plan) => [
    String(plan.planId),
    formatDay(plan.day),
    String(plan.reminders),
    formatAmount(plan.totalCents),
    String(plan.heldItems),
    [stateText(plan), ...(plan.shadow ? ['observation'] : []), ...(plan.pilot ? ['pilote'] : [])].join(', '),
  ])
  const columns = [
    { header: 'Plan', align: 'right' as const },
    { header: 'Jour' },
    { header: 'Relances', align: 'right' as const },
    { header: 'Demandé', align: 'right' as const },
    { header: 'En attente', align: 'right' as const },
    { header: 'État' },
  ]
  return `${table(columns, rows, context.color)}\nPour en revoir un : relance plan --show NUMÉRO\n`
}

/** What became of a plan: what of it left, and whether the rest still may. */
function stateText({ reminders, sent, voided }: PlanListView['plans'][number]): string {
  if (reminders > 0 && sent === reminders) return 'parti'
  if (sent === 0) return voided ? (reminders === 0 ? 'sans relance' : 'remplacé') : 'en cours'
  const left = `${sent} ${plural(sent, 'partie', 'parties')} sur ${reminders}`
  return voided ? `${left}, le reste remplacé` : `en cours, ${left}`
}

export function replayText(view: PlanReplayView, context: Context): string {
  if (view.identical === null) {
    const shown = planText(view.plan, context, { explain: false, summary: false })
    return `Le plan n° ${view.planId} ne peut pas être recalculé. ${view.why ?? ''} Le voici tel qu’il a été enregistré.\n\n${shown}`
  }
  const plan = `Plan n° ${view.planId} du ${formatDay(view.date)}, recalculé`
  if (view.identical) return `${plan} : identique, relance pour relance et attente pour attente.\n`
  const count = view.differences.length
  const rows = view.differences.map((one) => [one.customer, DECISIONS[one.decision], one.id, changeText(one)])
  const columns = ['Client', 'Décision', 'Relance ou pièce', 'Différence'].map((header) => ({ header }))
  return `${plan} : ${count} ${plural(count, 'différence', 'différences')}.\n${table(columns, rows, context.color)}`
}

const DECISIONS: Readonly<Record<PlanDifference['decision'], string>> = { toSend: 'à envoyer', held: 'en attente' }

function changeText({ change, fields }: PlanDifference): string {
  if (change === 'changed') return `autrement : ${fields.join(', ')}`
  return change === 'gone' ? 'plus aujourd’hui' : 'absente du plan enregistré'
}
