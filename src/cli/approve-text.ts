// What approving says to people: what may leave now, until when, and what to type next.
import { basename } from 'node:path'
import { formatAmount, formatDay, plural } from '../domain/format.ts'
import type { Approving } from '../jobs/approve.ts'
import type { ValidationAskedView } from '../jobs/ask-validation.ts'
import { penaltiesAskedText } from './asked-text.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const COLUMNS = [{ header: 'Relance' }, { header: 'Client' }, { header: 'Demandé', align: 'right' as const }, { header: 'Jusqu’au' }]

export function approvalText(approving: Approving, context: Context): string {
  const { waiting, withoutStep, validated, shadow } = approving
  const { approved, validation } = approving.view
  const count = approved.length
  if (count === 0) return `${nothingText(approving)}\n`
  const rows = approved.map((one) => [one.id, one.customer, formatAmount(one.totalCents), formatDay(one.until)])
  const told =
    validation === undefined
      ? plural(count, 'relance approuvée', 'relances approuvées')
      : `${plural(count, 'relance validée', 'relances validées')} par ${validation.by} le ${formatDay(validation.on)}`
  const asked = penaltiesAskedText(approved)
  const all = validated ? 'relance approve --all --validated-by NOM' : 'relance approve --all'
  const left =
    waiting === 0 ? '' : `${waiting} ${plural(waiting, 'autre attend', 'autres attendent')} encore${withoutText(withoutStep)} : ${all}\n`
  return `${count} ${told} :\n${table(COLUMNS, rows, context.color)}${asked === '' ? '' : `\n${asked}`}\n${left}${shadow ? SHADOW : 'Pour envoyer : relance send'}\n`
}

const SHADOW = 'Mode d’observation (reminders.shadow) : rien ne partira tant que ce réglage est à true.'

function withoutText(withoutStep: number): string {
  return withoutStep === 0 ? '' : ` (${withoutStep} ${plural(withoutStep, 'suit', 'suivent')} un scénario sans cette étape)`
}

/** Where some still wait, the conditions given left them out. */
function nothingText({ planId, plannedFor, waiting, withoutStep }: Approving): string {
  if (plannedFor !== null)
    return `Rien n’attend d’approbation : le plan enregistré est celui du ${formatDay(plannedFor)}, un jour à venir. Pour l’approuver, ajoutez --date ${plannedFor} ; pour un plan du jour : relance plan`
  if (planId === null) return 'Rien n’attend d’approbation : aucun plan n’est enregistré. Pour en faire un : relance plan'
  if (waiting === 0) return 'Rien n’attend d’approbation.'
  const others = `${waiting} ${plural(waiting, 'relance attend', 'relances attendent')}, mais aucune ne répond à ce que vous demandez${withoutText(withoutStep)}`
  return `Rien n’est approuvé : ${others}. Pour les voir : relance plan --dry-run`
}

export function askedText({ reminders, totalCents, to, file }: ValidationAskedView): string {
  if (reminders === 0) return 'Rien n’attend de validation.\n'
  const what = `${reminders} ${plural(reminders, 'message', 'messages')}, ${formatAmount(totalCents)} demandés`
  const sent =
    file === null
      ? `La demande de validation (${what}) est partie à ${to}.`
      : `La demande de validation (${what}) à ${to} est écrite dans outbox/${basename(file)} : transmettez-la.`
  return `${sent}\nUne fois la réponse reçue : relance approve --all --validated-by NOM\n`
}
