// Accounting entries as a file in the shape of a FEC: the eighteen columns of art. A47 A-1 of the Livre des procédures fiscales, in order.
import { stringify } from 'csv-stringify/sync'
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { PenaltyEntry, PenaltyLine } from '../domain/penalty-entry.ts'

const HEADER =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'

/** What a spreadsheet would run as a formula (OWASP, "CSV Injection"). */
const FORMULA_START = /^[=+\-@]/

/**
 * The entries as text, UTF-8: with tabs and line feeds, never quoted, as packages import a FEC; or, `asCsv`, with a BOM, semicolons and CRLF,
 * as a spreadsheet opens it by double click. Days are AAAAMMJJ, amounts 1234,56. ValidDate stays empty: nothing is posted.
 */
export function writeEntries(entries: readonly PenaltyEntry[], asCsv: boolean): Buffer {
  const rows = entries.flatMap((entry) => entry.lines.map((line) => cellsOf(entry, line)))
  if (!asCsv) {
    const lines = [HEADER.split(' '), ...rows].map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    return Buffer.from(`${lines.join('\n')}\n`, 'utf8')
  }
  const safe = rows.map((cells) => cells.map((cell) => (FORMULA_START.test(cell) ? `'${cell}` : cell)))
  return Buffer.from(stringify([HEADER.split(' '), ...safe], { delimiter: ';', record_delimiter: '\r\n', bom: true }), 'utf8')
}

function cellsOf({ journal, number, day, piece, label }: PenaltyEntry, line: PenaltyLine): string[] {
  return [
    journal,
    journal === 'OD' ? 'Opérations diverses' : journal,
    number,
    basic(day),
    line.account,
    line.accountName,
    line.auxiliary,
    line.auxiliaryName,
    piece,
    basic(day),
    label,
    decimal(line.debitCents),
    decimal(line.creditCents),
    ...['', '', '', '', ''],
  ]
}

function basic(day: IsoDay): string {
  return day.replaceAll('-', '')
}

function decimal(cents: Cents): string {
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)},${digits.slice(-2)}`
}
