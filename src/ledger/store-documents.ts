// Storing an invoice list in place of the one before of the same source: additions, changes, and what was settled since.
import { basename } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
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
}

/**
 * Which list a file is a new edition of: its name without digits, punctuation and extension, so that
 * `factures-2026-10.csv` follows `factures-2026-09.csv`.
 */
export function listSource(file: string): string {
  // Of an archive, the file inside: « archive.zip › factures.csv ».
  const stem = basename(file.split(' › ').at(-1) ?? file).replace(/\.[^.]*$/, '')
  return (
    stem
      .toLowerCase()
      .replace(/[^\p{L}]+/gu, ' ')
      .trim() || 'liste'
  )
}

/** Replaces the list of a source by these records: what is no longer in it is settled on `day`. */
export function storeList(ledger: Ledger, source: string, records: readonly InvoiceRecord[], day: IsoDay): StoredList {
  const left = groupBy(readList(ledger, source), numberKey)
  const counts = { new: 0, vanished: 0, changed: 0, newlyLettered: 0 }
  const writer = listWriter(ledger, source, notBefore(ledger, source, day))
  // Identical records first, so that a changed instalment does not take the place of an unchanged one.
  const others = records.filter((record) => takeOut(left.get(numberKey(record)) ?? [], (row) => isSame(row, record)) === null)
  for (const record of others) {
    const rows = left.get(numberKey(record)) ?? []
    const known = takeOut(rows, (row) => row.totalCents === record.totalCents && row.dueOn === record.dueOn) ?? takeOut(rows, () => true)
    if (known === null) writer.add(record)
    else writer.change(known.id, record)
    if (known === null || known.listed === 0) counts.new++
    else counts.changed++
  }
  for (const row of [...left.values()].flat()) {
    if (row.listed === 0) continue
    writer.settle(row.id)
    counts.vanished++
  }
  return { imported: counts.new + counts.changed, changes: counts }
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
  const update = ledger.db.prepare('UPDATE document SET document_ref = ?, issued_on = ?, due_on = ?, total_cents = ? WHERE id = ?')
  const state = ledger.db.prepare('INSERT OR REPLACE INTO document_state (document_id, day, outstanding_cents, listed) VALUES (?, ?, ?, ?)')
  return {
    add(record: InvoiceRecord): void {
      const { customer, number, documentRef, issuedOn, dueOn, totalCents } = record
      const { lastInsertRowid } = insert.run(source, customer, number, documentRef, issuedOn, dueOn, totalCents)
      state.run(lastInsertRowid, day, record.outstandingCents, 1)
    },
    change(id: number, record: InvoiceRecord): void {
      update.run(record.documentRef, record.issuedOn, record.dueOn, record.totalCents, id)
      state.run(id, day, record.outstandingCents, 1)
    },
    settle: (id: number) => void state.run(id, day, 0, 0),
  }
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
