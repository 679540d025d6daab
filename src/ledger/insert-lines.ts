// Writing the lines of a fiscal year, as they come from their file: millions of them, none kept in memory.
import { basicDay } from '../domain/day.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { ImportedLine } from '../domain/reading.ts'
import type { Ledger } from './ledger.ts'
import { kindNumber, packLine } from './packed-line.ts'
import { LINE_INDEXES } from './schema-packed-lines.ts'
import { LINE_TRIGGERS } from './schema-standings.ts'

const COLUMNS = 'year_id, row, customer, day, amount_cents, kind, opening, closed, occurrence, fingerprint, said'
const WIDTH = COLUMNS.split(',').length
/** Rows a statement writes at once: handing statements over one by one is what costs. */
const BATCH = 40

type Value = string | number

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
    const { said, fingerprint } = packLine(line)
    seen(line, fingerprint)
    values.push(yearId, line.row, line.customer, basicDay(line.day), line.cents, kindNumber(line.kind))
    values.push(line.opening ? 1 : 0, line.closed ? 1 : 0, line.occurrence, fingerprint, said)
    if (values.length === BATCH * WIDTH) {
      batch.run(values)
      values = []
    }
  }
  if (values.length > 0) insert(values.length / WIDTH).run(values)
}

/** Runs `work` without the indexes and triggers of the lines, then makes them again. `work` stirs the customers it touches. */
export function withBareLines(ledger: Ledger, work: () => void): void {
  for (const name of Object.keys(LINE_INDEXES)) ledger.db.exec(`DROP INDEX ${name}`)
  for (const name of Object.keys(LINE_TRIGGERS)) ledger.db.exec(`DROP TRIGGER ${name}`)
  work()
  for (const sql of [...Object.values(LINE_INDEXES), ...Object.values(LINE_TRIGGERS)]) ledger.db.exec(sql)
}
