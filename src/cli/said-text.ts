// Holds and decisions about a customer in one table, in the order of their days.
import { compareText } from '../domain/compare.ts'
import { formatAmount, formatDay } from '../domain/format.ts'
import { groupBy } from '../domain/group.ts'
import { stepName } from '../domain/step-name.ts'
import type { HoldView } from '../jobs/hold-view.ts'
import type { DecisionView, SaidOfCustomer } from '../jobs/said.ts'
import { HOLDS } from '../reporting/words.ts'
import type { Context } from './context.ts'
import { durationText, partsText, scheduleText } from './holds-text.ts'
import { table } from './table.ts'

const COLUMNS = ['Jour', 'Décision', 'Pièce', 'État', 'Par', 'Remarque'].map((header) => ({ header }))

/** Empty when nothing was said. */
export function saidText({ holds, parts, decisions }: SaidOfCustomer, context: Context): string {
  const lines = [
    ...holds.map((hold) => ({ day: hold.from, cells: holdCells(hold) })),
    ...alike(decisions).map((decision) => ({ day: decision.day, cells: decisionCells(decision) })),
  ]
  if (lines.length === 0) return ''
  const rows = lines.toSorted((a, b) => compareText(a.day, b.day)).map(({ day, cells }) => [formatDay(day), ...cells])
  return `Suspensions et décisions :\n${table(COLUMNS, rows, context.color)}${parts.map(partsText).join('')}`
}

function holdCells(hold: HoldView): string[] {
  const part = hold.cents === null ? '' : `, ${formatAmount(hold.cents)}`
  const where = hold.ref ?? (hold.customer === null ? 'tout le dossier' : 'tout le client')
  const told = [...scheduleText(hold), hold.text].filter((text) => text !== '').join(', ')
  return [`${HOLDS[hold.code]}${part}`, where, stateText(hold), hold.author ?? '', told]
}

function stateText(hold: HoldView): string {
  switch (hold.state) {
    case 'coming':
    case 'running':
      return durationText(hold)
    case 'kept':
      return 'payé'
    case 'broken':
      return `${hold.code === 'promise' ? 'non tenue' : 'non tenu'}${hold.until === null ? '' : ` (${formatDay(hold.until)})`}`
    case 'over':
      return hold.until === null ? 'fini' : `fini le ${formatDay(hold.until)}`
    case 'released':
      return `levé${hold.releasedOn === null ? '' : ` le ${formatDay(hold.releasedOn)}`}${hold.releasedBy === null ? '' : ` par ${hold.releasedBy}`}`
    default:
      return hold.state satisfies never
  }
}

/** One decision about several documents is one line. */
function alike(decisions: readonly DecisionView[]): DecisionView[] {
  const groups = groupBy(decisions, ({ day, kind, step, author, reason, at }) => JSON.stringify([day, kind, step, author, reason, at]))
  return [...groups.values()].flatMap((same) => (same[0] === undefined ? [] : [{ ...same[0], ref: same.map(({ ref }) => ref).join(', ') }]))
}

function decisionCells({ kind, ref, step, author, reason }: DecisionView): string[] {
  const what = { skip: 'étape passée', set: 'étape choisie', replay: 'relances reprises' }[kind]
  return [what, ref, step === null ? 'plus d’étape' : `puis ${stepName(step, 'fr')}`, author ?? '', reason]
}
