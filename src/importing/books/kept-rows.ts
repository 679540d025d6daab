// The customer rows of a ledger that are kept: in numbers, a few bytes each. What they say is read again when it is wanted.
import { isPlausibleBasic } from '../ledgers/document-day.ts'
import { IntColumn, WideColumn } from './compact/columns-of-numbers.ts'
import type { Pass } from './pass.ts'

/** The customer rows that are kept, in file order: where each stands, and what its entry and its letter tell. */
export interface KeptRows {
  /** Where the row's text can be read again: an offset in bytes, or its index among the rows. */
  readonly place: WideColumn
  readonly line: IntColumn
  readonly journal: IntColumn
  /** Signature of its entry, -1 where the entry is not sound. */
  readonly signature: IntColumn
  /** Letter group, -1 for a row without letter. */
  readonly group: IntColumn
  readonly party: IntColumn
  /** VAT within its amount, without sign; -1 where its entry does not tell. */
  readonly vat: WideColumn
}

/** Kept rows, none yet. */
export function keptRows(): KeptRows {
  return {
    place: new WideColumn(),
    line: new IntColumn(),
    journal: new IntColumn(),
    signature: new IntColumn(),
    group: new IntColumn(),
    party: new IntColumn(),
    vat: new WideColumn(),
  }
}

/** A customer row that is kept, in numbers. */
export interface KeptRow {
  readonly place: number
  readonly line: number
  readonly journal: number
  readonly day: number
  /** PieceDate as AAAAMMJJ, 0 when there is none. */
  readonly refDay: number
  readonly cents: number
  readonly account: number
  readonly auxiliary: number
  readonly party: number
  readonly letter: number
  /** Both hashes of the reference, 0 when there is none. */
  readonly ref: number
  readonly refAgain: number
}

/** Keeps a customer row; returns its number among the kept ones. The party's own sum is not touched. */
export function keep(pass: Pass, row: KeptRow): number {
  const { kept, letters, refs } = pass
  const { account, auxiliary, letter, party, cents } = row
  kept.place.push(row.place)
  kept.line.push(row.line)
  kept.journal.push(row.journal)
  kept.signature.push(-1)
  kept.party.push(party)
  kept.vat.push(-1)
  kept.group.push(letter === 0 ? -1 : letters.add({ account, auxiliary, letter, party, cents }))
  if (letter !== 0) pass.counts.lettered = true
  if (row.refDay > 0 && row.refDay !== row.day && !isPlausibleBasic(row.refDay, row.day)) pass.counts.oddPieceDays += 1
  pass.parties.keep(party, row.line, cents)
  if (row.ref === 0) refs.none()
  // The same customer on 411 and 413 is one customer: his code tells him, not his account.
  else refs.add(row.ref, row.refAgain, auxiliary === 0 ? -party : auxiliary, row.day)
  return kept.line.length - 1
}

/** A row of a supplier's account: adds it up, nothing else is kept. */
export function addSupplier(
  pass: Pass,
  row: Pick<KeptRow, 'account' | 'auxiliary' | 'day' | 'cents'>,
  accountName: () => number,
  name: number,
): void {
  const supplier = pass.suppliers.number(row.account, row.auxiliary, accountName, () => 0)
  pass.suppliers.add(supplier, row.cents)
  pass.suppliers.rename(supplier, name, row.day)
}
