// Writing the lines of a fiscal year, as they come from their file: millions of them, none kept in memory.
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { ImportedLine } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { lineFingerprint } from './line-changes.ts'
import { LINE_INDEXES } from './schema-lines.ts'

const COLUMNS = `year_id, row, customer, account, journal, entry, day, ref, document_ref, document_day, label, amount_cents, letter,
  letter_day, due_on, kind, opening, currency, currency_hundredths, occurrence, closed, fingerprint`
const WIDTH = COLUMNS.split(',').length
/** Rows a statement writes at once: handing statements over one by one is what costs. */
const BATCH = 40

type Value = string | number | null

/**
 * Appends the lines of a fiscal year.
 * @param seen called with each line and its fingerprint
 */
export function insertLines(
  ledger: Ledger,
  yearId: number,
  lines: Iterable<ImportedLine>,
  seen: (line: LedgerLine, fingerprint: number) => void,
): void {
  const insert = (rows: number) =>
    ledger.db.prepare(
      `INSERT INTO line (${COLUMNS}) VALUES ${Array(rows)
        .fill(`(${Array(WIDTH).fill('?').join(',')})`)
        .join(',')}`,
    )
  const batch = insert(BATCH)
  let values: Value[] = []
  for (const line of lines) {
    const fingerprint = lineFingerprint(line)
    seen(line, fingerprint)
    addValues(values, yearId, line, fingerprint)
    if (values.length === BATCH * WIDTH) {
      batch.run(values)
      values = []
    }
  }
  if (values.length > 0) insert(values.length / WIDTH).run(values)
}

/** Runs `work` without the indexes of the lines, then makes them again. */
export function withoutLineIndexes(ledger: Ledger, work: () => void): void {
  for (const name of Object.keys(LINE_INDEXES)) ledger.db.exec(`DROP INDEX ${name}`)
  work()
  for (const sql of Object.values(LINE_INDEXES)) ledger.db.exec(sql)
}

function addValues(values: Value[], yearId: number, line: ImportedLine, fingerprint: number): void {
  values.push(
    yearId,
    line.row,
    line.customer,
    line.account,
    line.journal,
    line.entry,
    line.day,
    line.ref,
    line.documentRef,
    line.documentDay,
    line.label,
    line.cents,
    line.letter,
    line.letterDay,
    line.dueOn,
    line.kind,
    line.opening ? 1 : 0,
    line.foreign?.currency ?? null,
    line.foreign?.hundredths ?? null,
    line.occurrence,
    line.closed ? 1 : 0,
    fingerprint,
  )
}
