// What the cards of a file add to its ledger lines: names, and the collective account of customers that are accounts of their own.
import { InputError } from '../../domain/errors.ts'
import type { Columns, Role } from '../columns/columns.ts'
import { cell, type Row } from '../tables/rows.ts'
import { quoted } from '../wording.ts'
import type { LayoutLedger } from './layout.ts'

type Card = LayoutLedger['cards'] extends ReadonlyMap<string, infer One> ? One : never

/** An account of the plan comptable, as opposed to a customer's or a supplier's own one (9DUPONT). */
const GENERAL = /^[1-8]\d\d/

/**
 * The rows, completed. A row cut short stays as it is: it is refused later on.
 * @param width cells of a completed row
 * @throws InputError 'customer-cards-missing' for an account that only a card could attach to the plan comptable
 */
export function* withCards(
  file: string,
  { cards, ownAccounts, fields }: LayoutLedger,
  columns: Columns,
  width: number,
  rows: Iterable<Row>,
): Generator<Row> {
  for (const row of rows) {
    if (row.fields.length !== fields.length) {
      yield row
      continue
    }
    const account = cell(row.fields, columns.account)
    const card = cards.get(cell(row.fields, columns.customer_code)) ?? cards.get(account)
    if (ownAccounts && account !== '' && !card?.collective && !GENERAL.test(account)) throw unattached(file, row, account)
    const cells = [...row.fields, ...Array.from({ length: width - row.fields.length }, () => '')]
    if (card) complete(cells, columns, account, card)
    yield { ...row, fields: cells }
  }
}

function complete(cells: string[], columns: Columns, account: string, card: Card): void {
  const fill = (role: Role, text: string) => {
    const index = columns[role]
    if (index !== undefined && cell(cells, index) === '') cells[index] = text
  }
  if (card.collective !== '' && card.collective !== account && cell(cells, columns.customer_code) === '') {
    fill('customer_code', account)
    if (columns.account !== undefined) cells[columns.account] = card.collective
  }
  fill(cell(cells, columns.customer_code) === '' ? 'account_name' : 'customer_name', card.name)
}

function unattached(file: string, row: Row, account: string): InputError {
  return new InputError('customer-cards-missing', `Le compte ${quoted(account)} n’est rattaché à aucun compte collectif.`, {
    file,
    line: row.line,
    excerpt: row.text.slice(0, 120),
    advice: 'Recommencez l’export en y joignant les comptes de tiers (fiches clients et fournisseurs), ou exportez le FEC.',
  })
}
