// Storing an invoice list in place of the one before of the same source: additions, changes, and what was settled since.
import { addDays, type IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import type { LineChanges } from './line-changes.ts'
import { pieceNumber } from './list-pieces.ts'

interface ListedRow
  extends Pick<InvoiceRecord, 'customer' | 'number' | 'documentRef' | 'issuedOn' | 'dueOn' | 'totalCents' | 'outstandingCents'> {
  readonly id: number
  readonly listed: number
}

interface StoredList {
  /** Records not stored as they are before. */
  readonly imported: number
  readonly changes: LineChanges
  /** Rows that the list no longer shows, and the day from which they count as settled. */
  readonly settled: ReadonlySet<number>
  readonly day: IsoDay
}

/**
 * Replaces the list of a source by these records: what is no longer in it is settled on `day`. One that is in it under another customer code now is
 * that customer's, with all it was: nobody paid it.
 */
export function storeList(ledger: Ledger, source: string, records: readonly InvoiceRecord[], day: IsoDay): StoredList {
  const left = groupBy(readList(ledger, source), numberKey)
  const counts = { new: 0, vanished: 0, changed: 0, newlyLettered: 0 }
  const from = notBefore(ledger, source, day)
  const writer = listWriter(ledger, source, from)
  // Identical records first, so that a changed instalment does not take the place of an unchanged one.
  const others = records.filter((record) => takeOut(left.get(numberKey(record)) ?? [], (row) => isSame(row, record)) === null)
  const added: InvoiceRecord[] = []
  for (const record of others) {
    const rows = left.get(numberKey(record)) ?? []
    const known = takeOut(rows, (row) => row.totalCents === record.totalCents && row.dueOn === record.dueOn) ?? takeOut(rows, () => true)
    if (known === null) added.push(record)
    else writer.change(known, record)
    if (known === null || known.listed === 0) counts.new++
    else counts.changed++
  }
  const vanished = [...left.values()].flat().filter((row) => row.listed === 1)
  const moved = movedRows(vanished, added)
  for (const record of added) {
    const row = moved.get(record)
    if (row === undefined) writer.add(record)
    else writer.change(row, record)
  }
  const kept = new Set(moved.values())
  const gone = vanished.filter((row) => !kept.has(row))
  for (const row of gone) writer.settle(row)
  counts.vanished = gone.length
  return { imported: counts.new + counts.changed, changes: counts, settled: new Set(gone.map(({ id }) => id)), day: from }
}

function readList(ledger: Ledger, source: string): ListedRow[] {
  const rows = ledger.db.prepare<[string], ListedRow>(`
    SELECT d.id, d.customer, d.number, d.document_ref AS documentRef, d.issued_on AS issuedOn, d.due_on AS dueOn,
      d.total_cents AS totalCents, s.outstanding_cents AS outstandingCents, s.listed
    FROM document d JOIN document_state s ON s.document_id = d.id
      AND s.day = (SELECT max(l.day) FROM document_state l WHERE l.document_id = d.id)
    WHERE d.source = ? ORDER BY d.id`)
  return rows.all(source)
}

function listWriter(ledger: Ledger, source: string, day: IsoDay) {
  const insert = ledger.db.prepare(`INSERT INTO document (source, customer, number, document_ref, issued_on, due_on, total_cents)
    VALUES (?, ?, ?, ?, ?, ?, ?)`)
  const update = ledger.db.prepare(
    'UPDATE document SET customer = ?, number = ?, document_ref = ?, issued_on = ?, due_on = ?, total_cents = ? WHERE id = ?',
  )
  const isFirst = ledger.db.prepare('SELECT 1 WHERE (SELECT min(day) FROM document_state WHERE document_id = ?) = ?').pluck()
  /**
   * What the first list of an invoice left open was so before that day too: kept for the day before, where another list of the same day takes its
   * place. What is paid then is paid on the day of the lists, and not on that of the invoice, which nobody saw.
   */
  const keepFirst = ({ id, outstandingCents, listed }: ListedRow): void => {
    if (isFirst.get(id, day) !== undefined) state.run(id, addDays(day, -1), outstandingCents, listed)
  }
  const state = ledger.db.prepare('INSERT OR REPLACE INTO document_state (document_id, day, outstanding_cents, listed) VALUES (?, ?, ?, ?)')
  return {
    add(record: InvoiceRecord): void {
      const { customer, number, documentRef, issuedOn, dueOn, totalCents } = record
      const { lastInsertRowid } = insert.run(source, customer, number, documentRef, issuedOn, dueOn, totalCents)
      state.run(lastInsertRowid, day, record.outstandingCents, 1)
    },
    change(row: ListedRow, record: InvoiceRecord): void {
      if (record.totalCents === row.totalCents) keepFirst(row)
      update.run(record.customer, record.number, record.documentRef, record.issuedOn, record.dueOn, record.totalCents, row.id)
      state.run(row.id, day, record.outstandingCents, 1)
    },
    settle(row: ListedRow): void {
      keepFirst(row)
      state.run(row.id, day, 0, 0)
    },
  }
}

/** Rows that look like one record alone, and it like them alone: the customer's code apart, nothing else of an invoice changed. */
function movedRows(vanished: readonly ListedRow[], added: readonly InvoiceRecord[]): Map<InvoiceRecord, ListedRow> {
  const isInvoice = ({ number }: { number: string }) => number !== LUMP_NUMBER
  const rows = groupBy(vanished.filter(isInvoice), likeness)
  const records = groupBy(added.filter(isInvoice), likeness)
  return new Map(
    [...records].flatMap(([like, [record, ...others]]) => {
      const [row, ...more] = rows.get(like) ?? []
      return record === undefined || row === undefined || others.length + more.length > 0 ? [] : [[record, row] as const]
    }),
  )
}

function likeness({ number, issuedOn, totalCents }: { number: string; issuedOn: string; totalCents: number }): string {
  return `${number}\u0000${issuedOn}\u0000${totalCents}`
}

function takeOut(rows: ListedRow[], fits: (row: ListedRow) => boolean): ListedRow | null {
  const found = rows.findIndex(fits)
  return found < 0 ? null : (rows.splice(found, 1)[0] ?? null)
}

/** A list can be imported for a day before the last one's: its word is the latest all the same. */
function notBefore(ledger: Ledger, source: string, day: IsoDay): IsoDay {
  const last = ledger.db
    .prepare('SELECT max(s.day) FROM document_state s JOIN document d ON d.id = s.document_id WHERE d.source = ?')
    .pluck()
    .get(source) as IsoDay | null
  return last !== null && last > day ? last : day
}

function isSame(row: ListedRow, record: InvoiceRecord): boolean {
  return (
    row.listed === 1 &&
    row.number === record.number &&
    row.documentRef === record.documentRef &&
    row.issuedOn === record.issuedOn &&
    row.dueOn === record.dueOn &&
    row.totalCents === record.totalCents &&
    row.outstandingCents === record.outstandingCents
  )
}

function numberKey(row: Pick<InvoiceRecord, 'customer' | 'number' | 'documentRef' | 'totalCents'>): string {
  return `${row.customer}\u0000${pieceNumber(row)}`
}
