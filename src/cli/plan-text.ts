// The plan as an accountant reads it in the morning: what leaves, what waits and why, what to type next.
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import { needsSentence, waitingWords } from '../reporting/approval-words.ts'
import type { PlannedReminderView, PlanView } from '../reporting/plan-views.ts'
import { CHANNELS, HOLDS, PAYER_CLASSES } from '../reporting/words.ts'
import { penaltiesAskedText } from './asked-text.ts'
import type { Context } from './context.ts'
import { heldText } from './plan-held-text.ts'
import { planNextText } from './plan-next-text.ts'
import { pilotText, shadowText, totalsText } from './plan-totals-text.ts'
import { shortened } from './shortened.ts'
import { table } from './table.ts'

const NAME_WIDTH = 28

const REF_WIDTH = 20

const SHOWN_REFS = 2

export function planText(plan: PlanView, context: Context, choice: { explain: boolean; summary: boolean }): string {
  const parts = [staleText(plan), headText(plan), remindersText(plan, context, choice.explain)]
  if (!choice.summary) parts.push(heldText(plan, context, choice.explain))
  parts.push(afterText(plan, context))
  parts.push(
    comingText(plan),
    alertsText(plan),
    changesText(plan),
    totalsText(plan) + pilotText(plan) + shadowText(plan),
    planNextText(plan, context, choice.explain),
  )
  return `${parts.filter((part) => part !== '').join('\n')}`
}

/** Stale books hold everything: said once, before anything else. */
export function staleText({ staleBooks }: Pick<PlanView, 'staleBooks'>): string {
  return staleBooks === undefined ? '' : `Rien ne part. ${staleBooks}\n`
}

function headText(plan: PlanView): string {
  const books = plan.booksAsOf === null ? 'aucune écriture de banque importée' : `banque saisie jusqu’au ${formatLongDay(plan.booksAsOf)}`
  const ahead = plan.ahead === true ? AHEAD : ''
  return `Relances du ${formatLongDay(plan.date)} (${books})\n${ahead}`
}

const AHEAD =
  'Un jour à venir, si rien n’est réglé ; ce qui partirait d’ici là n’est pas compté : relance simulate montre les jours l’un après l’autre.\n'

function remindersText({ toSend: reminders, date }: PlanView, context: Context, explain: boolean): string {
  if (reminders.length === 0) return date === context.present ? 'Aucune relance aujourd’hui.\n' : 'Aucune relance ce jour-là.\n'
  const rows = reminders.map((reminder) => [
    reminder.customer,
    `${shortened(reminder.name, NAME_WIDTH)}${companiesText(reminder)}`,
    stepName(reminder.step, 'fr'),
    CHANNELS[reminder.channel],
    refsText(reminder.items.map((item) => item.ref)),
    formatAmount(reminder.totalCents),
    reminder.needsApproval ? (reminder.approved ? 'approuvée' : waitingWords(reminder)) : '',
  ])
  const columns = [
    { header: 'Client' },
    { header: 'Nom' },
    { header: 'Étape' },
    { header: 'Par' },
    { header: 'Pièces' },
    { header: 'Demandé', align: 'right' as const },
    { header: '' },
  ]
  const asked = penaltiesAskedText(reminders)
  const list = `${table(columns, rows, context.color)}${asked === '' ? '' : `\n${asked}`}`
  if (!explain) return list
  const reasons = reminders.map(
    (reminder) =>
      `  ${reminder.customer} (${reminder.id}) : ${[reminder.reason, reminder.approved ? '' : needsSentence(reminder)].join(' ').trimEnd()}`,
  )
  return `${list}\nPourquoi :\n${reasons.join('\n')}\n`
}

/** How many companies the message of a group is about. */
function companiesText({ companies }: PlannedReminderView): string {
  if (companies === undefined) return ''
  return ` (${companies.length} ${plural(companies.length, 'société', 'sociétés')})`
}

/** The first documents, whole, and how many others: a number cut short would be another invoice's. */
function refsText(refs: readonly string[]): string {
  const distinct = [...new Set(refs)]
  const shown = distinct.slice(0, SHOWN_REFS).map((ref) => shortened(ref, REF_WIDTH))
  return distinct.length > SHOWN_REFS ? `${shown.join(' ')} +${distinct.length - SHOWN_REFS}` : shown.join(' ')
}

function afterText({ next = [] }: PlanView, context: Context): string {
  const rows = next.map(({ customer, date, step, scenario, channel, totalCents }) => [
    customer,
    formatDay(date),
    stepName(step, 'fr'),
    CHANNELS[channel],
    formatAmount(totalCents),
    scenario,
  ])
  const [last, ...columns] = ['Scénario', 'Client', 'Le', 'Étape', 'Par'].map((header) => ({ header }))
  const list = table([...columns, { header: 'Demandé', align: 'right' as const }, last ?? { header: '' }], rows, context.color)
  return list === '' ? '' : `Ensuite, si rien n’est réglé :\n${list}${penaltiesAskedText(next, '  ')}`
}

function alertsText({ alerts = [] }: PlanView): string {
  if (alerts.length === 0) return ''
  return `À surveiller :\n${alerts.map(({ customer, name, text }) => `  ${customer} ${shortened(name, NAME_WIDTH)} : ${text}`).join('\n')}\n`
}

/** "À venir : MARTIN Martin SA : en pause du 24/12/2026 au 02/01/2027 : fermeture." */
function comingText({ comingHolds = [] }: PlanView): string {
  if (comingHolds.length === 0) return ''
  const lines = comingHolds.map(({ customer, name, ref, code, cents, from, until, text }) => {
    const who = customer === null ? 'Tout le dossier' : `${customer} ${shortened(name ?? '', NAME_WIDTH)}`
    const what = `${HOLDS[code]}${cents === null ? '' : ` pour ${formatAmount(cents)}`}`
    const when = until === null ? `à partir du ${formatDay(from)}` : `du ${formatDay(from)} au ${formatDay(until)}`
    return `  ${who}${ref === null ? '' : `, ${ref}`} : ${what} ${when}${text === '' ? '' : ` (${text})`}.`
  })
  return `Suspensions à venir :\n${lines.join('\n')}\n`
}

function changesText({ profileChanges = [] }: PlanView): string {
  if (profileChanges.length === 0) return ''
  const lines = profileChanges.map(
    ({ customer, name, from, to, because }) =>
      `  ${customer} ${shortened(name, NAME_WIDTH)}, de « ${PAYER_CLASSES[from]} » à « ${PAYER_CLASSES[to]} » : ${because}.`,
  )
  return `Changements de profil :\n${lines.join('\n')}\n`
}
