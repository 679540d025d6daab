// A CSV file as one table: its header row found, what stands before it apart, rows made as wide as the header.
// Knows no family: what a row means is told by the readers.
import { InputError } from '../../domain/errors.ts'
import { fingerprintOf } from '../columns/header-fingerprint.ts'
import { oneTable } from '../shapes/stacked-tables.ts'
import type { TextFile } from '../text-file.ts'
import { findHeader } from './csv-header.ts'
import { cutRecords } from './csv-records.ts'
import { textBlocks } from './encoding.ts'
import { excessOf, usualExcess } from './row-excess.ts'
import type { Row } from './rows.ts'
import { refuseLongTable } from './table-size.ts'

export interface CsvTable {
  readonly file: string
  readonly separator: string
  readonly headers: readonly string[]
  /** Line of the header row, from 1. */
  readonly headerLine: number
  /** Data rows, blank ones included. */
  readonly rows: readonly Row[]
  /** What stands before the header: title, period, filters. */
  readonly preamble: readonly Row[]
  /** See `fingerprintOf`. */
  readonly fingerprint: string
  /** Lines with more empty cells to the right of the columns than most have, and how many more; they were dropped. */
  readonly strayCells: ReadonlyMap<number, number>
  /** Lines where a quote opens and never closes. */
  readonly looseQuotes: readonly number[]
}

/**
 * Cuts the file into records and finds the header among its first rows; later headers (page breaks, tables stacked in one
 * file) are followed. Excel's guards (`="0102"`, `'0102`) are taken off every cell.
 * @param map role -> header, as given by the user: the header is the row that holds them all
 * @throws InputError 'header-unknown' when no line names columns, 'file-too-large'.
 */
export function readCsvTable(text: TextFile, map?: Readonly<Record<string, string>>): CsvTable {
  const { source, encoding, separator } = text
  refuseLongTable(source.name, source.bytes)
  const { rows, looseQuotes } = cutRecords(() => textBlocks(source.name, source.bytes, encoding), separator)
  const header = findHeader(rows, map)
  if (!header) {
    throw new InputError('header-unknown', 'Aucune des premières lignes ne nomme assez de colonnes connues.', {
      file: source.name,
      line: 1,
      excerpt: (rows[0]?.text ?? '').slice(0, 120),
      advice:
        'Exportez avec la ligne de titres, ou désignez les colonnes par leurs titres avec --map ; la nature du fichier se donne avec --as : fec, entries, invoices, contacts, reminders (relances déjà faites) ou aged-balance (balance âgée).',
    })
  }
  const table = oneTable(
    header.headers,
    rows.filter((row) => row.line > header.lastLine),
  )
  return {
    file: source.name,
    separator,
    headers: table.headers,
    headerLine: header.line,
    rows: table.rows.map((row) => tidied(row, table.headers.length)),
    preamble: rows.filter((row) => row.line < header.line),
    fingerprint: fingerprintOf(header.headers),
    strayCells: strayCells(table.rows, table.headers.length),
    looseQuotes,
  }
}

function strayCells(rows: readonly Row[], width: number): Map<number, number> {
  // Nearly every table has rows as wide as its header, which is quicker to see.
  const wider = rows.filter((row) => row.fields.length > width)
  if (wider.length === 0) return new Map()
  const usual = wider.length * 2 < rows.length ? 0 : usualExcess(fieldsOf(rows), width)
  return new Map(wider.map((row) => [row.line, excessOf(row.fields, width) - usual] as const).filter(([, more]) => more > 0))
}

function* fieldsOf(rows: readonly Row[]): Generator<readonly string[]> {
  for (const row of rows) yield row.fields
}

/** Most rows are tidy and stay the objects they are. */
function tidied(row: Row, width: number): Row {
  const fields = fitted(row.fields, width)
  const guarded = fields.some((field) => GUARD.test(field))
  return fields === row.fields && !guarded ? row : { ...row, fields: guarded ? fields.map(unguarded) : fields }
}

const GUARD = /^\s*[=']/

/** Drops what stands to the right of the columns: empty cells, and notes after an empty cell. */
function fitted(fields: readonly string[], width: number): readonly string[] {
  return fields.length > width && (fields[width] ?? '').trim() === '' ? fields.slice(0, width) : fields
}

/** A cell without what Excel needs to keep a text a text. Nothing is ever evaluated: any other formula stays a text. */
function unguarded(field: string): string {
  const text = field.trim()
  const formula = /^="([^"]*)"$/.exec(text)
  return formula?.[1] ?? (/^'[\d+=@-]/.test(text) ? text.slice(1) : field)
}
