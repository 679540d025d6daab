// The customer lines of a ledger, made one at a time from the rows that were kept: nothing of them stays in memory.
import { ZERO } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import { normaliseRef } from '../../domain/document-ref.ts'
import { hashText } from '../../domain/hash.ts'
import { naturalKey } from '../../domain/item-key.ts'
import { classifyMovement } from '../../domain/movement.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { ImportedLine } from '../../domain/reading.ts'
import type { Columns, Role } from '../columns.ts'
import type { IdentityOf } from '../customers.ts'
import { documentDay } from '../document-day.ts'
import { fitRow } from '../fit-row.ts'
import { foreignAmount } from '../foreign-amount.ts'
import { rowAmount } from '../row-amount.ts'
import { cell, type Row } from '../rows.ts'
import { numberColumn } from './compact/columns-of-numbers.ts'
import { keyTable } from './compact/key-table.ts'
import type { Feed } from './feed.ts'
import type { Openings } from './opening.ts'
import type { Pass } from './pass.ts'
import { secondaryDay } from './secondary-days.ts'

/** What the whole file told, which each of its lines needs. */
export interface LineContext {
  readonly feed: Feed
  readonly pass: Pass
  readonly start: IsoDay
  readonly openings: Openings
  readonly identityOf: IdentityOf
  readonly names: ReadonlyMap<CustomerCode, string>
}

/** The lines, in the order of the file; can be gone through several times. @param only numbers of kept rows, ascending */
export function keptLines(context: LineContext, only?: readonly number[]): Iterable<ImportedLine> {
  return { [Symbol.iterator]: () => makeLines(context, only) }
}

function* makeLines(context: LineContext, only: readonly number[] | undefined): Generator<ImportedLine> {
  const { feed, pass, openings } = context
  const { kept } = pass
  const openingRows = new Set(openings.entries.flatMap((entry) => entry.kept))
  const isOpening = (index: number) => openings.journals.has(kept.journal.at(index)) || openingRows.has(index)
  const lineOf = lineMaker(context)
  const count = only?.length ?? kept.line.length
  const numbers = function* () {
    for (let step = 0; step < count; step++) {
      const index = only?.[step] ?? step
      yield { place: kept.place.at(index), line: kept.line.at(index) }
    }
  }
  let step = 0
  for (const row of feed.rowsAt(numbers())) {
    const index = only?.[step] ?? step
    step += 1
    yield lineOf(row, index, isOpening(index))
  }
}

function lineMaker({ pass, start, identityOf, names }: LineContext) {
  const { table, kept, signatures, letters, refs } = pass
  const { header, separator } = table
  const { columns } = header
  const shared = refs.shared()
  const codes = new Map<string, CustomerCode>()
  const occurrenceOf = occurrences()
  const customerOf = (account: string, auxiliary: string, accountName: string) => {
    const key = auxiliary === '' || auxiliary === account ? `${account}\u0000${accountName}` : `${account}\u0000\u0000${auxiliary}`
    const known = codes.get(key)
    if (known !== undefined) return known
    const { code } = identityOf({ account, accountName, auxiliary })
    codes.set(key, code)
    return code
  }
  return (row: Row, index: number, opening: boolean): ImportedLine => {
    const fields = fittedFields(row, header.headers.length, columns, separator)
    const text = (role: Role) => cell(fields, columns[role])
    const account = text('account')
    const amount = rowAmount(fields, table).cents ?? ZERO
    const day = secondaryDay(table, fields, 'entry_date') ?? start
    const customer = customerOf(account, text('customer_code'), text('account_name'))
    const ref = text('piece_ref')
    const label = text('label')
    const letter = text('lettering')
    const signature = kept.signature.at(index)
    const documentRef = ref === '' || (shared.size > 0 && shared.has(pass.hashOf(ref))) ? '' : normaliseRef(ref)
    const documentOn = documentDay(secondaryDay(table, fields, 'invoice_date'), day)
    const kind = classifyMovement({ account, cents: amount, label, opening }, signature < 0 ? null : signatures.lines(signature))
    const journal = text('journal')
    const letterDay = secondaryDay(table, fields, 'lettering_date')
    const dueOn = secondaryDay(table, fields, 'due_date')
    const foreign = foreignAmount(text('currency'), text('foreign_amount'), amount, table.marks.foreign_amount)
    return {
      row: row.line,
      fiscalYear: start,
      account,
      customer,
      customerName: names.get(customer) ?? customer,
      journal,
      entry: text('entry_number'),
      day,
      ref,
      documentRef,
      documentDay: documentOn,
      label,
      cents: amount,
      letter,
      letterDay,
      dueOn,
      kind,
      opening,
      foreign,
      occurrence: occurrenceOf(hashText(naturalKey({ customer, documentRef, documentDay: documentOn, cents: amount }, 1))),
      closed: letters.balances(kept.group.at(index)),
    }
  }
}

/** Cells of a row that was kept: it fits. */
function fittedFields(row: Row, width: number, columns: Columns, separator: string): readonly string[] {
  if (row.fields.length === width) return row.fields
  const fitted = fitRow(row.fields, width, columns, separator)
  return 'fields' in fitted ? fitted.fields : row.fields
}

/** Counts identical natural keys, by their hash: 1 for the first. */
function occurrences(): (key: number) => number {
  const keys = keyTable()
  const counts = numberColumn(Uint16Array)
  return (key) => {
    const index = keys.number(key)
    if (index === counts.length) counts.push(0)
    counts.set(index, counts.at(index) + 1)
    return counts.at(index)
  }
}
