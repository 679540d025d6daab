// The customer lines of a ledger, made one at a time from the rows that were kept: nothing of them stays in memory.
import type { IsoDay } from '../../domain/day.ts'
import { normaliseRef } from '../../domain/document-ref.ts'
import { hashText, hashTextAgain } from '../../domain/hash.ts'
import { naturalKey } from '../../domain/item-key.ts'
import { classifyMovement } from '../../domain/movement.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { ImportedLine } from '../../domain/reading.ts'
import type { IdentityOf } from '../customers.ts'
import { documentDay } from '../document-day.ts'
import type { ReadProgress } from '../read-options.ts'
import { IntColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'
import { EVERY, type Feed } from './feed.ts'
import type { KeptCells } from './kept-cells.ts'
import type { Openings } from './opening.ts'
import type { Pass } from './pass.ts'

/** What the whole file told, which each of its lines needs. */
export interface LineContext {
  readonly feed: Feed
  readonly pass: Pass
  readonly start: IsoDay
  readonly openings: Openings
  readonly identityOf: IdentityOf
  readonly names: ReadonlyMap<CustomerCode, string>
  /** Where the day of a document comes from, openings apart: their entry's day is never the document's. */
  readonly documentDay: 'piece' | 'entry'
  readonly tell: ((progress: ReadProgress) => void) | undefined
}

/** The lines, in the order of the file; can be gone through several times. @param only numbers of kept rows, ascending */
export function keptLines(context: LineContext, only?: readonly number[]): Iterable<ImportedLine> {
  return { [Symbol.iterator]: () => makeLines(context, only) }
}

function* makeLines(context: LineContext, only: readonly number[] | undefined): Generator<ImportedLine> {
  const { feed, pass, openings, tell } = context
  const { kept } = pass
  const openingRows = new Set(openings.entries.flatMap((entry) => entry.kept))
  const lineOf = lineMaker(context)
  const count = only?.length ?? kept.line.length
  const cells = feed.kept(pass)
  for (let step = 0; step < count; step++) {
    const index = only?.[step] ?? step
    if (tell !== undefined && (step & EVERY) === EVERY) tell({ phase: 'store', done: step, total: count, rows: step })
    const opening = openings.journals.has(kept.journal.at(index)) || openingRows.has(index)
    yield lineOf(cells(index), index, opening)
  }
}

function lineMaker({ pass, start, identityOf, names, documentDay: source }: LineContext) {
  const { kept, signatures, letters, refs, parties } = pass
  const shared = refs.shared()
  const codes: CustomerCode[] = []
  const customerOf = (party: number) => {
    codes[party] ??= identityOf(parties.at(party)).code
    return codes[party]
  }
  const occurrenceOf = occurrences()
  return (cells: KeptCells, index: number, opening: boolean): ImportedLine => {
    const { account, ref, label, cents } = cells
    const day = cells.day ?? start
    const customer = customerOf(kept.party.at(index))
    const signature = kept.signature.at(index)
    const documentRef = ref === '' || (shared.size > 0 && shared.has(pass.hashOf(ref).first)) ? '' : normaliseRef(ref)
    const documentOn = source === 'entry' && !opening ? day : documentDay(cells.refDay, day)
    return {
      row: kept.line.at(index),
      fiscalYear: start,
      account,
      customer,
      customerName: names.get(customer) ?? customer,
      journal: cells.journal,
      entry: cells.entry,
      day,
      ref,
      documentRef,
      documentDay: documentOn,
      label,
      cents,
      letter: cells.letter,
      letterDay: cells.letterDay,
      dueOn: cells.dueOn,
      kind: classifyMovement({ account, cents, label, opening }, signature < 0 ? null : signatures.lines(signature)),
      opening,
      foreign: cells.foreign,
      occurrence: occurrenceOf(naturalKey({ customer, documentRef, documentDay: documentOn, cents }, 1)),
      closed: letters.balances(kept.group.at(index)),
    }
  }
}

/** Counts identical natural keys, by their hash: 1 for the first. */
function occurrences(): (key: string) => number {
  const keys = new KeyTable()
  const counts = new IntColumn()
  return (key) => {
    const index = keys.number(hashText(key), hashTextAgain(key))
    if (index === counts.length) counts.push(0)
    counts.set(index, counts.at(index) + 1)
    return counts.at(index)
  }
}
