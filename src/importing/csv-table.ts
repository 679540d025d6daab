// A CSV file cut into records, its header row found among the first lines. Knows no family.
import { parse } from 'csv-parse/sync'
import { InputError } from '../domain/errors.ts'
import { rolesNamed } from './dictionary.ts'
import { textBlocks } from './encoding.ts'
import { fecRolesIn } from './fec-header.ts'
import type { Row } from './rows.ts'
import type { TextFile } from './text-file.ts'

export interface CsvTable {
  readonly file: string
  readonly separator: string
  readonly headers: readonly string[]
  /** Line of the header row, from 1. */
  readonly headerLine: number
  /** Data rows, blank ones included. */
  readonly rows: readonly Row[]
}

interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const HEADER_WITHIN = 30
const HEADER_ROLES = 2

/**
 * Cuts the file into records (quotes, line ends inside quotes) and finds the header: among the first lines, the one that
 * names most roles, two at least. What stands before is a preamble and is left out.
 * @throws InputError 'header-unknown' when no line names columns, 'csv-invalid' when quotes do not close.
 */
export function readCsvTable({ source, encoding, separator }: TextFile): CsvTable {
  const text = [...textBlocks(source.name, source.bytes, encoding)].join('')
  const rows = cutRecords(source.name, text, separator)
  let header: Row | null = null
  let most = HEADER_ROLES - 1
  for (const row of rows.slice(0, HEADER_WITHIN)) {
    const count = Math.max(rolesNamed(row.fields).size, fecRolesIn(row.fields).length)
    if (count > most) {
      most = count
      header = row
    }
  }
  if (!header) {
    throw new InputError('header-unknown', 'Aucune des premières lignes ne nomme les colonnes.', {
      file: source.name,
      line: 1,
      excerpt: (rows[0]?.text ?? '').slice(0, 120),
      advice: 'Exportez avec la ligne de titres ; le type de fichier peut être donné avec --as fec, entries, invoices ou contacts.',
    })
  }
  const { line } = header
  const headers = header.fields.map((field) => field.trim())
  return { file: source.name, separator, headers, headerLine: line, rows: rows.filter((row) => row.line > line) }
}

function cutRecords(file: string, text: string, separator: string): Row[] {
  let records: ParsedRecord[]
  try {
    records = parse(text.replace(/\r+\n/g, '\n'), {
      bom: true,
      delimiter: separator,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    }) as unknown as ParsedRecord[]
  } catch (error) {
    throw new InputError('csv-invalid', 'Le fichier CSV est mal formé : des guillemets ne se referment pas.', {
      file,
      advice: 'Recommencez l’export, ou ouvrez le fichier dans un tableur et enregistrez-le de nouveau en CSV.',
      cause: error,
    })
  }
  let before = 0
  return records.map(({ record, info }) => {
    const line = before + 1
    before = info.lines
    const blank = record.every((field) => field.trim() === '')
    return { line, text: record.join(separator), fields: blank ? [] : record }
  })
}
