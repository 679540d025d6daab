// Opens a FEC (fichier des écritures comptables, art. A47 A-1 du Livre des procédures fiscales): separator, header, rows.
// What the rows mean is told by `readLedger`.
import { InputError } from '../../domain/errors.ts'
import type { LedgerReading } from '../../domain/reading.ts'
import { eachLine } from '../books/byte-lines.ts'
import { memoryReader } from '../books/byte-reader.ts'
import { hiddenBytes } from '../books/hidden-bytes.ts'
import { codecOf } from '../books/row-bytes.ts'
import { rememberingDays } from '../cells/dates.ts'
import { columnUses } from '../columns/column-evidence.ts'
import { fingerprintOf } from '../columns/header-fingerprint.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { textBlocks } from '../tables/encoding.ts'
import { usualExcess } from '../tables/row-excess.ts'
import { isBlankLine, readRows } from '../tables/rows.ts'
import { refuseLongTable } from '../tables/table-size.ts'
import type { TextFile } from '../text-file.ts'
import { type LedgerHeader, readFecHeader } from './fec-header.ts'
import { readLedger } from './ledger-reading.ts'
import type { LedgerTable } from './ledger-table.ts'

const LEGAL = { always: 'ordre légal des colonnes' }
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Reads a FEC, in one pass over its lines as a rule.
 * @throws InputError when the header, the fiscal year or the file as a whole cannot be understood.
 */
export function readFec(text: TextFile, options: ReadOptions): LedgerReading {
  const { source, encoding } = text
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be'
  const opened = wide ? textTable(text, options) : byteTable(text, options)
  const { headers, columns, written } = opened.header
  const rows = text.firstLines.slice(written ? 1 : 0).map((line) => line.split(text.separator))
  const table = { ...opened, header: { ...opened.header, usualExcess: usualExcess(rows, headers.length) } }
  const uses = columnUses(headers, columns, rows, { map: options.map ?? {}, profile: options.profile ?? null, ...(written ? {} : LEGAL) })
  return readLedger('fec', fileHead(source, encoding, uses, written ? fingerprintOf(headers) : null), table, options, issueLog())
}

/** Rows in bytes: they are never all texts at once. */
function byteTable({ source, encoding, separator }: TextFile, options: ReadOptions): LedgerTable {
  const reader = source.disk ?? memoryReader(source.bytes)
  const codec = codecOf(encoding)
  const start = source.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0
  let header: LedgerHeader | null = null
  let data = { from: 0, line: 0 }
  const hidden = hiddenBytes(encoding)
  eachLine(
    { file: source.name, reader, separator: separator.charCodeAt(0), hidden },
    start,
    1,
    ({ bytes, start: from, end, place, line }) => {
      data = { from: place, line }
      if (header !== null) return false
      const row = codec.decode(bytes, from, end)
      if (isBlankLine(row, separator)) return true
      header = readFecHeader(source.name, row.split(separator), options.map)
      if (!header.written) return false
      data = { from: reader.size, line: line + 1 }
      return true
    },
  )
  if (header === null) throw empty(source.name)
  return { ...common(source.name, header, separator), rows: [], bytes: { reader, codec, hidden, ...data } }
}

function textTable({ source, encoding, separator }: TextFile, options: ReadOptions): LedgerTable {
  refuseLongTable(source.name, source.bytes)
  const rows = [...readRows(textBlocks(source.name, source.bytes, encoding), separator)]
  const at = rows.findIndex((row) => row.fields.length > 0)
  const first = rows[at]
  if (first === undefined) throw empty(source.name)
  const header = readFecHeader(source.name, first.fields, options.map)
  return { ...common(source.name, header, separator), rows: rows.slice(header.written ? at + 1 : at) }
}

function common(file: string, header: LedgerHeader, separator: string) {
  return { file, header, separator, readDay: rememberingDays(), marks: {} }
}

function empty(file: string): InputError {
  return new InputError('file-empty', 'Le fichier est vide.', { file, advice: 'Recommencez l’export depuis le logiciel comptable.' })
}
