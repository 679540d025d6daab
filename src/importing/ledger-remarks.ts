// What the user should know of a ledger once it is read: warnings about the whole, and how it was understood, in French.
import { basename } from 'node:path'
import { formatDay, plural } from '../domain/format.ts'
import type { LedgerLine } from '../domain/ledger-line.ts'
import type { OpeningRegime } from '../domain/reading.ts'
import type { IdentityOf } from './customers.ts'
import type { Entries } from './entries.ts'
import type { FileHead } from './file-head.ts'
import type { FiscalYear, NamedYear } from './fiscal-year.ts'
import type { IssueLog } from './issue-log.ts'
import type { LedgerRows } from './ledger-pass.ts'
import type { LedgerTable } from './ledger-table.ts'
import type { Openings } from './opening.ts'
import { pseudoCustomers } from './pseudo-customers.ts'
import type { ReadOptions } from './read-options.ts'
import { listed, quoted, separatorName } from './wording.ts'

export interface LedgerFindings {
  readonly head: FileHead
  readonly rows: LedgerRows
  readonly entries: Entries
  readonly openings: Openings
  readonly year: FiscalYear
  readonly named: NamedYear
  readonly nameContradicts: boolean
  readonly lines: readonly LedgerLine[]
  readonly identityOf: IdentityOf
  readonly regime: OpeningRegime
  readonly options: ReadOptions
}

/** Adds the warnings that concern the file as a whole, its entries or its customers. */
export function remarkOnLedger(findings: LedgerFindings, issues: IssueLog): void {
  const { year, named, nameContradicts, options, openings, head } = findings
  if (nameContradicts && named.end !== null) {
    const message = `Le nom du fichier annonce une clôture au ${formatDay(named.end)}, ses écritures un exercice du ${period(year)} : les écritures l’emportent.`
    issues.warning({ line: 0, code: 'fiscal-year-name', message, excerpt: basename(head.file) })
  }
  if (options.openingJournal !== undefined && openings.rows.size === 0) {
    const message = `Le journal d’à-nouveaux ${quoted(options.openingJournal)} ne figure pas dans le fichier : aucun à-nouveau n’est lu.`
    issues.warning({ line: 0, code: 'opening-journal-absent', message })
  }
  remarkOnEntries(findings, issues)
  remarkOnCustomers(findings, issues)
}

function remarkOnEntries({ rows, entries }: LedgerFindings, issues: IssueLog): void {
  const touched = new Map<number, number>()
  for (const { index, line } of rows.customers) {
    const entry = entries.entryOf[index] ?? -1
    if (entries.unsound.has(entry) && !touched.has(entry)) touched.set(entry, line)
  }
  if (touched.size === 0) return
  if (onlyCustomers(rows)) {
    const message =
      'Le fichier ne contient que des comptes clients : sans les contreparties, factures et règlements ne se distinguent que par leur sens.'
    issues.warning({ line: 0, code: 'counterparts-missing', message })
    return
  }
  for (const line of touched.values()) {
    const message =
      'L’écriture n’est pas équilibrée ou contient une ligne fautive : la nature de ses lignes clients n’est pas déduite des contreparties.'
    issues.warning({ line, code: 'entry-unbalanced', message })
  }
}

function onlyCustomers({ posted }: LedgerRows): boolean {
  for (let id = 0; id < posted.accounts.size(); id++) if (!posted.accounts.text(id).startsWith('41')) return false
  return true
}

function remarkOnCustomers({ rows, lines, identityOf, options }: LedgerFindings, issues: IssueLog): void {
  if (lines.length === 0 && rows.rejected === 0) {
    const message = `Aucune ligne ne concerne un compte client (${options.customerAccounts.join(', ')}).`
    issues.warning({ line: 0, code: 'customers-missing', message })
  }
  const collective = new Map<string, number>()
  for (const row of rows.customers) {
    if (identityOf(row).source === 'label' && !collective.has(row.account)) collective.set(row.account, row.line)
  }
  for (const [account, line] of collective) {
    const message = `Des lignes du compte ${account} ne portent pas de code client : le libellé du compte en tient lieu.`
    issues.warning({ line, code: 'customer-unnamed', message })
  }
  for (const { customer, name, line, why } of pseudoCustomers(lines, options.pseudoCustomers)) {
    const message = `${quoted(name)} (${customer}) ne semble pas être un client : ${why}. S’il n’est pas à relancer, ajoutez son code à import.pseudoCustomers.`
    issues.warning({ line, code: 'pseudo-customer', message })
  }
}

/** How the file was understood, one French sentence each. */
export function explainLedger(table: LedgerTable, findings: LedgerFindings): string[] {
  const { head, entries, year, rows } = findings
  const sentences = [
    `Encodage ${head.encoding}, colonnes séparées par ${separatorName(table.separator)}${table.header.written ? '' : ', sans ligne d’en-tête : ordre légal des colonnes'}.`,
    `Exercice du ${period(year)}.`,
    `Écritures regroupées par ${entries.key} : ${entries.count} ${plural(entries.count, 'écriture', 'écritures')}${unsoundPart(entries)}.`,
    openingSentence(findings),
    identitySentence(findings),
    `${rows.skipped} ${plural(rows.skipped, 'ligne laissée', 'lignes laissées')} de côté : sans compte client, ${plural(rows.skipped, 'vide', 'vides')} ou à zéro.`,
  ]
  if (table.header.columns.due_date !== undefined) {
    sentences.push(`Échéances lues dans la colonne ${quoted(table.header.headers[table.header.columns.due_date] ?? '')}.`)
  }
  return sentences
}

function unsoundPart({ unsound }: Entries): string {
  return unsound.size === 0
    ? ''
    : `, dont ${unsound.size} ${plural(unsound.size, 'déséquilibrée ou fautive', 'déséquilibrées ou fautives')}`
}

const SHAPES: Readonly<Record<OpeningRegime, string>> = {
  none: '',
  detailed: 'repris pièce par pièce',
  'lump-customer': 'repris par un solde unique pour chaque client',
  'lump-account': 'repris par un solde unique pour tout le compte',
}

function openingSentence({ openings, regime, lines }: LedgerFindings): string {
  if (regime === 'none') return 'Aucun à-nouveau.'
  const count = lines.filter((line) => line.opening).length
  const where = openings.journal === null ? '' : `, journal ${openings.journal}`
  return `À-nouveaux ${SHAPES[regime]}${where} : ${count} ${plural(count, 'ligne client', 'lignes clients')}.`
}

function identitySentence({ rows, identityOf }: LedgerFindings): string {
  const sources = new Set(rows.customers.map((row) => identityOf(row).source))
  const names = { auxiliary: 'le compte auxiliaire', 'sub-account': 'le sous-compte', label: 'le libellé du compte' } as const
  const used = (['auxiliary', 'sub-account', 'label'] as const).filter((source) => sources.has(source)).map((source) => names[source])
  return used.length === 0 ? 'Aucune ligne de compte client.' : `Clients désignés par ${listed(used)}.`
}

function period({ start, end }: FiscalYear): string {
  return `${formatDay(start)} au ${formatDay(end)}`
}
