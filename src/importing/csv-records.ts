// A CSV text cut into records by csv-parse, each with the physical line it starts on. Knows nothing of columns.
import { parse } from 'csv-parse/sync'
import type { Row } from './rows.ts'

export interface CutText {
  readonly rows: readonly Row[]
  /** Lines where a quote opens and never closes: quotes are plain text in such a file. */
  readonly looseQuotes: readonly number[]
}

interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

const SEPARATOR_LINE = /^"?sep=(.)"?[ ;,\t]*(?=[\r\n]|$)/i
const CLOSED = /^"(?:[^"]|"")*"$/s

/** The separator that a first line `sep=;` announces for spreadsheets; null for none. */
export function announcedSeparator(firstLine: string): string | null {
  return SEPARATOR_LINE.exec(firstLine)?.[1] ?? null
}

/**
 * Cuts the text: quotes hold separators and line ends. Where a quote swallows whole rows, or never closes, the file is cut
 * again with quotes as plain text (`CAVE DE L"XYZ`). A blank record has no field.
 */
export function cutRecords(text: string, separator: string): CutText {
  const plain = text.replace(SEPARATOR_LINE, '').replace(/\r+\n/g, '\n')
  const lines = plain.includes('\n') ? plain : plain.replaceAll('\r', '\n')
  const quoted = parsed(lines, separator, '"')
  if (quoted !== null && !quoted.some((row) => row.fields.some((field) => swallowsRows(field, separator)))) {
    return { rows: quoted, looseQuotes: [] }
  }
  const rows = (parsed(lines, separator, null) ?? []).map((row) => ({ ...row, fields: row.fields.map(unwrapped) }))
  return { rows, looseQuotes: rows.filter((row) => row.fields.some(isLoose)).map((row) => row.line) }
}

function parsed(text: string, separator: string, quote: '"' | null): Row[] | null {
  let records: ParsedRecord[]
  try {
    const common = { bom: true, delimiter: separator, info: true, relax_column_count: true, skip_empty_lines: false, quote } as const
    records = parse(text, { ...common, relax_quotes: quote !== null }) as unknown as ParsedRecord[]
  } catch (error) {
    // Only an unclosed quote stops csv-parse here; without quotes nothing does.
    if (quote === null) throw error
    return null
  }
  let before = 0
  return records.map(({ record, info }) => {
    const line = before + 1
    before = info.lines
    const blank = record.every((field) => field.trim() === '')
    return { line, text: record.join(separator), fields: blank ? [] : record }
  })
}

/** A field over several lines, one of which is cut into columns: a quote that opened by accident. */
function swallowsRows(field: string, separator: string): boolean {
  if (!field.includes('\n')) return false
  return field.split('\n').some((line) => line.split(separator).length > 3)
}

function unwrapped(field: string): string {
  return CLOSED.test(field.trim()) ? field.trim().slice(1, -1).replaceAll('""', '"') : field
}

function isLoose(field: string): boolean {
  return (field.match(/"/g)?.length ?? 0) % 2 === 1
}
