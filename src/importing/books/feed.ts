// Where the rows of a ledger come from: bytes read as they come (a FEC), or rows of texts (any other table). Both can be gone
// through again, and both tell what a row that was kept says.
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import type { ReadProgress } from '../read-options.ts'
import { isBlankLine, type Row } from '../tables/rows.ts'
import { eachLine } from './byte-lines.ts'
import type { TextCodec } from './compact/text-table.ts'
import { type KeptCells, textCells } from './kept-cells.ts'
import { lineWindow } from './line-window.ts'
import type { Pass } from './pass.ts'
import { plainCells } from './plain-cells.ts'
import { plainRows } from './plain-row.ts'
import type { RowBytes } from './row-bytes.ts'
import { textRow } from './text-row.ts'

/** A progress is told every 16 384 rows: often enough for the eye. */
export const EVERY = (1 << 14) - 1

export interface Feed {
  readonly codec: TextCodec
  /** Gives every row to the pass, or the first `most`; tells whether those were all. */
  run(pass: Pass, most?: number, tell?: (progress: ReadProgress) => void): boolean
  /** What the rows kept by a pass say, by their numbers, which must ascend. */
  kept(pass: Pass): (index: number) => KeptCells
}

/** Rows already cut into texts. */
export function textFeed(rows: readonly Row[]): Feed {
  return {
    codec: { encode: (text) => Buffer.from(text, 'utf8'), decode: (bytes, start, end) => bytes.toString('utf8', start, end) },
    run(pass, most = rows.length) {
      for (let index = 0; index < rows.length && index < most; index++) {
        const row = rows[index]
        if (row) textRow(pass, row, index)
      }
      return most >= rows.length
    },
    kept: (pass) => (index) => textCells(pass.table, rows[pass.kept.place.at(index)]?.fields ?? []),
  }
}

/** Rows still in bytes. */
export function byteFeed(table: LedgerTable, source: RowBytes): Feed {
  const { codec, reader, from, line, hidden } = source
  const separator = table.separator.charCodeAt(0)
  const lines = { file: table.file, reader, separator, hidden }
  const fieldsOf = (text: string) => (isBlankLine(text, table.separator) ? [] : text.split(table.separator))
  return {
    codec,
    run(pass, most = Number.POSITIVE_INFINITY, tell) {
      const plain = plainRows(pass, separator, codec)
      let all = true
      eachLine(lines, from, line, (current) => {
        if (pass.counts.rows >= most) {
          all = false
          return false
        }
        if (tell !== undefined && (current.line & EVERY) === 0)
          tell({ phase: 'read', done: current.place, total: reader.size, rows: current.line })
        if (!plain(current)) {
          const text = codec.decode(current.bytes, current.start, current.end)
          textRow(pass, { line: current.line, text, fields: fieldsOf(text) }, current.place)
        }
        return true
      })
      return all
    },
    kept(pass) {
      const window = lineWindow(lines)
      const plain = plainCells(pass, separator, codec)
      return (index) => {
        const line = window.lineAt(pass.kept.place.at(index))
        return plain(line) ?? textCells(table, fieldsOf(codec.decode(line.bytes, line.start, line.end)))
      }
    },
  }
}
