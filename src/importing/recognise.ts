// Which family a text belongs to: ledger lines, invoices or contacts. Refuses when it is not clear, because a ledger read
// as a list of invoices would call every one of them unpaid.
import { InputError } from '../domain/errors.ts'
import { isBankHeader, refuseBankStatement } from './bank-statements.ts'
import type { Role } from './columns/columns.ts'
import { rolesNamed, strengthOf } from './columns/dictionary.ts'
import { contactHeader, describesCustomers, layoutOf } from './contacts/contact-columns.ts'
import { agedColumns } from './invoices/aged-columns.ts'
import { fecRolesIn, inLegalOrder } from './ledgers/fec-header.ts'
import type { Family } from './read-options.ts'
import { isReminderHeader, reminderHeader } from './reminders/reminder-columns.ts'
import { isPrintedLedger } from './shapes/printed-ledger.ts'
import { findHeader } from './tables/csv-header.ts'
import { cutRecords } from './tables/csv-records.ts'
import type { TextFile } from './text-file.ts'
import { listed, quoted, someListed } from './wording.ts'

const FEC_ROLES = 6
const FEC_OWN = /^(journalcode|ecrituredate|ecriturenum|comptenum|compauxnum|ecriturelib|pieceref|ecriturelet)$/i
const PLENTY_OWN = 6

/**
 * The family of a file, from its header row.
 * @param map role -> header, as given by the user: the header is the row that holds them all
 * @throws InputError 'family-unclear', naming the headers, when the columns fit no family or several; 'aged-balance' and
 *   'bank-statement' for what is known and holds no invoices.
 */
export function recogniseFamily(text: TextFile, map?: Readonly<Record<string, string>>): Family {
  const { rows } = cutRecords(text.firstLines.join('\n'), text.separator)
  const [first] = rows
  if (first && inLegalOrder(first.fields)) return 'fec'
  const found = findHeader(rows, map)
  const header = found?.headers ?? []
  const isFirst = found === null || found.line === first?.line
  if (isFirst && isFecHeader(header)) return 'fec'
  const bank = rows.find(({ fields }) => isBankHeader(fields))
  if (bank) throw refuseBankStatement(text.source.name, bank.line, bank.text)
  const roles = new Set([...rolesNamed(header), ...Object.keys(map ?? {})])
  const has = (...names: readonly Role[]) => names.some((name) => roles.has(name))
  if (agedColumns(header) && !has('invoice_number', 'due_date', 'debit')) throw agedBalance(text, header)
  const weakly = (role: Role) => roles.has(role) || header.some((name) => strengthOf(name, role) !== null)
  const customer = weakly('customer_code') || weakly('customer_name')
  // Open items with debit and credit balances: one row per instalment, not one per posting.
  if (has('balance_debit') && has('balance_credit') && has('due_date') && customer) return 'invoices'
  const past = isReminderHeader(reminderHeader(rows) ?? [])
  if (past === 'sure' && !has('amount_incl_tax', 'balance', 'due_date', 'debit', 'credit')) return 'reminders'
  const ledger = (has('debit') && has('credit')) || (has('sign') && has('signed_amount'))
  if (ledger && has('account')) return 'entries'
  if (isPrintedLedger(header, rows)) return 'entries'
  const amounts = weakly('amount_incl_tax') || weakly('balance') || weakly('line_total')
  // A list for sure, even without the day that the reader will ask for.
  const invoices =
    weakly('invoice_number') && amounts && (weakly('invoice_date') || (has('invoice_number') && has('balance', 'amount_incl_tax')))
  const named = customer || isInBlocks(text)
  if (!ledger && invoices && named) return 'invoices'
  const documents = has('amount_incl_tax', 'balance', 'amount_excl_tax')
  const details = has('email', 'phone', 'address1', 'postcode', 'city', 'payment_terms', 'siren', 'siret', 'regime', 'language', 'scenario')
  if (!ledger && ((!documents && customer && details) || layoutOf(header) !== null)) return 'contacts'
  if (!ledger && !documents && past !== null) return 'reminders'
  const people = contactHeader(rows)
  if (!ledger && !documents && !invoices && people && describesCustomers(people)) return 'contacts'
  throw unclear(text, header)
}

function isFecHeader(header: readonly string[]): boolean {
  const names = header.map((name) => name.replace(/[^A-Za-z]/g, ''))
  const own = names.filter((name) => FEC_OWN.test(name)).length
  const numbered = own >= PLENTY_OWN || names.some((name) => /^(ecriturenum|compauxnum|pieceref)$/i.test(name))
  return own >= 3 && numbered && fecRolesIn(header).length >= FEC_ROLES
}

/** Whether totals such as "Total for Acme" close blocks: then the customers stand on rows of their own. */
function isInBlocks({ firstLines }: TextFile): boolean {
  return firstLines.some((line) => /(^|[;,\t|"]) *total (for|du tiers|du client|client) /i.test(line))
}

function agedBalance(text: TextFile, header: readonly string[]): InputError {
  const ages = listed((agedColumns(header)?.buckets ?? []).map((index) => quoted(header[index] ?? '')))
  const message = `Le fichier est une balance âgée (${ages}) : une ligne par client, sans le détail des factures ni leurs échéances.`
  return new InputError('aged-balance', message, {
    file: text.source.name,
    line: 1,
    advice:
      'Exportez les écritures (FEC), ou la liste des factures non soldées. À défaut, --as aged-balance reprend un solde par client, qui ne sera ni relancé ni soumis à pénalités.',
  })
}

function unclear(text: TextFile, header: readonly string[]): InputError {
  const names = header.filter((name) => name !== '')
  const headers =
    names.length === 0
      ? 'Ses premières lignes ne nomment pas assez de colonnes connues.'
      : `Colonnes lues : ${someListed(names.map(quoted))}.`
  return new InputError('family-unclear', `On ne sait pas si le fichier contient des écritures, des factures ou des contacts. ${headers}`, {
    file: text.source.name,
    line: 1,
    excerpt: (text.firstLines[0] ?? '').slice(0, 120),
    advice:
      'Dites-le avec --as : fec, entries, invoices, contacts, reminders (relances déjà faites) ou aged-balance (balance âgée) ; nommez au besoin les colonnes avec --map.',
  })
}
