// Tables for people in a terminal: no borders, amounts to the right, nothing but text when the output is not a terminal.
import { Chalk, type ChalkInstance } from 'chalk'
import Table from 'cli-table3'

export interface TableColumn {
  readonly header: string
  readonly align?: 'left' | 'right'
}

// No border at all: rows that can be read aloud, copied into a mail or piped into another program.
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

/** A table as text, ending with a new line; '' for no rows. */
export function table(columns: readonly TableColumn[], rows: readonly (readonly string[])[], color: boolean): string {
  if (rows.length === 0) return ''
  const paint = palette(color)
  const built = new Table({
    chars: { ...BARE, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    head: columns.map((column) => paint.bold(column.header)),
    colAligns: columns.map((column) => column.align ?? 'left'),
  })
  for (const row of rows) built.push([...row])
  return `${built
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

/** Colours, or a palette that leaves text alone. */
export function palette(color: boolean): ChalkInstance {
  return new Chalk({ level: color ? 1 : 0 })
}
