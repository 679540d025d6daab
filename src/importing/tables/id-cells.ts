// Numbers that a spreadsheet has rounded (`4,1106E+12`): the figures are lost, so the file is refused rather than guessed.
import { InputError } from '../../domain/errors.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { quoted } from '../wording.ts'
import type { CsvTable } from './csv-table.ts'
import { cell } from './rows.ts'

const IDS: readonly Role[] = ['account', 'customer_code', 'invoice_number', 'piece_ref', 'entry_number', 'siren', 'siret']
const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+\d{1,2}$/i

/** @throws InputError 'scientific-notation' when a column of accounts, codes or numbers holds one. */
export function refuseScientific(table: CsvTable, columns: Columns): void {
  const indexes = IDS.flatMap((role) => columns[role] ?? [])
  for (const row of table.rows) {
    const index = indexes.find((at) => SCIENTIFIC.test(cell(row.fields, at)))
    if (index === undefined) continue
    const message = `La colonne ${quoted(table.headers[index] ?? '')} contient ${quoted(cell(row.fields, index))} : un tableur a arrondi ce numéro, ses chiffres sont perdus.`
    throw new InputError('scientific-notation', message, {
      file: table.file,
      line: row.line,
      excerpt: row.text.slice(0, 120),
      advice: 'Recommencez l’export sans passer par un tableur, ou mettez cette colonne au format Texte avant de l’enregistrer.',
    })
  }
}
