// What an import says to people: what was read, what was left aside and why, and whether it ties with account 411.
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { ImportedFileView, ImportView } from '../reporting/views.ts'
import { columnsText } from './columns-text.ts'
import type { Context } from './context.ts'
import { controlLine } from './control-line.ts'
import { table } from './table.ts'

const SHOWN_ISSUES = 10
const FAMILIES: Readonly<Record<ImportedFileView['as'], string>> = {
  fec: 'FEC',
  entries: 'écritures',
  invoices: 'factures ouvertes',
  contacts: 'contacts',
  reminders: 'relances d’un autre outil',
}
const SEPARATORS: Readonly<Record<string, string>> = { '\t': 'tabulation' }

export function importText(view: ImportView, context: Context): string {
  const files = view.files.map((file) => `${fileText(file, context)}${columnsText(file, view.dryRun, context)}`).join('\n')
  const leftOut = view.leftOut.map(({ file, reason }) => `Laissé de côté : ${file}, ${reason}.\n`).join('')
  const end = view.dryRun ? 'Simulation : rien n’est enregistré.\n' : 'Ensuite : relance aging, puis relance plan --dry-run\n'
  return `${files}\n${leftOut}${controlText(view, context)}${end}`
}

function fileText(file: ImportedFileView, context: Context): string {
  const year = file.fiscalYear ? `, exercice du ${formatLongDay(file.fiscalYear.start)} au ${formatLongDay(file.fiscalYear.end)}` : ''
  const lines = [`${file.file === '-' ? 'entrée standard' : file.file} : ${FAMILIES[file.as]}${year}`]
  if (file.alreadyImported) return `${lines[0]}\n  Ce fichier est déjà importé : rien à faire.\n`
  lines.push(`  ${file.rows} ${plural(file.rows, 'ligne lue', 'lignes lues')} (${formOf(file)}) : ${outcome(file)}`)
  if (file.as === 'fec' || file.as === 'entries') {
    lines.push(
      `  ${file.customers} ${plural(file.customers, 'client', 'clients')}${file.lastBankDay ? `, banque saisie jusqu’au ${formatLongDay(file.lastBankDay)}` : ''}`,
    )
    lines.push(`  ${changesText(file)}`)
  }
  const told = context.verbose || file.issueCount > 0 ? file.explanations : file.explanations.filter((each) => each.startsWith('Profil '))
  for (const sentence of told) lines.push(`  · ${sentence}`)
  for (const issue of file.issues.slice(0, SHOWN_ISSUES)) {
    lines.push(
      `  ${issue.severity === 'error' ? 'refusée' : 'attention'}${issue.line > 0 ? `, ligne ${issue.line}` : ''} : ${issue.message}`,
    )
  }
  if (file.issueCount > SHOWN_ISSUES) lines.push(`  … et ${file.issueCount - SHOWN_ISSUES} autres remarques (--json les donne toutes).`)
  return `${lines.join('\n')}\n`
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

function changesText(file: ImportedFileView): string {
  const { new: added, vanished, changed, newlyLettered } = file.changes
  return `${added} ${plural(added, 'nouvelle', 'nouvelles')}, ${vanished} ${plural(vanished, 'disparue', 'disparues')}, ${changed} ${plural(changed, 'modifiée', 'modifiées')}, ${newlyLettered} ${plural(newlyLettered, 'nouvellement lettrée', 'nouvellement lettrées')}`
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
  return `${table(columns, rows, context.color)}${controlLine(control)}${rejected}`
}
