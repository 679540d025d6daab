// Where the rows of a ledger come from: bytes read as they come (a FEC), or rows of texts (any other table). Both can be gone
// through again, and both give back the text of a row that was kept.
import type { LedgerTable } from '../ledger-table.ts'
import { isBlankLine, type Row } from '../rows.ts'
import { eachLine } from './byte-lines.ts'
import type { TextCodec } from './compact/text-table.ts'
import type { Pass } from './pass.ts'
import { plainRows } from './plain-row.ts'
import { lineWindow, type RowBytes } from './row-bytes.ts'
import { textRow } from './text-row.ts'

export interface Feed {
  readonly codec: TextCodec
  /** Gives every row to the pass, or the first `most`; tells whether those were all. */
  run(pass: Pass, most?: number): boolean
  /** The rows kept at these places, which must ascend. */
  rowsAt(places: Iterable<{ readonly place: number; readonly line: number }>): Generator<Row>
}

/** Rows already cut into texts. */
export function textFeed(rows: readonly Row[]): Feed {
  return {
    codec: { encode: (text) => Buffer.from(text, 'utf8'), decode: (bytes) => bytes.toString('utf8') },
    run(pass, most = rows.length) {
      for (let index = 0; index < rows.length && index < most; index++) {
        const row = rows[index]
        if (row) textRow(pass, row, index)
      }
      return most >= rows.length
    },
    *rowsAt(places) {
      for (const { place } of places) {
        const row = rows[place]
        if (row) yield row
      }
    },
  }
}

/** Rows still in bytes. */
export function byteFeed(table: LedgerTable, source: RowBytes): Feed {
  const { codec, reader, from, line } = source
  const separator = table.separator.charCodeAt(0)
  const rowOf = (text: string, number: number): Row => ({
    line: number,
    text,
    fields: isBlankLine(text, table.separator) ? [] : text.split(table.separator),
  })
  return {
    codec,
    run(pass, most = Number.POSITIVE_INFINITY) {
      const plain = plainRows(pass, separator, codec)
      let all = true
      eachLine(table.file, reader, from, line, (current) => {
        if (pass.counts.rows >= most) {
          all = false
          return false
        }
        if (!plain(current))
          textRow(pass, rowOf(codec.decode(current.bytes.subarray(current.start, current.end)), current.line), current.place)
        return true
      })
      return all
    },
    *rowsAt(places) {
      const window = lineWindow(reader)
      for (const { place, line: number } of places) yield rowOf(codec.decode(window.lineAt(place)), number)
    },
  }
}
