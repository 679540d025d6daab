// The CSV form and the fingerprint that all four forms carry: SHA-256 of that CSV without its last line, which holds the fingerprint.
import { createHash } from 'node:crypto'
import { writeCsv } from '../sheet-files.ts'
import type { CalculationSheet } from './calculation.ts'
import { FINGERPRINT_MEANING } from './mentions.ts'
import { type CalculationRow, calculationRows, rowsSheet } from './rows.ts'

const TITLE = 'Calcul'

/** Bytes of the CSV before its last line; nothing in them depends on the clock, the time zone or the locale. */
function content(sheet: CalculationSheet): Buffer {
  return writeCsv(rowsSheet(TITLE, calculationRows(sheet)))
}

/** Lower-case hexadecimal, 64 characters. */
export function fingerprintOf(sheet: CalculationSheet): string {
  return sha256(content(sheet))
}

/** SHA-256 of bytes, in lower-case hexadecimal. */
export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** UTF-8 with BOM, semicolons, CRLF, as every CSV of the program; the last line is the fingerprint of all that comes before it. */
export function writeCalculationCsv(sheet: CalculationSheet): Buffer {
  const before = content(sheet)
  const last = writeCsv(rowsSheet(TITLE, [fingerprintRow(sha256(before))])).toString('utf8')
  // The table of one row has the same titles again: only its row is wanted.
  return Buffer.concat([before, Buffer.from(last.slice(last.indexOf('\r\n') + 2), 'utf8')])
}

function fingerprintRow(hash: string): CalculationRow {
  return { kind: 'fingerprint', formula: hash, text: FINGERPRINT_MEANING }
}
