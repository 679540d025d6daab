// Tables for people in a terminal: no borders, amounts to the right, nothing but text when the output is not a terminal.
import type { ChalkInstance } from 'chalk'
import type CliTable from 'cli-table3'

export interface TableColumn {
  readonly header: string
  readonly align?: 'left' | 'right'
}

// No border at all: rows that can be read aloud, copied into a mail or piped into another program.
const GAP = '  '
const BARE = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((name) => [name, '']),
)

/** What draws on a terminal, once loaded. */
let drawing: { readonly Table: typeof CliTable; readonly paint: ChalkInstance } | null = null

/** Loads what draws tables on a terminal. Without it, into a pipe or a file, columns are padded: loading it costs more than most commands. */
export async function loadTables(color: boolean): Promise<void> {
  if (!color) return
  const { palette } = await import('./palette.ts')
  drawing = { Table: (await import('cli-table3')).default, paint: palette(true) }
}

/** A table as text, ending with a new line; '' for no rows. The same columns on a terminal and in a pipe. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[], color: boolean): string {
  if (rows.length === 0) return ''
  const lines = rows.map((row) => row.map((cell) => cell.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')))
  const text = color && drawing !== null ? drawn(drawing, columns, lines) : padded(columns, lines)
  return `${text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

function drawn(
  { Table, paint }: NonNullable<typeof drawing>,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const built = new Table({
    chars: { ...BARE, middle: GAP },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    head: columns.map((column) => paint.bold(column.header)),
    colAligns: columns.map((column) => column.align ?? 'left'),
  })
  for (const row of rows) built.push([...row])
  return built.toString()
}

function padded(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map((column) => column.header), ...rows]
  const widths = columns.map((_, column) => lines.reduce((most, line) => Math.max(most, width(line[column] ?? '')), 0))
  const laidOut = lines.map((line) =>
    columns.map((column, index) => {
      const text = line[index] ?? ''
      const blank = ' '.repeat((widths[index] ?? 0) - width(text))
      return column.align === 'right' ? blank + text : text + blank
    }),
  )
  return laidOut.map((cells) => cells.join(GAP)).join('\n')
}

/** Columns a text takes: marks that combine take none, ideographs and the like take two (Unicode Standard Annex 11, in short). */
function width(text: string): number {
  if (/^[\u0020-\u02ff\u2010-\u203a\u20ac\u2212\u202f]*$/.test(text)) return text.length
  const marks = text.match(/\p{M}/gu)?.length ?? 0
  const wide =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/gu)?.length ?? 0
  return [...text].length - marks + wide
}
