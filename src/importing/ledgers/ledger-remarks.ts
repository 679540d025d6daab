// What the user should know of a ledger once it is read: warnings about the whole, and how it was understood, in French.
import { basename } from 'node:path'
import { cents } from '../../domain/cents.ts'
import { formatAmount, formatDay, plural } from '../../domain/format.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { OpeningRegime } from '../../domain/reading.ts'
import type { KeyChoice } from '../books/entry-key.ts'
import type { Openings } from '../books/opening.ts'
import type { Pass } from '../books/pass.ts'
import type { FileHead } from '../file-head.ts'
import type { IssueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { listed, quoted, separatorName } from '../wording.ts'
import type { IdentityOf } from './customers.ts'
import type { FiscalYear, NamedYear } from './fiscal-year.ts'
import type { LedgerTable } from './ledger-table.ts'
import { pseudoCustomers } from './pseudo-customers.ts'

export interface LedgerFindings {
  readonly head: FileHead
  readonly table: LedgerTable
  readonly pass: Pass
  readonly key: KeyChoice
  readonly openings: Openings
  readonly year: FiscalYear
  readonly named: NamedYear
  readonly nameContradicts: boolean
  readonly names: ReadonlyMap<CustomerCode, string>
  readonly identityOf: IdentityOf
  readonly regime: OpeningRegime
  /** Opening lines of customers. */
  readonly opened: number
  readonly options: ReadOptions
}

/** Adds the warnings that concern the file as a whole, its entries or its customers. */
export function remarkOnLedger(findings: LedgerFindings, issues: IssueLog): void {
  const { year, named, nameContradicts, options, openings, head } = findings
  if (nameContradicts && named.end !== null) {
    const told = options.yearEnd === undefined ? 'ses écritures' : '--year-end'
    const message = `Le nom du fichier annonce une clôture au ${formatDay(named.end)}, ${told} un exercice du ${period(year)} : ${options.yearEnd === undefined ? 'les écritures l’emportent' : 'l’option l’emporte'}.`
    issues.warning({ line: 0, code: 'fiscal-year-name', message, excerpt: basename(head.file) })
  }
  if (options.openingJournal !== undefined && openings.journals.size === 0) {
    const message = `Le journal d’à-nouveaux ${quoted(options.openingJournal)} ne figure pas dans le fichier : aucun à-nouveau n’est lu.`
    issues.warning({ line: 0, code: 'opening-journal-absent', message })
  }
  remarkOnEntries(findings, issues)
  remarkOnCut(findings, issues)
  remarkOnCustomers(findings, issues)
}

function remarkOnEntries({ pass }: LedgerFindings, issues: IssueLog): void {
  if (pass.unsoundLines.length === 0) return
  if (pass.counts.others === 0) {
    const message =
      'Le fichier ne contient que des comptes clients : sans les contreparties, factures et règlements ne se distinguent que par leur sens.'
    issues.warning({ line: 0, code: 'counterparts-missing', message })
    return
  }
  for (const line of pass.unsoundLines) {
    const message =
      'L’écriture n’est pas équilibrée ou contient une ligne fautive : la nature de ses lignes clients n’est pas déduite des contreparties.'
    issues.warning({ line, code: 'entry-unbalanced', message })
  }
}

/** An error, unless the file is refused anyway: the payments that follow are missing, and customers who have paid would be reminded. */
function remarkOnCut({ pass, table }: LedgerFindings, issues: IssueLog): void {
  const found = pass.counts.others === 0 ? null : pass.cut.found(pass.counts)
  if (found === null || issues.list().some(({ severity }) => severity === 'error')) return
  const why =
    found.kind === 'row'
      ? `sa dernière ligne n’a que ${found.cells} colonnes sur ${table.header.headers.length}`
      : `sa dernière écriture n’est pas équilibrée (écart de ${formatAmount(cents(Math.abs(found.cents)))}), à la différence des autres`
  const message = `Le fichier semble coupé : ${why}. Des règlements peuvent manquer à la suite : refaites l’export.`
  issues.error({ line: found.line, code: 'file-cut', message })
}

function remarkOnCustomers({ pass, names, identityOf, options }: LedgerFindings, issues: IssueLog): void {
  if (pass.kept.line.length === 0 && pass.counts.rejected === 0) {
    const message = `Aucune ligne ne concerne un compte client (${options.customerAccounts.join(', ')}).`
    issues.warning({ line: 0, code: 'customers-missing', message })
  }
  const collective = new Map<string, { line: number; source: 'label' | 'name' }>()
  for (const party of pass.parties.all) {
    const { source } = identityOf(party)
    if (party.rows === 0 || (source !== 'label' && source !== 'name')) continue
    const known = collective.get(party.account)
    if (known === undefined || party.firstLine < known.line) collective.set(party.account, { line: party.firstLine, source })
  }
  for (const [account, { line, source }] of collective) {
    const instead = source === 'name' ? 'le nom du client' : 'le libellé du compte'
    const message = `Des lignes du compte ${account} ne portent pas de code client : ${instead} en tient lieu.`
    issues.warning({ line, code: 'customer-unnamed', message })
  }
  const damaged = [...names.values()].filter((name) => LOST_LETTER.test(name))
  if (damaged.length > 0) issues.warning({ line: 0, code: 'names-damaged', message: damagedNames(damaged) })
  for (const { customer, name, line, why } of pseudoCustomers(pass.parties.all, identityOf, names, options.pseudoCustomers)) {
    const message = `${quoted(name)} (${customer}) ne semble pas être un client : ${why}. S’il n’est pas à relancer, ajoutez son code à import.pseudoCustomers.`
    issues.warning({ line, code: 'pseudo-customer', message })
  }
}

/** A letter with an accent that an export in another encoding replaced: H\ufffdtel, St?phan. */
const LOST_LETTER = /\ufffd|\p{L}\?\p{L}/u
const SHOWN_NAMES = 3

function damagedNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map(quoted).join(', ') + (names.length > SHOWN_NAMES ? '…' : '')
  const [count, have] = [names.length, plural(names.length, 'nom de client a', 'noms de clients ont')]
  return `${count} ${have} perdu des accents (${shown}) : les lettres les porteraient ainsi. Refaites l’export dans un autre encodage, ou donnez ces noms dans le fichier de contacts.`
}

