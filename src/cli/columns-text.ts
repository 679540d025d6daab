// The columns of an imported file as a table: what each was taken for, on what evidence, with some of its values.
import type { ImportedFileView } from '../reporting/views.ts'
import type { Context } from './context.ts'
import { table } from './table.ts'

const COLUMNS = ['Colonne', 'Prise pour', 'Indice', 'Exemples'].map((header) => ({
  header: `  ${header}`.slice(header === 'Colonne' ? 0 : 2),
}))

/** The table of a dry run; '' otherwise, and for a file whose columns have no title. */
export function columnsText({ columns, alreadyImported }: ImportedFileView, dryRun: boolean, context: Context): string {
  if (!dryRun || alreadyImported || columns.length === 0) return ''
  const rows = columns.map(({ header, role, evidence, samples }) => [
    `  ${header === '' ? '(sans titre)' : header}`,
    role ?? '-',
    evidence,
    samples.join(' · '),
  ])
  return `\n${table(COLUMNS, rows, context.color)}`
}
