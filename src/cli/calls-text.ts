// The calls to make and the calls made, as the terminal shows them.
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import { stepName } from '../domain/step-name.ts'
import type { CalledView } from '../jobs/called.ts'
import { callSentence } from '../rendering/call-words.ts'
import type { CallsView, CallView } from '../reporting/calls/calls.ts'
import type { Context } from './context.ts'
import { holdsText } from './holds-text.ts'
import { shownFile } from './shown-file.ts'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Client' },
  { header: 'Nom' },
  { header: 'Téléphone' },
  { header: 'À demander', align: 'right' as const },
  { header: 'Retard', align: 'right' as const },
  { header: 'Dernière relance' },
  { header: 'Depuis' },
]

export function callsText(view: CallsView, context: Context): string {
  const { date, calls, files, totals } = view
  if (calls.length === 0) return `Aucun appel à passer le ${formatLongDay(date)}.\n`
  const count = `${totals.calls} ${plural(totals.calls, 'appel', 'appels')}, ${formatAmount(totals.totalCents)} à demander.`
  const page =
    files === null ? '' : `La page du jour, avec la fiche de chacun : ${shownFile(files.html)} (à imprimer : ${shownFile(files.pdf)})\n`
  const note = 'Une fois l’appel passé : relance called CODE --result promise --until JOUR (ou paid, dispute, no-answer, callback…)\n'
  return frenchSpaces(
    `Appels à passer le ${formatLongDay(date)}, les plus pressants d’abord\n\n${table(COLUMNS, calls.map(rowOf), context.color)}\n${count}\n${page}${note}`,
  )
}

function rowOf({ customer, name, phones, totalCents, daysLate, lastReminder, since, again }: CallView): string[] {
  return [
    customer,
    name,
    phones.length === 0 ? 'à compléter' : phones.join(', '),
    formatAmount(totalCents),
    daysLate > 0 ? `${daysLate} j` : 'à échoir',
    lastReminder === null ? 'aucune' : `${formatDay(lastReminder.day)}, ${stepName(lastReminder.step, 'fr')}`,
    `${formatDay(since)}${again ? ', rappel' : ''}`,
  ]
}

/** What was recorded, what it holds, and what is still to be done about it. */
export function calledText(view: CalledView, context: Context): string {
  const { call, date, holds } = view
  const { customer, result, already } = call
  const said = callSentence({ ...call, cents: call.amountCents })
  const first = already
    ? `Déjà noté ce jour pour ${customer} : ${said}. Rien n’a été ajouté.`
    : `Appel du ${formatDay(date)} noté pour ${customer} : ${said}.`
  const held = holds.length > 0 && ['promise', 'paid', 'dispute'].includes(result) ? holdsText(view, context, false) : ''
  return frenchSpaces(`${first}\n${held}${nextText(call)}`)
}

function nextText({ customer, result, until }: CalledView['call']): string {
  if (result === 'callback' || result === 'no-answer')
    return until === null
      ? 'L’appel quitte la liste. Pour l’y remettre : ajoutez --until JOUR.\n'
      : `Il revient dans la liste du ${formatDay(until)} (relance calls), si la somme est encore due. Les relances écrites, elles, continuent.\n`
  if (result === 'wrong-number') return `Corrigez le numéro : relance customers ${customer} --phone "NUMÉRO".\n`
  if (result === 'refused') return 'Les relances continuent. S’il conteste la facture, notez-le : --result dispute.\n'
  return ''
}
