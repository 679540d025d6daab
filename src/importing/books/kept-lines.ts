// The customer lines of a ledger, made one at a time from the rows that were kept: nothing of them stays in memory.
import { type Cents, cents as toCents } from '../../domain/cents.ts'
import { basicDay, type IsoDay } from '../../domain/day.ts'
import { normaliseRef } from '../../domain/document-ref.ts'
import { hashPair, hashText, hashTextAgain } from '../../domain/hash.ts'
import type { MovementKind } from '../../domain/ledger-line.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { ImportedLine } from '../../domain/reading.ts'
import type { IdentityOf } from '../ledgers/customers.ts'
import { documentDay } from '../ledgers/document-day.ts'
import type { ReadProgress } from '../read-options.ts'
import { IntColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'
import { EVERY, type Feed } from './feed.ts'
import type { KeptCells } from './kept-cells.ts'
import { movementKinds } from './movement-kinds.ts'
import type { Openings } from './opening.ts'
import type { Pass } from './pass.ts'

/** Kinds whose entry tells the VAT of their document. */
const TAXED: ReadonlySet<MovementKind> = new Set<MovementKind>(['invoice', 'deposit', 'creditNote'])

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
  const { kept, signatures, letters, refs } = pass
  const shared = refs.shared()
  const customerOf = customersOf(pass, identityOf)
  const kindOf = movementKinds(signatures)
  const occurrenceOf = occurrences()
  return (cells: KeptCells, index: number, opening: boolean): ImportedLine => {
    const { account, ref, label, cents } = cells
    const day = cells.day ?? start
    const customer = customerOf(kept.party.at(index))
    const customerName = names.get(customer) ?? customer
    const documentRef = ref === '' || shared?.(pass.hashOf(ref)) ? '' : normaliseRef(ref)
    const kind = kindOf({ account, customer, customerName, cents, label, opening }, kept.signature.at(index))
    const vat = TAXED.has(kind) ? kept.vat.at(index) : -1
    const documentOn = source === 'entry' && !opening ? day : documentDay(cells.refDay, day)
    return {
      row: kept.line.at(index),
      fiscalYear: start,
      account,
      customer,
      customerName,
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
      kind,
      opening,
      foreign: cells.foreign,
      occurrence: occurrenceOf(customer, documentRef, documentOn, cents),
      closed: letters.balances(kept.group.at(index)),
      ...(vat < 0 ? {} : { vatCents: toCents(cents < 0 ? -vat : vat) }),
    }
  }
}

/** The customer of each party. */
function customersOf({ parties }: Pass, identityOf: IdentityOf): (party: number) => CustomerCode {
  const codes = parties.all.map((party) => identityOf(party).code)
  return (party) => codes[party] as CustomerCode
}

/** Counts identical natural keys (see `naturalKey`), by their hashes: 1 for the first. */
function occurrences(): (customer: CustomerCode, documentRef: string, documentDay: IsoDay, cents: Cents) => number {
  const keys = new KeyTable()
  const counts = new IntColumn()
  return (customer, documentRef, documentDay, cents) => {
    const [who, day, much] = [hashText(customer), basicDay(documentDay), Math.trunc(cents / 2 ** 32)]
    const first = hashPair(hashPair(hashText(documentRef), who), hashPair(cents, day))
    const second = hashPair(hashPair(day, hashTextAgain(documentRef)), hashPair(hashTextAgain(customer) ^ much, cents))
    const index = keys.number(first, second)
    if (index === counts.length) counts.push(0)
    counts.set(index, counts.at(index) + 1)
    return counts.at(index)
  }
}
