// Storing an invoice list in place of the one before of the same source: additions, changes, and what was settled since.
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import { LUMP_NUMBER } from '../domain/lump.ts'
import type { InvoiceRecord } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import type { LineChanges } from './line-changes.ts'

interface ListedRow {
  readonly id: number
  readonly customer: string
  readonly number: string
  readonly documentRef: string
  readonly issuedOn: string
  readonly dueOn: string | null
  readonly totalCents: number
  readonly outstandingCents: number
  readonly listed: number
}

interface StoredList {
  /** Records not stored as they are before. */
  readonly imported: number
  readonly changes: LineChanges
  /** What the edition before showed as open, and this one does not. */
  readonly vanished: readonly { readonly outstandingCents: number }[]
}

/**
 * Replaces the list of a source by these records: what is no longer in it is settled on `day`. One that is in it under another customer code now is
 * that customer's, with all it was: nobody paid it.
 */
export function storeList(ledger: Ledger, source: string, records: readonly InvoiceRecord[], day: IsoDay): StoredList {
  const left = groupBy(readList(ledger, source), numberKey)
  const counts = { new: 0, vanished: 0, changed: 0, newlyLettered: 0 }
  const writer = listWriter(ledger, source, notBefore(ledger, source, day))
  // Identical records first, so that a changed instalment does not take the place of an unchanged one.
  const others = records.filter((record) => takeOut(left.get(numberKey(record)) ?? [], (row) => isSame(row, record)) === null)
  const added: InvoiceRecord[] = []
  for (const record of others) {
    const rows = left.get(numberKey(record)) ?? []
    const known = takeOut(rows, (row) => row.totalCents === record.totalCents && row.dueOn === record.dueOn) ?? takeOut(rows, () => true)
    if (known === null) added.push(record)
    else writer.change(known.id, record)
    if (known === null || known.listed === 0) counts.new++
    else counts.changed++
  }
  const vanished = [...left.values()].flat().filter((row) => row.listed === 1)
  const moved = movedRows(vanished, added)
  for (const record of added) {
    const row = moved.get(record)
    if (row === undefined) writer.add(record)
    else writer.change(row.id, record)
  }
  const kept = new Set(moved.values())
  const gone = vanished.filter((row) => !kept.has(row))
  for (const { id } of gone) writer.settle(id)
  counts.vanished = gone.length
  return { imported: counts.new + counts.changed, changes: counts, vanished: gone.filter(({ outstandingCents }) => outstandingCents !== 0) }
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
    'UPDATE document SET customer = ?, document_ref = ?, issued_on = ?, due_on = ?, total_cents = ? WHERE id = ?',
  )
  const state = ledger.db.prepare('INSERT OR REPLACE INTO document_state (document_id, day, outstanding_cents, listed) VALUES (?, ?, ?, ?)')
  return {
    add(record: InvoiceRecord): void {
      const { customer, number, documentRef, issuedOn, dueOn, totalCents } = record
      const { lastInsertRowid } = insert.run(source, customer, number, documentRef, issuedOn, dueOn, totalCents)
      state.run(lastInsertRowid, day, record.outstandingCents, 1)
    },
    change(id: number, record: InvoiceRecord): void {
      update.run(record.customer, record.documentRef, record.issuedOn, record.dueOn, record.totalCents, id)
      state.run(id, day, record.outstandingCents, 1)
    },
    settle: (id: number) => void state.run(id, day, 0, 0),
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
    row.documentRef === record.documentRef &&
    row.issuedOn === record.issuedOn &&
    row.dueOn === record.dueOn &&
    row.totalCents === record.totalCents &&
    row.outstandingCents === record.outstandingCents
  )
}

function numberKey(row: { customer: string; number: string; totalCents: number }): string {
  return `${row.customer}\u0000${row.number}\u0000${row.totalCents < 0 ? '-' : '+'}`
}
