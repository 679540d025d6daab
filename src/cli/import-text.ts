// What an import says to people: what was read, what was left aside and why, and whether it ties with account 411.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import { printable } from '../domain/printable.ts'
import type { ImportedFileView, ImportView } from '../reporting/views.ts'
import { changesText } from './changes-text.ts'
import { columnsText } from './columns-text.ts'
import type { Context } from './context.ts'
import { controlLine } from './control-line.ts'
import { table } from './table.ts'

/** Rows whose remarks are shown; remarks on the file as a whole all are. */
const SHOWN_ROWS = 10
const FAMILIES: Readonly<Record<ImportedFileView['as'], string>> = {
  fec: 'FEC',
  entries: 'écritures',
  invoices: 'factures ouvertes',
  contacts: 'contacts',
  reminders: 'relances d’un autre outil',
}
const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tabulation' }

export function importText(view: ImportView, context: Context): string {
  const files = view.files.map((file) => `${fileText(file, view.dryRun, context)}${columnsText(file, view.dryRun, context)}`).join('\n')
  const leftOut = view.leftOut.map(({ file, reason }) => `Laissé de côté : ${printable(file)}, ${reason}.\n`).join('')
  const end = view.dryRun ? 'Simulation : rien n’est enregistré.\n' : ''
  return `${files}\n${leftOut === '' ? '' : `${leftOut}\n`}${controlText(view, context)}${expectedText(view)}${end}`
}

function fileText(file: ImportedFileView, dryRun: boolean, context: Context): string {
  const year = file.fiscalYear ? `, exercice du ${formatLongDay(file.fiscalYear.start)} au ${formatLongDay(file.fiscalYear.end)}` : ''
  const lines = [`${file.file === '-' ? 'entrée standard' : printable(file.file)} : ${FAMILIES[file.as]}${year}`]
  if (file.alreadyImported) {
    // That it tells of somebody who was forgotten is said whenever it comes.
    const forgotten = file.issues.filter(({ code }) => code.startsWith('customer-forgotten'))
    return [
      ...lines,
      '  Ce fichier est déjà importé : rien à faire.',
      ...issuesText({ ...file, issues: forgotten, issueCount: forgotten.length }),
      '',
    ].join('\n')
  }
  lines.push(`  ${file.rows} ${plural(file.rows, 'ligne lue', 'lignes lues')} (${formOf(file)}) : ${outcome(file)}`)
  if (file.as === 'fec' || file.as === 'entries') {
    lines.push(
      `  ${file.customers} ${plural(file.customers, 'client', 'clients')}${file.lastBankDay ? `, banque saisie jusqu’au ${formatLongDay(file.lastBankDay)}` : ''}`,
    )
    lines.push(...changesText(file))
  }
  // That customers changed is what the file was imported for: nothing to be explained.
  const ordinary = file.issues.filter(({ code }) => code === 'customers-changed').length
  const told =
    context.verbose || dryRun || file.issueCount > ordinary
      ? file.explanations
      : file.explanations.filter((each) => /^(Profil|Balance âgée) /.test(each))
  for (const sentence of told) lines.push(`  · ${sentence}`)
  return `${[...lines, ...issuesText(file)].join('\n')}\n`
}

/** The first rows, how many more there are, then the file as a whole; customers named after a remark stand under it. */
function issuesText({ issues, issueCount }: ImportedFileView): string[] {
  const word = (severity: string) => (severity === 'error' ? 'refusée' : 'attention')
  const whole = issues.filter((issue) => issue.line === 0)
  const rows = issues.filter((issue) => issue.line > 0).slice(0, SHOWN_ROWS)
  const more = issueCount - whole.length - rows.length
  return [
    ...rows.map((issue) => `  ${word(issue.severity)}, ligne ${issue.line} : ${issue.message}`),
    ...(more > 0 ? [`  … et ${more} ${plural(more, 'autre remarque', 'autres remarques')} sur des lignes (--json les donne toutes).`] : []),
    ...whole.map((issue, index) =>
      whole[index - 1]?.code === issue.code ? `    - ${issue.message}` : `  ${word(issue.severity)} : ${issue.message}`,
    ),
  ]
}

/** A sheet of a workbook has no separator. */
function formOf({ encoding, separator }: ImportedFileView): string {
  return separator === '' ? encoding : `${encoding}, séparateur ${SEPARATORS[separator] ?? separator}`
}

function outcome(file: ImportedFileView): string {
  const parts = [`${file.imported} ${plural(file.imported, 'importée', 'importées')}`]
  if (file.unchanged > 0) parts.push(`${file.unchanged} ${plural(file.unchanged, 'inchangée', 'inchangées')}`)
  const aside = file.as === 'fec' || file.as === 'entries' ? 'sans rapport avec les clients' : 'sans donnée'
  if (file.skipped > 0) parts.push(`${file.skipped} ${aside}`)
  if (file.rejected > 0) parts.push(`${file.rejected} ${plural(file.rejected, 'refusée', 'refusées')}`)
  return parts.join(', ')
}

function controlText({ control }: ImportView, context: Context): string {
  const columns = [{ header: 'Compte' }, ...['Solde comptable', 'Détail', 'Écart'].map((header) => ({ header, align: 'right' as const }))]
  const rows = control.byAccount.map((row) => [
    row.account,
    formatAmount(row.ledgerBalanceCents),
    formatAmount(row.itemsCents),
    formatAmount(row.differenceCents),
  ])
  const rejected = control.rejectedCents === 0 ? '' : `Lignes refusées : ${formatAmount(control.rejectedCents)}.\n`
  return `${table(columns, rows, context.color)}${controlLine(control)}${rejected}${advancesText(control)}`
}

/** They lower the balance of customers who are reminded all the same. */
function advancesText({ byAccount }: ImportView['control']): string {
  const known = byAccount.some(({ account, itemsCents }) => account.startsWith('419') && itemsCents !== 0)
  return known
    ? 'Les avances du compte 4191 comptent dans ce solde ; les relances n’en déduisent rien, car elles ne règlent aucune facture.\n'
    : ''
}

/** The balance the accountant reads in his own package, beside the one of the books. */
function expectedText({ expectedCents, control }: ImportView): string {
  if (expectedCents === undefined) return ''
  const gap = control.ledgerBalanceCents - expectedCents
  const said = gap === 0 ? 'conforme' : `ÉCART ${formatAmount(gap)}, accepté par --accept-gap`
  return `Solde attendu ${formatAmount(expectedCents)} : ${said}.\n`
}
