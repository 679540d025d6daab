// The plan as an accountant reads it in the morning: what leaves, what waits and why, what to type next.
import { sumCents } from '../domain/cents.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import type { HoldCode } from '../domain/hold.ts'
import type { HeldItem } from '../domain/reminder.ts'
import { stepName } from '../domain/step-name.ts'
import { needsSentence, waitingWords } from '../reporting/approval-words.ts'
import type { PlannedReminderView, PlanView } from '../reporting/views.ts'
import { CHANNELS, HOLDS, PAYER_CLASSES } from '../reporting/words.ts'
import { penaltiesAskedText } from './asked-text.ts'
import type { Context } from './context.ts'
import { planNextText } from './plan-next-text.ts'
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

function shortened(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1).trimEnd()}…` : text
}

function heldText(plan: PlanView, context: Context, explain: boolean): string {
  const held = plan.held ?? []
  if (held.length === 0) return ''
  if (explain) {
    const rows = held.map((item) => [item.customer, item.ref.slice(0, 20), formatAmount(item.outstandingCents), reasonText(item, plan)])
    return `En attente :\n${table([{ header: 'Client' }, { header: 'Pièce' }, { header: 'Montant', align: 'right' }, { header: 'Raison' }], rows, context.color)}`
  }
  return `En attente :\n${table([{ header: 'Pièces', align: 'right' }, { header: 'Raison' }, { header: 'Par exemple' }], reasonRows(held, plan), context.color)}`
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

/** One row per reason, the most frequent first. */
function reasonRows(held: readonly HeldItem[], plan: PlanView): string[][] {
  const counts = Object.entries(plan.heldByReason) as [HoldCode, number][]
  counts.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
  return counts.map(([code, count]) => {
    const sample = held.find((item) => item.reason.code === code)
    return [String(count), HOLDS[code], sample ? sampleText(sample, plan) : '']
  })
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

function sampleText(sample: HeldItem, plan: PlanView): string {
  const what = `${sample.customer} ${sample.ref.slice(0, 20)}`
  return isToldAbove(sample, plan) ? what : `${what} : ${sample.reason.text}`
}

function reasonText(item: HeldItem, plan: PlanView): string {
  return isToldAbove(item, plan) ? HOLDS[item.reason.code] : item.reason.text
}

/** The sentence of stale books stands at the top; a part that people hold is told with its item. */
function isToldAbove({ reason }: HeldItem, { staleBooks }: PlanView): boolean {
  return reason.code === 'stale-books' && reason.text === staleBooks
}

function changesText({ profileChanges = [] }: PlanView): string {
  if (profileChanges.length === 0) return ''
  const lines = profileChanges.map(
    ({ customer, name, from, to, because }) =>
      `  ${customer} ${shortened(name, NAME_WIDTH)}, de « ${PAYER_CLASSES[from]} » à « ${PAYER_CLASSES[to]} » : ${because}.`,
  )
  return `Changements de profil :\n${lines.join('\n')}\n`
}

function totalsText(plan: PlanView): string {
  const { reminders, customers, heldItems } = plan.totals
  const waiting = `${heldItems} ${plural(heldItems, 'pièce', 'pièces')} en attente.\n`
  if (reminders === 0) return waiting
  const askedCents = sumCents(plan.toSend.map((reminder) => reminder.totalCents))
  const asked = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')}, ${formatAmount(askedCents)} demandés${detailText(plan, askedCents)}`
  return `${asked} ; ${waiting}`
}

function pilotText({ pilot }: PlanView): string {
  if (pilot === undefined) return ''
  const { reminders, customers, principalCents } = pilot
  if (reminders === 0) return 'Plan pilote : hors du pilote, personne ne recevrait rien.\n'
  const others = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')}`
  return `Plan pilote : hors du pilote, ${others} ${plural(reminders, 'partirait', 'partiraient')} aussi, pour ${formatAmount(principalCents)} de factures.\n`
}

function shadowText({ shadow }: PlanView): string {
  return shadow === true ? 'Mode d’observation (reminders.shadow) : rien ne partira ; pour comparer : relance plan --compare\n' : ''
}

/** What the sum asked is made of, when it is more than the invoices. */
function detailText(plan: PlanView, askedCents: number): string {
  const { principalCents } = plan.totals
  const creditsCents = sumCents(plan.toSend.map((reminder) => reminder.creditsCents))
  const penaltiesCents = askedCents - principalCents - creditsCents
  const parts = [
    ...(creditsCents < 0 ? [`avoirs et règlements déduits ${formatAmount(-creditsCents)}`] : []),
    ...(penaltiesCents > 0 ? [`pénalités et indemnités ${formatAmount(penaltiesCents)}`] : []),
  ]
  return parts.length === 0 ? '' : ` (factures ${formatAmount(principalCents)}, ${parts.join(', ')})`
}
