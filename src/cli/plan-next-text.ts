// What a plan says last: whether it was stored, which plan it took the place of, and what to type next. Proposes nothing that would not work.
import type { IsoDay } from '../domain/day.ts'
import { formatDay, plural } from '../domain/format.ts'
import type { PlanView } from '../reporting/plan-views.ts'
import type { Context } from './context.ts'

const SOME = 'une partie : --customer CODE, --above MONTANT, --from-step ÉTAPE, ou des numéros (relance plan --dry-run --explain)'

/** @param explained the reasons were told in full */
export function planNextText(plan: PlanView, context: Pick<Context, 'present'>, explained: boolean): string {
  if (plan.voided === true || (plan.voided === false && plan.date < context.present)) return `${pastText(plan)}\n`
  const lines = plan.dryRun ? [dryText(plan)] : storedLines(plan, context)
  if (plan.booksAsOf === null) lines.push('Importez d’abord votre comptabilité : relance import FICHIER')
  if (!explained && plan.totals.heldItems > 0) lines.push('Le détail de ce qui attend : relance plan --dry-run --explain')
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function dryText(plan: PlanView): string {
  if (plan.notStored !== undefined) return `Rien n’est enregistré : ${plan.notStored}.`
  // A day to come is looked at: its plan is stored on the day.
  if (plan.toSend.length === 0 || plan.ahead === true) return 'Rien n’est enregistré.'
  const waiting = waitingCount(plan)
  const then =
    plan.validatedBy === undefined ? `relance approve --all (${waiting} à approuver)` : `relance approve --ask (${waiting} à faire valider)`
  const kept =
    waiting > 0 && plan.shadow !== true ? `relance plan, puis relance preview (voir chaque message), puis ${then}` : 'relance plan'
  return `Rien n’est enregistré. Pour enregistrer le plan du jour : ${kept}`
}

function storedLines(plan: PlanView, { present }: Pick<Context, 'present'>): string[] {
  const waiting = waitingCount(plan)
  const stored = plan.planId === null ? [] : [`${storedText(plan, present)}${replacedText(plan)}`]
  if (plan.shadow === true) return stored
  const leaving = plan.toSend.length - waiting
  const others = waiting === 0 ? '' : leaving === 1 ? ' l’autre' : ` les ${leaving} autres`
  return [...stored, ...(waiting > 0 ? [waitingText(waiting, plan)] : []), ...(leaving > 0 ? [`Pour envoyer${others} : relance send`] : [])]
}

/** A plan shown again: nothing leaves from it any more. */
function pastText({ planId, date, voided }: PlanView): string {
  const why = voided === true ? 'remplacé depuis par un autre' : 'dont le jour est passé'
  return `Plan n° ${planId} du ${formatDay(date)}, ${why} : rien ne part de lui. Les plans enregistrés : relance plan --list ; celui du jour : relance plan`
}

function storedText({ planId, date }: PlanView, present: IsoDay): string {
  if (date <= present) return `Plan n° ${planId} enregistré le ${formatDay(date)}.`
  return `Plan n° ${planId} enregistré pour le ${formatDay(date)}, un jour à venir : donnez --date ${date} à chaque commande qui le concerne.`
}

function replacedText({ replaces, pilot }: PlanView): string {
  if (replaces === undefined) return ''
  const { planId, day, dropped } = replaces
  const count = dropped.length
  const lost =
    count === 0
      ? ''
      : `, dont ${count} ${plural(count, 'client n’y est', 'clients n’y sont')} plus : ${dropped.slice(0, 10).join(', ')}${count > 10 ? '…' : ''}`
  const back = pilot === undefined ? '' : ' Pour revenir au plan de tous : relance plan'
  return ` Il remplace le plan n° ${planId} du ${formatDay(day)}${replaces.pilot ? ', celui du pilote' : ''}${lost}.${back}`
}

function waitingText(waiting: number, { validatedBy }: PlanView): string {
  return validatedBy === undefined
    ? `${waiting} à approuver : relance approve --all, ou ${SOME}`
    : `${waiting} à faire valider par ${validatedBy} : relance approve --ask, puis relance approve --all --validated-by NOM`
}

function waitingCount({ toSend }: PlanView): number {
  return toSend.filter((reminder) => reminder.needsApproval && !reminder.approved).length
}
