// The coming weeks as an accountant reads them: a calendar with the number of reminders on each day, then who gets what.
import { addDays, type IsoDay, partsOf, weekday } from '../domain/day.ts'
import { formatAmount, formatDay, formatLongDay, plural } from '../domain/format.ts'
import { stepName } from '../domain/step-name.ts'
import type { SimulatedDayView, SimulationView } from '../jobs/simulate-days.ts'
import { CHANNELS } from '../reporting/words.ts'
import { penaltiesAskedText } from './asked-text.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const WEEKDAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const NAME_WIDTH = 28
/** Reminders of a day shown without --explain. */
const SHOWN = 12

export function simulationText(view: SimulationView, context: Context, choice: { whole: boolean }): string {
  const head = `Du ${formatLongDay(view.date)} au ${formatLongDay(view.until)}, si rien n’est réglé :\n`
  if (view.days.length === 0) return `${head}\nAucune relance.\n`
  const { reminders, customers, days } = view.totals
  const total = `${reminders} ${plural(reminders, 'relance', 'relances')} à ${customers} ${plural(customers, 'client', 'clients')}, sur ${days} ${plural(days, 'jour', 'jours')}. Une même facture revient d’une relance à l’autre : les sommes des jours ne s’additionnent pas.\n`
  return [head, calendar(view, context), ...view.days.map((day) => dayText(day, context, choice.whole)), total, CAUTION].join('\n')
}

const CAUTION =
  'C’est une projection\u00a0: chaque règlement, promesse ou import la change. Rien n’est enregistré.\nLe plan d’un seul jour : relance plan --dry-run --date AAAA-MM-JJ\n'

/** One row a week, from the Monday before the first day; each day with its number of reminders. */
function calendar({ date, until, days }: SimulationView, context: Context): string {
  const counts = new Map(days.map(({ date: day, totals }) => [day, totals.reminders]))
  const rows: string[][] = []
  for (let monday = addDays(date, 1 - weekday(date)); monday <= until; monday = addDays(monday, 7)) {
    rows.push(WEEKDAYS.map((_, index) => cell(addDays(monday, index), date, until, counts)))
  }
  return table(
    WEEKDAYS.map((header) => ({ header, align: 'right' as const })),
    rows,
    context.color,
  )
}

function cell(day: IsoDay, from: IsoDay, until: IsoDay, counts: ReadonlyMap<IsoDay, number>): string {
  if (day < from || day > until) return ''
  const { day: number, month } = partsOf(day)
  const shown = number === 1 || day === from ? `${number}/${String(month).padStart(2, '0')}` : String(number)
  const count = counts.get(day) ?? 0
  return `${shown} ${count === 0 ? '·' : `[${count}]`}`.padEnd(1)
}

function dayText({ date, reminders, totals }: SimulatedDayView, context: Context, whole: boolean): string {
  const title = `${WEEKDAYS[weekday(date) - 1]} ${formatDay(date)} : ${totals.reminders} ${plural(totals.reminders, 'relance', 'relances')}, ${formatAmount(totals.totalCents)}\n`
  const shown = whole ? reminders : reminders.slice(0, SHOWN)
  const rows = shown.map(({ customer, name, step, channel, refs, totalCents, needsApproval }) => [
    `  ${customer}`,
    name.length > NAME_WIDTH ? `${name.slice(0, NAME_WIDTH - 1).trimEnd()}…` : name,
    stepName(step, 'fr'),
    CHANNELS[channel],
    `${refs.length} ${plural(refs.length, 'pièce', 'pièces')}`,
    formatAmount(totalCents),
    needsApproval ? 'à approuver' : '',
  ])
  const columns = ['  Client', 'Nom', 'Étape', 'Par', 'Pièces'].map((header) => ({ header }))
  const list = table([...columns, { header: 'Demandé', align: 'right' as const }, { header: '' }], rows, context.color)
  const left = reminders.length - shown.length
  return `${title}${list}${penaltiesAskedText(shown, '  ')}${left > 0 ? `  et ${left} ${plural(left, 'autre', 'autres')} : relance simulate --explain\n` : ''}`
}
