// A CSV text cut into records, each with the physical line it starts on. Knows nothing of columns.
// Lines without quotes are cut here, which is quick and takes the memory of a line; csv-parse knows what quotes mean.
import { parse } from 'csv-parse/sync'
import { linesOf, type Row } from './rows.ts'

export interface CutText {
  readonly rows: readonly Row[]
  /** Lines where a quote opens and never closes: quotes are plain text in such a file. */
  readonly looseQuotes: readonly number[]
}

const SEPARATOR_LINE = /^"?sep=(.)"?[ ;,\t]*(?=[\r\n]|$)/i
const CLOSED = /^"(?:[^"]|"")*"$/s
/** No quoted cell is longer: the quote that opens it is text. */
const LONGEST_QUOTED = 4 * 2 ** 20
/** Quoted lines cut together: enough for speed. */
const TOGETHER = 2 ** 16
const NO_FIELDS: readonly string[] = []

/** The separator that a first line `sep=;` announces for spreadsheets; null for none. */
export function announcedSeparator(firstLine: string): string | null {
  return SEPARATOR_LINE.exec(firstLine)?.[1] ?? null
}

/**
 * Cuts the text: quotes hold separators and line ends. Where a quote swallows whole rows, or never closes, the file is cut
 * again with quotes as plain text (`CAVE DE L"XYZ`). A blank record has no field.
 * @param text the text, or what gives its blocks as often as asked, each ending on a line end
 */
export function cutRecords(text: string | (() => Iterable<string>), separator: string): CutText {
  const blocks = typeof text === 'string' ? () => [text] : text
  const quoted = quotedRows(linesIn(blocks()), separator)
  if (quoted !== null) return { rows: quoted, looseQuotes: [] }
  const rows: Row[] = []
  for (const line of linesIn(blocks())) rows.push(rowOf(rows.length + 1, line.split(separator).map(unwrapped), separator))
  return { rows, looseQuotes: rows.filter((row) => row.fields.some(isLoose)).map((row) => row.line) }
}

/** The lines of the text, its `sep=` line blank. A line ends with LF; in a text without LF, with CR. */
function* linesIn(blocks: Iterable<string>): Generator<string> {
  let lines = 0
  for (const line of linesOf(blocks)) yield lines++ === 0 ? line.replace(SEPARATOR_LINE, '') : line
}

/** Null where a quote swallows rows or never closes. */
function quotedRows(lines: Iterable<string>, separator: string): Row[] | null {
  const rows: Row[] = []
  let number = 0
  // Lines from the first with a quote on, until csv-parse finds every quote closed.
  let open: string[] = []
  let [size, tryAt] = [0, 0]
  const close = (): boolean => {
    const found = recordsIn(open.join('\n'), separator, number)
    if (found === null) {
      tryAt = 2 * size
      return false
    }
    for (const row of found) rows.push(row)
    number += open.length
    open = []
    size = tryAt = 0
    return true
  }
  for (const line of lines) {
    const hasQuote = line.includes('"')
    if (open.length > 0 && size >= tryAt && (!hasQuote || size > TOGETHER)) close()
    if (size > LONGEST_QUOTED) return null
    if (open.length === 0 && !hasQuote) {
      number += 1
      rows.push(rowOf(number, line.split(separator), separator))
    } else {
      open.push(line)
      size += line.length + 1
    }
  }
  if (open.length > 0 && !close()) return null
  return rows.some((row) => row.fields.some((field) => swallowsRows(field, separator))) ? null : rows
}

/** The records of some lines; null when they end between quotes. @param before physical lines before them */
function recordsIn(text: string, separator: string, before: number): Row[] | null {
  const rows: Row[] = []
  let last = before
  // Each record becomes a row at once: what csv-parse tells of it is larger than itself.
  const on_record = (record: readonly string[], info: { readonly lines: number }) => {
    rows.push(rowOf(last + 1, record, separator))
    last = before + info.lines
    return null
  }
  try {
    const common = { record_delimiter: '\n', relax_column_count: true, relax_quotes: true } as const
    parse(text, { ...common, delimiter: separator, on_record })
    return rows
  } catch {
    // Only an unclosed quote stops csv-parse here.
    return null
  }
}

function rowOf(line: number, fields: readonly string[], separator: string): Row {
  const blank = fields.every((field) => field.trim() === '')
  return { line, text: fields.join(separator), fields: blank ? NO_FIELDS : fields }
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
