// relance penalties --entries: writes the file of entries, says what is in it, what is not, and that nothing was posted.
import { UsageError } from '../domain/errors.ts'
import { formatAmount, formatLongDay, plural } from '../domain/format.ts'
import type { ClaimChoice } from '../jobs/claims.ts'
import { type PenaltyEntriesView, penaltyEntries } from '../jobs/penalty-entries.ts'
import type { Context } from './context.ts'
import { withDossier } from './open-dossier.ts'
import { type Options, textOption } from './options.ts'
import { present, writeWhole } from './present.ts'

/** @throws UsageError beside the calculator; what `penaltyEntries` throws; MachineError when the file cannot be written. */
export async function runEntries(context: Context, options: Options, choice: ClaimChoice): Promise<number> {
  const file = textOption(options, 'entries') ?? ''
  if (file === '')
    throw new UsageError('option-invalid', '--entries : le nom du fichier est vide.', {
      advice: 'Écrivez par exemple --entries penalites.txt.',
    })
  const stray = ['amount', 'csv', 'xlsx', 'sheet'].find((name) => options[name] !== undefined)
  if (stray !== undefined)
    throw new UsageError('usage', `L’option --${stray} ne va pas avec --entries.`, {
      advice: 'Les écritures se font des factures du dossier ; lancez la commande deux fois pour avoir aussi l’autre fichier.',
    })
  const view = await withDossier(context, (dossier) => penaltyEntries(dossier, context.date, choice))
  const written = view.entries.length > 0 ? file : null
  if (written !== null) {
    const { writeEntries } = await import('../reporting/entry-file.ts')
    await writeWhole(context, file, writeEntries(view.entries, /\.csv$/i.test(file)))
  }
  await present(context, {}, { ...view, file: written }, { text: () => entriesText(view) })
  return 0
}

function entriesText({ date, entries, leftOut, totals }: PenaltyEntriesView): string {
  const left = leftOut.map(
    ({ customer, ref, interestCents, feeCents, reasons }) =>
      `  ${customer}  ${ref} (intérêts ${formatAmount(interestCents)}, indemnité ${formatAmount(feeCents)}) : ${reasons[0] ?? ''}`,
  )
  const count = entries.length
  const head =
    count === 0
      ? `Aucune écriture de pénalités à passer au ${formatLongDay(date)}.`
      : `${count} ${plural(count, 'écriture', 'écritures')} de pénalités au ${formatLongDay(date)} : ${formatAmount(totals.totalCents)}, ` +
        `dont intérêts ${formatAmount(totals.interestCents)} et indemnités ${formatAmount(totals.feeCents)}, sans TVA.`
  const rows = entries.map(({ customer, ref, lines }) => {
    const [debit, ...credits] = lines
    const credited = credits.map(({ account, creditCents }) => `${account} ${formatAmount(creditCents)}`).join(', ')
    return `  ${customer}  ${ref} : ${debit?.account ?? ''} ${formatAmount(debit?.debitCents ?? 0)} / ${credited}`
  })
  const posted =
    count === 0
      ? []
      : [
          '',
          'Rien n’est comptabilisé : relisez ce fichier, puis importez-le dans votre logiciel ; ses numéros d’écriture sont provisoires.',
          'Pour l’impôt, les pénalités de retard se rattachent à l’exercice de leur encaissement (CGI art. 237 sexies).',
        ]
  return `${[head, ...rows, ...posted, ...(left.length > 0 ? ['', 'Laissé de côté :', ...left] : [])].join('\n')}\n`
}
