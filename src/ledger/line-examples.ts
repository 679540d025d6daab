// Which lines a new export of a fiscal year adds, drops, changes or letters: the first of each sort, to be shown to people.
// What counts as a change is decided by `line-changes.ts`.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount } from '../domain/format.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { CustomerCode } from '../domain/names.ts'

/** Examples of each sort: more would not be read. */
const SHOWN = 20

export type LineChangeKind = 'new' | 'vanished' | 'changed' | 'newlyLettered'

/** What of a line is not as it was; texts as the two exports write them, '' for nothing. */
export interface LineDifference {
  readonly field: 'account' | 'journal' | 'day' | 'ref' | 'label' | 'letter' | 'letterDay' | 'dueOn' | 'kind' | 'opening' | 'foreign'
  readonly before: string
  readonly after: string
}

export interface LineExample {
  readonly change: LineChangeKind
  readonly customer: CustomerCode
  /** Reference of the line, else its label. */
  readonly ref: string
  readonly amountCents: Cents
  /** EcritureDate. */
  readonly day: IsoDay
  /** Of a line newly lettered; '' otherwise. */
  readonly letter: string
  /** Of a line that changed; empty otherwise. */
  readonly differences: readonly LineDifference[]
}

/** Told of each line that is not as it was; `old` for a changed one alone. */
export type ChangeTeller = (change: LineChangeKind, line: LedgerLine, old: LedgerLine | null) => void

/** Keeps the first lines of each sort that it is told of. */
export function changeExamples(): { readonly tell: ChangeTeller; all(): LineExample[] } {
  const kept: Record<LineChangeKind, LineExample[]> = { new: [], vanished: [], changed: [], newlyLettered: [] }
  return {
    tell(change, line, old) {
      if (kept[change].length >= SHOWN) return
      kept[change].push({
        change,
        customer: line.customer,
        ref: line.ref === '' ? line.label : line.ref,
        amountCents: line.cents,
        day: line.day,
        letter: change === 'newlyLettered' ? line.letter : '',
        differences: old === null ? [] : differences(old, line),
      })
    },
    all: () => [...kept.new, ...kept.vanished, ...kept.changed, ...kept.newlyLettered],
  }
}

function differences(old: LedgerLine, line: LedgerLine): LineDifference[] {
  const [before, after] = [told(old), told(line)]
  const fields = Object.keys(before) as LineDifference['field'][]
  return fields.filter((field) => before[field] !== after[field]).map((field) => ({ field, before: before[field], after: after[field] }))
}

function told({ account, journal, day, ref, label, letter, letterDay, dueOn, kind, opening, foreign }: LedgerLine) {
  const sum = foreign === null ? '' : `${formatAmount(foreign.hundredths).replace(/\u00a0€$/, '')} ${foreign.currency}`
  return {
    account,
    journal,
    day,
    ref,
    label,
    letter,
    letterDay: letterDay ?? '',
    dueOn: dueOn ?? '',
    kind,
    opening: opening ? 'à-nouveau' : '',
    foreign: sum,
  } satisfies Record<LineDifference['field'], string>
}
