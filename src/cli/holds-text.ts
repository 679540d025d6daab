// Holds as an accountant reads them: what was lifted, what holds now, since when and until when, who said so.
import { formatAmount, formatDay } from '../domain/format.ts'
import type { HoldView } from '../jobs/hold-view.ts'
import type { HoldsView } from '../jobs/holds.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const COLUMNS = [
  { header: 'Client' },
  { header: 'Pièce' },
  { header: 'Motif' },
  { header: 'Part', align: 'right' as const },
  { header: 'Durée' },
  { header: 'Par' },
  { header: 'Remarque' },
]

/** @param whole nobody's in particular: the holds of the whole dossier were asked for */
export function holdsText(view: HoldsView, context: Context, whole: boolean): string {
  const lifted = view.released.length === 0 ? '' : `Levé :\n${holdTable(view.released, context)}`
  if (view.holds.length > 0) return `${lifted}${lifted === '' ? '' : '\n'}Suspendu :\n${holdTable(view.holds, context)}`
  return `${lifted}${whole ? 'Le dossier n’est plus suspendu.' : 'Plus rien n’est suspendu pour ce client.'}\n`
}

function holdTable(holds: readonly HoldView[], context: Context): string {
  const rows = holds.map((hold) => [
    hold.customer ?? 'tout le dossier',
    hold.ref ?? (hold.customer === null ? '' : 'tout le client'),
    HOLDS[hold.code],
    hold.cents === null ? '' : formatAmount(hold.cents),
    durationText(hold),
    hold.author ?? '',
    [...scheduleText(hold), hold.text].filter((part) => part !== '').join(', '),
  ])
  return table(COLUMNS, rows, context.color)
}

/** How long a hold lasts: "jusqu’au 30/11/2026", or until the day from which somebody lifted it ahead. */
export function durationText({ code, until, deadlineOn, state, releasedOn }: HoldView): string {
  if (state === 'running' && releasedOn !== null) return `levé à partir du ${formatDay(releasedOn)}`
  if (until !== null) return `jusqu’au ${formatDay(until)}`
  if (deadlineOn !== null) return `délai au ${formatDay(deadlineOn)}`
  return code === 'received' ? 'jusqu’au prochain import' : 'sans limite'
}

/** "15/12/2026 500,00 €", one text per instalment. */
export function scheduleText({ schedule }: Pick<HoldView, 'schedule'>): string[] {
  return schedule.map(({ day, cents }) => `${formatDay(day)} ${formatAmount(cents)}`)
}
