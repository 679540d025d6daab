// Text blocks -> physical lines -> fields. Not CSV: a FEC has no quoting (a lone " is text).
// Knows nothing of columns; counts every physical line, blank ones included.

/** One physical line, numbered from 1. A blank line has no field. */
export interface Row {
  readonly line: number
  readonly text: string
  readonly fields: readonly string[]
}

/** Some exports still end with it. */
export const DOS_END_OF_FILE = '\u001a'

/**
 * The lines of the text. A line ends with LF, preceded by any number of CR; in a text without LF it ends with CR.
 * The end of the last line is optional and never makes a line of its own.
 */
export function* linesOf(blocks: Iterable<string>): Generator<string> {
  let end: string | null = null
  for (const block of blocks) {
    end ??= block.includes('\n') ? '\n' : '\r'
    let start = 0
    while (start < block.length) {
      const at = block.indexOf(end, start)
      let stop = at < 0 ? block.length : at
      const next = at < 0 ? block.length : at + 1
      while (stop > start && block[stop - 1] === '\r') stop -= 1
      yield block.slice(start, stop)
      start = next
    }
  }
}

/** The rows of a file whose separator is known. A line of white space and separators only is blank. */
export function* readRows(blocks: Iterable<string>, separator: string): Generator<Row> {
  let line = 0
  for (const text of linesOf(blocks)) {
    line += 1
    yield { line, text, fields: isBlankLine(text, separator) ? [] : text.split(separator) }
  }
}

/** Whether a line holds nothing but white space, separators and the DOS end-of-file mark. */
export function isBlankLine(text: string, separator: string): boolean {
  const first = text[0]
  if (first !== undefined && first !== separator && first !== ' ' && first !== DOS_END_OF_FILE && first !== '\t') return false
  return text.replaceAll(separator, '').replaceAll(DOS_END_OF_FILE, '').trim() === ''
}

/** A cell without padding; the quotes go when it starts and ends with one, and doubled ones become one. */
export function cell(fields: readonly string[], index: number | undefined): string {
  const text = (index === undefined ? undefined : fields[index])?.trim()
  if (!text) return ''
  if (text.length > 1 && text[0] === '"' && text.at(-1) === '"') return text.slice(1, -1).replaceAll('""', '"').trim()
  return text
}