/** How the file was understood, one French sentence each. */
export function explainLedger(findings: LedgerFindings): string[] {
  const { head, table, key, year, pass, openings } = findings
  const { entries, unsound, skipped } = pass.counts
  const sentences = [
    `Encodage ${head.encoding}, colonnes séparées par ${separatorName(table.separator)}${table.header.written ? '' : ', sans ligne d’en-tête : ordre légal des colonnes'}.`,
    `Exercice du ${period(year)}.`,
    `Écritures regroupées par ${key.french} : ${entries} ${plural(entries, 'écriture', 'écritures')}${unsoundPart(unsound)}.`,
    openingSentence(findings),
    ...(openings.evidence === '' ? [] : [openings.evidence]),
    identitySentence(findings),
    ...documentDaySentence(findings),
    `${skipped} ${plural(skipped, 'ligne laissée', 'lignes laissées')} de côté : sans compte client, ${plural(skipped, 'vide', 'vides')} ou à zéro.`,
  ]
  if (table.header.columns.due_date !== undefined) {
    sentences.push(`Échéances lues dans la colonne ${quoted(table.header.headers[table.header.columns.due_date] ?? '')}.`)
  }
  return sentences
}

function unsoundPart(unsound: number): string {
  return unsound === 0 ? '' : `, dont ${unsound} ${plural(unsound, 'déséquilibrée ou fautive', 'déséquilibrées ou fautives')}`
}

const SHAPES: Readonly<Record<OpeningRegime, string>> = {
  none: '',
  detailed: 'repris pièce par pièce',
  'lump-customer': 'repris par un solde unique pour chaque client',
  'lump-account': 'repris par un solde unique pour tout le compte',
}

function openingSentence({ openings, regime, opened }: LedgerFindings): string {
  if (regime === 'none') return 'Aucun à-nouveau.'
  const where = openings.journal === null ? '' : `, journal ${openings.journal}`
  return `À-nouveaux ${SHAPES[regime]}${where} : ${opened} ${plural(opened, 'ligne client', 'lignes clients')}.`
}

function identitySentence({ pass, identityOf }: LedgerFindings): string {
  const sources = new Set(pass.parties.all.filter((party) => party.rows > 0).map((party) => identityOf(party).source))
  const names = {
    auxiliary: 'le compte auxiliaire',
    'sub-account': 'le sous-compte',
    name: 'leur nom',
    label: 'le libellé du compte',
  } as const
  const used = (['auxiliary', 'sub-account', 'name', 'label'] as const)
    .filter((source) => sources.has(source))
    .map((source) => names[source])
  return used.length === 0 ? 'Aucune ligne de compte client.' : `Clients désignés par ${listed(used)}.`
}

/** Where the days of documents come from; nothing to say of a file without customer lines. */
function documentDaySentence({ pass, table, options }: LedgerFindings): string[] {
  if (pass.kept.line.length === 0) return []
  const { columns, headers } = table.header
  const odd = pass.counts.oddPieceDays
  const said = `n’est pas plausible sur ${odd} ${plural(odd, 'ligne', 'lignes')}`
  if (columns.invoice_date === undefined) return ['Factures datées de leur écriture : le fichier n’a pas de date de pièce.']
  const column = quoted(headers[columns.invoice_date] ?? '')
  if (options.documentDay === 'entry') {
    const why = odd === 0 ? '' : `, qui ${said}`
    return [`Factures datées de leur écriture, hors à-nouveaux, et non de la colonne ${column}${why} (import.documentDay: entry).`]
  }
  const instead = odd === 0 ? '' : ` ; elle ${said}, où la date d’écriture en tient lieu`
  return [`Factures datées par la colonne ${column}${instead}.`]
}

function period({ start, end }: FiscalYear): string {
  return `${formatDay(start)} au ${formatDay(end)}`
}
