// Which family a text belongs to: ledger lines, invoices or contacts. Refuses when it is not clear, because a ledger read
// as a list of invoices would call every one of them unpaid.
import { InputError } from '../domain/errors.ts'
import type { Role } from './columns.ts'
import { rolesNamed, strengthOf } from './dictionary.ts'
import { fecRolesIn, inLegalOrder } from './fec-header.ts'
import type { Family } from './read-options.ts'
import type { TextFile } from './text-file.ts'
import { listed, quoted } from './wording.ts'

const FEC_ROLES = 6
const FEC_OWN = /^(journalcode|ecrituredate|ecriturenum|comptenum|compauxnum|ecriturelib|pieceref|ecriturelet)$/i

/**
 * The family of a file, from its header row.
 * @throws InputError 'family-unclear', naming the headers, when the columns fit no family or several.
 */
export function recogniseFamily(text: TextFile): Family {
  const rows = text.firstLines.map((line) => line.split(text.separator))
  const [first = []] = rows
  if (inLegalOrder(first)) return 'fec'
  const header = mostTelling(rows)
  if (isFecHeader(header)) return 'fec'
  const roles = rolesNamed(header)
  const has = (...names: readonly Role[]) => names.some((name) => roles.has(name))
  const ledger = (has('debit') && has('credit')) || (has('sign') && has('signed_amount'))
  if (ledger && has('account')) return 'entries'
  const weakly = (role: Role) => header.some((name) => strengthOf(name, role) !== null)
  const amounts = weakly('amount_incl_tax') || weakly('balance')
  const invoices = weakly('invoice_number') && amounts && weakly('invoice_date')
  const customer = weakly('customer_code') || weakly('customer_name')
  if (!ledger && invoices && customer) return 'invoices'
  if (
    !ledger &&
    !has('amount_incl_tax', 'balance', 'amount_excl_tax') &&
    customer &&
    has('email', 'phone', 'address1', 'payment_terms', 'siren', 'siret')
  ) {
    return 'contacts'
  }
  throw unclear(text, header)
}

function isFecHeader(header: readonly string[]): boolean {
  const own = header.filter((name) => FEC_OWN.test(name.replace(/[^A-Za-z]/g, ''))).length
  return own >= 3 && fecRolesIn(header).length >= FEC_ROLES
}

/** The row that names most roles among the first ones: preambles name none. */
function mostTelling(rows: readonly (readonly string[])[]): readonly string[] {
  let best: readonly string[] = []
  let most = 0
  for (const row of rows) {
    const fields = row.map((field) => field.trim().replace(/^"|"$/g, ''))
    const count = Math.max(rolesNamed(fields).size, fecRolesIn(fields).length)
    if (count > most) [best, most] = [fields, count]
  }
  return best
}

function unclear(text: TextFile, header: readonly string[]): InputError {
  const names = header.filter((name) => name !== '')
  const headers = names.length === 0 ? 'La première ligne ne nomme aucune colonne connue.' : `Colonnes lues : ${listed(names.map(quoted))}.`
  return new InputError('family-unclear', `On ne sait pas si le fichier contient des écritures, des factures ou des contacts. ${headers}`, {
    file: text.source.name,
    line: 1,
    excerpt: (text.firstLines[0] ?? '').slice(0, 120),
    advice: 'Dites-le avec --as fec, --as entries, --as invoices ou --as contacts.',
  })
}
