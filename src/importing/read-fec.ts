// Opens a FEC (fichier des écritures comptables, art. A47 A-1 du Livre des procédures fiscales): separator, header, rows.
// What the rows mean is told by `readLedger`.
import { InputError } from '../domain/errors.ts'
import type { LedgerReading } from '../domain/reading.ts'
import { rememberingDays } from './dates.ts'
import { textBlocks } from './encoding.ts'
import { readFecHeader } from './fec-header.ts'
import { fileHead } from './file-head.ts'
import { issueLog } from './issue-log.ts'
import { readLedger } from './ledger-reading.ts'
import type { ReadOptions } from './read-options.ts'
import { type Row, readRows } from './rows.ts'
import type { TextFile } from './text-file.ts'

/**
 * Reads a FEC in one pass over its lines.
 * @throws InputError when the header, the fiscal year or the file as a whole cannot be understood.
 */
export function readFec(text: TextFile, options: ReadOptions): LedgerReading {
  const { source, encoding, separator } = text
  const rows = readRows(textBlocks(source.name, source.bytes, encoding), separator)
  const first = firstRow(source.name, rows)
  const header = readFecHeader(source.name, first.fields, options.map)
  const data = header.written ? rows : chain(first, rows)
  const table = { file: source.name, header, separator, rows: data, readDay: rememberingDays(), marks: {} }
  return readLedger('fec', fileHead(source, encoding), table, options, issueLog())
}

/** First row that is not blank. */
function firstRow(file: string, rows: Iterator<Row>): Row {
  for (let next = rows.next(); !next.done; next = rows.next()) if (next.value.fields.length > 0) return next.value
  throw new InputError('file-empty', 'Le fichier est vide.', { file, advice: 'Recommencez l’export depuis le logiciel comptable.' })
}

function* chain(first: Row, rest: Iterable<Row>): Generator<Row> {
  yield first
  yield* rest
}
