// A CSV text cut into records by csv-parse, each with the physical line it starts on. Knows nothing of columns.
// Block by block: a text of a hundred megabytes is never in memory several times.
import { parse } from 'csv-parse/sync'
import type { Row } from './rows.ts'

export interface CutText {
  readonly rows: readonly Row[]
  /** Lines where a quote opens and never closes: quotes are plain text in such a file. */
  readonly looseQuotes: readonly number[]
}

const SEPARATOR_LINE = /^"?sep=(.)"?[ ;,\t]*(?=[\r\n]|$)/i
const CLOSED = /^"(?:[^"]|"")*"$/s
/** No quoted cell is longer: the quote that opens it is text. */
const LONGEST_QUOTED = 4 * 2 ** 20
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
  const quoted = quotedRows(withLineFeeds(blocks()), separator)
  if (quoted !== null) return { rows: quoted, looseQuotes: [] }
  const plain: Records = { rows: [], lines: 0 }
  for (const block of withLineFeeds(blocks())) addRecords(plain, block, separator, null)
  const { rows } = plain
  return { rows, looseQuotes: rows.filter((row) => row.fields.some(isLoose)).map((row) => row.line) }
}

/** The blocks without `sep=` line, every line ended by LF alone. In a text without LF, CR ends lines. */
function* withLineFeeds(blocks: Iterable<string>): Generator<string> {
  let endsWithCr: boolean | null = null
  for (const block of blocks) {
    const text: string = endsWithCr === null ? block.replace(SEPARATOR_LINE, '') : block
    const plain: string = text.replace(/\r+\n/g, '\n')
    endsWithCr ??= !plain.includes('\n')
    yield endsWithCr ? plain.replaceAll('\r', '\n') : plain
  }
}

/** Records cut so far, and how many physical lines they take. */
interface Records {
  readonly rows: Row[]
  lines: number
}

/** Null where a quote swallows rows or never closes. A block that ends between quotes is cut together with the next one. */
function quotedRows(blocks: Iterable<string>, separator: string): Row[] | null {
  const records: Records = { rows: [], lines: 0 }
  let text = ''
  for (const block of blocks) {
    text += block
    const before = records.rows.length
    if (addRecords(records, text, separator, '"')) {
      if (records.rows.slice(before).some((row) => row.fields.some((field) => swallowsRows(field, separator)))) return null
      text = ''
    } else if (text.length > LONGEST_QUOTED) return null
  }
  return text === '' ? records.rows : null
}

/** Adds the records of a text; false, and nothing added, when it ends between quotes. */
function addRecords(records: Records, text: string, separator: string, quote: '"' | null): boolean {
  const { rows, lines } = records
  const count = rows.length
  // Each record becomes a row at once: what csv-parse tells of it is larger than itself.
  const on_record = (record: readonly string[], info: { readonly lines: number }) => {
    const line = records.lines + 1
    records.lines = lines + info.lines
    const blank = record.every((field) => field.trim() === '')
    const fields = quote === null ? record.map(unwrapped) : record
    rows.push({ line, text: record.join(separator), fields: blank ? NO_FIELDS : fields })
    return null
  }
  try {
    const common = { bom: true, record_delimiter: '\n', relax_column_count: true, skip_empty_lines: false } as const
    parse(text, { ...common, delimiter: separator, quote, relax_quotes: quote !== null, on_record })
    return true
  } catch (error) {
    // Only an unclosed quote stops csv-parse here; without quotes nothing does.
    if (quote === null) throw error
    rows.length = count
    records.lines = lines
    return false
  }
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
