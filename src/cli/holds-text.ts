// Holds as an accountant reads them: what was lifted, what holds now, since when and until when, who said so.
import { formatAmount, formatDay } from '../domain/format.ts'
import { frenchSpaces } from '../domain/plan-text.ts'
import type { HoldView } from '../jobs/hold-view.ts'
import type { HoldsView } from '../jobs/holds.ts'
import type { PartsHeld } from '../jobs/parts-held.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { NEXT_PLAN } from './present.ts'
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

/** What follows once a hold is noted. @param customer null: the whole dossier's */
export function nextOfHold(customer: string | null): string {
  return `relance release ${customer ?? '--all'} (pour le lever), ${NEXT_PLAN}`
}

/** @param whole nobody's in particular: the holds of the whole dossier were asked for */
export function holdsText(view: HoldsView, context: Context, whole: boolean): string {
  const lifted = view.released.length === 0 ? '' : `Levé :\n${holdTable(view.released, context)}`
  if (view.holds.length > 0)
    return `${lifted}${lifted === '' ? '' : '\n'}Suspendu :\n${holdTable(view.holds, context)}${view.parts.map(partsText).join('')}`
  if (whole) return `${lifted}Le dossier n’est plus suspendu.\n`
  const { dossier = [] } = view
  if (dossier.length === 0) return `${lifted}Plus rien n’est suspendu pour ce client.\n`
  const still = `Plus rien n’est suspendu pour ce client seul, mais tout le dossier l’est (${dossier.map(durationText).join(', ')})`
  return `${lifted}${still} : rien ne lui partira d’ici là. Pour reprendre : relance release --all.\n`
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

/** "Sur F2026-101, 2 parts s’ajoutent (litige 500,00 €, litige 400,00 €) : 900,00 € en attente sur 1 200,00 €." */
export function partsText({ customer, ref, parts, heldCents, leftCents }: PartsHeld): string {
  const each = parts.map(({ code, cents }) => `${HOLDS[code]} ${formatAmount(cents ?? 0)}`).join(', ')
  const sum =
    heldCents < leftCents
      ? `${formatAmount(heldCents)} en attente sur ${formatAmount(leftCents)}`
      : `ensemble elles atteignent les ${formatAmount(leftCents)} dus, et tout attend`
  const typed = ref === null ? `relance release ${customer}` : `relance release ${customer} --ref ${ref}`
  const advice = `Si c’est une seule et même chose, levez-les (${typed}), puis notez-la une fois.`
  return `${frenchSpaces(`Sur ${ref ?? `tout ${customer}`}, ${parts.length} parts s’ajoutent (${each}) : ${sum}. ${advice}`)}\n`
}

/**
 * How long a hold lasts: "jusqu’au 30/11/2026"; of one that begins later, "du 24/12/2026 au 02/01/2027"; of one that somebody lifted ahead,
 * until which day.
 */
export function durationText({ code, from, until, deadlineOn, state, releasedOn }: HoldView): string {
  if (state === 'running' && releasedOn !== null) return `levé à partir du ${formatDay(releasedOn)}`
  const ahead = state === 'coming' || (releasedOn !== null && from > releasedOn)
  if (ahead && until !== null) return `du ${formatDay(from)} au ${formatDay(until)}`
  if (ahead && deadlineOn !== null) return `dès le ${formatDay(from)}, délai au ${formatDay(deadlineOn)}`
  if (ahead) return `à partir du ${formatDay(from)}`
  if (until !== null) return `jusqu’au ${formatDay(until)}`
  if (deadlineOn !== null) return `délai au ${formatDay(deadlineOn)}`
  return code === 'received' ? 'jusqu’au prochain import' : 'sans limite'
}

/** "15/12/2026 500,00 €", one text per instalment. */
export function scheduleText({ schedule }: Pick<HoldView, 'schedule'>): string[] {
  return schedule.map(({ day, cents }) => `${formatDay(day)} ${formatAmount(cents)}`)
}
