// The rows of published examples as a text for a terminal, a count at its end. Computes nothing.
import type { LawRow } from './law-rows.ts'

const HEAD = ['id', 'reproduced', 'printed by the source', 'computed', 'what'] as const

/** Penalties are told as interest / fee / total, as far as the source prints them. The last line is `N reproduced / M`. */
export function lawTable(rows: readonly LawRow[]): string {
  const cells = rows.map((row) => [row.id, row.reproduced ? 'yes' : 'no', row.expected, row.computed, row.what])
  const widths = HEAD.map((title, column) => Math.max(title.length, ...cells.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const indent = ' '.repeat((widths[0] ?? 0) + 2)
  const blocks = rows.map((row, index) => [line(cells[index] ?? []), ...details(row).map((text) => indent + text)].join('\n'))
  return [`${line(HEAD)}\n`, ...blocks, '', ...counts(rows)].join('\n')
}

function details({ source, reproduced, how, remarks }: LawRow): string[] {
  const [first, ...others] = remarks
  const said = reproduced || first === undefined ? remarks : [`Not reproduced, because: ${first}`, ...others]
  return [`${source} | ${how}`, ...said]
}

/** By family, then how the reproduced ones were put to the engine, then the count. */
function counts(rows: readonly LawRow[]): string[] {
  const reproduced = rows.filter((row) => row.reproduced)
  const families = [...new Set(rows.map((row) => row.family))]
  const ways = [...new Set(reproduced.map((row) => row.how))]
  const found = (rest: readonly LawRow[]) => `${rest.filter((row) => row.reproduced).length} / ${rest.length}`
  return [
    ...families.map((family) => `${found(rows.filter((row) => row.family === family)).padStart(7)}  ${family}`),
    '',
    ...ways.map((how) => `${String(reproduced.filter((row) => row.how === how).length).padStart(7)}  reproduced by: ${how}`),
    '',
    `${reproduced.length} reproduced / ${rows.length}`,
  ]
}
