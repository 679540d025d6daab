// The door of this folder: a file without header row, recognised by its shape, read like any other ledger.
import { InputError } from '../../domain/errors.ts'
import { plural } from '../../domain/format.ts'
import type { Reading } from '../../domain/reading.ts'
import { fileHead } from '../file-head.ts'
import { issueLog } from '../issue-log.ts'
import { readLedger } from '../ledgers/ledger-reading.ts'
import { refuseForeignFile } from '../magic.ts'
import type { ReadOptions, SourceFile } from '../read-options.ts'
import type { Row } from '../tables/rows.ts'
import { refuseLongTable } from '../tables/table-size.ts'
import { separatorName } from '../wording.ts'
import type { LayoutLedger, LayoutText } from './layout.ts'
import { layoutContacts } from './layout-contacts.ts'
import { LAYOUTS } from './layout-list.ts'
import { layoutTable } from './layout-table.ts'
import { openLayoutText } from './layout-text.ts'
import { recogniseLayout } from './recognise-layout.ts'

/**
 * Reads a file of a known layout; null when it is of none, or when the user says that it is a FEC or a list of invoices.
 * @throws InputError when two layouts fit, when the layout is known but not read, or as `readLedger` does.
 */
export function readLayout(source: SourceFile, options: ReadOptions): Reading | null {
  if (options.as === 'fec' || options.as === 'invoices') return null
  const text = openLayoutText(source, options)
  const found = text && recogniseLayout(text, LAYOUTS, options.layout)
  if (!text || !found) return null
  refuseForeignFile(source.name, source.bytes)
  refuseLongTable(source.name, source.bytes)
  const { layout, evidence } = found
  const recognised = `Format reconnu à son contenu, ${layout.name} : ${evidence}.`
  const ledger = options.as === 'contacts' ? null : (layout.ledger?.(text) ?? null)
  if (ledger) return ledgerReading(source, text, ledger, options, recognised)
  if (layout.contacts && options.as !== 'entries') {
    return layoutContacts(source, text, layout.contacts(text), options, [recognised, `Encodage ${text.encoding()}.`])
  }
  throw new InputError('layout-without', `Le fichier ${layout.name} ne contient pas ${MISSING[options.as ?? 'entries'] ?? ''}.`, {
    file: source.name,
    advice: 'Recommencez l’export en y joignant les écritures de l’exercice, ou exportez le FEC.',
  })
}

/** Whether the file is of a known layout, told by its first bytes. */
export function readsAsLayout(source: SourceFile, options: ReadOptions): boolean {
  if (options.as === 'fec' || options.as === 'invoices') return false
  const text = openLayoutText(source, options)
  return text !== null && recogniseLayout(text, LAYOUTS, options.layout) !== null
}

const MISSING: Readonly<Partial<Record<string, string>>> = { entries: 'd’écritures', contacts: 'de fiches clients' }

function ledgerReading(source: SourceFile, text: LayoutText, ledger: LayoutLedger, options: ReadOptions, recognised: string): Reading {
  const table = layoutTable(text, ledger, options.map)
  const aside = { count: 0 }
  const reading = readLedger(
    'entries',
    fileHead(source, text.encoding()),
    { ...table, rows: countingAside(table.rows, aside) },
    options,
    issueLog(),
  )
  const columns = table.separator === '' ? 'de largeur fixe' : `séparées par ${separatorName(table.separator)}`
  const how = [recognised, `Encodage ${text.encoding()}, colonnes ${columns}, connues par leur place.`]
  if (ledger.fields.some(({ role }) => role === 'due_date') && table.header.columns.due_date === undefined) {
    how.push('Les échéances du fichier sont toujours le jour de l’écriture : elles ne sont pas retenues.')
  }
  if (aside.count > 0)
    how.push(
      `${aside.count} ${plural(aside.count, 'ligne analytique ou simulée laissée', 'lignes analytiques ou simulées laissées')} de côté.`,
    )
  return { ...reading, explanations: [...how, ...reading.explanations.filter((sentence) => !sentence.startsWith('Encodage '))] }
}

/** A row without field whose line is not blank is one that the layout leaves aside. */
function* countingAside(rows: Iterable<Row>, aside: { count: number }): Generator<Row> {
  for (const row of rows) {
    if (row.fields.length === 0 && row.text.trim() !== '') aside.count += 1
    yield row
  }
}
