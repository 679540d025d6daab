// relance penalties --sheet FILE: which file is asked for, and the calculation sheet written there, whole or not at all.
import { UsageError } from '../domain/errors.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { customers } from '../ledger/customers.ts'
import type { CalculationParties } from '../reporting/calculation/build-calculation.ts'
import { CALCULATION_FORMS, type CalculationForm, calculationForm } from '../reporting/calculation/forms.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import type { Context } from './context.ts'
import { type Options, textOption } from './options.ts'
import { packagePath } from './package-folder.ts'
import { writeWhole } from './present.ts'
import { VERSION } from './version.ts'

export interface SheetFile {
  readonly file: string
  readonly form: CalculationForm
}

/** Without a dossier the sheet names nobody. */
export const NOBODY: CalculationParties = { creditor: null, customers: new Map() }

/** The file that --sheet asks for; null without it. @throws UsageError when its name tells none of the forms. */
export function sheetFile(options: Options): SheetFile | null {
  const file = textOption(options, 'sheet')
  if (file === null) return null
  const form = calculationForm(file)
  if (form === null)
    throw new UsageError('option-invalid', `--sheet : « ${file} » n’a pas d’extension connue.`, {
      advice: `Une feuille de calcul s’écrit en ${CALCULATION_FORMS.map((known) => `.${known}`).join(', ')} : par exemple --sheet feuille.pdf.`,
    })
  return { file, form }
}

/** Creditor and customers of a dossier. */
export function partiesOf({ settings, ledger }: Dossier): CalculationParties {
  return { creditor: settings.creditor, customers: customers(ledger) }
}

/** Writes the sheet of these claims and says where it is, with the SHA-256 of the file; without claims, no file. */
export async function writeSheet(
  context: Context,
  { file, form }: SheetFile,
  view: PenaltiesView,
  parties: CalculationParties,
): Promise<void> {
  const [{ buildCalculation }, { sha256, writeCalculation }, { fingerprintOf }] = await Promise.all([
    import('../reporting/calculation/build-calculation.ts'),
    import('../reporting/calculation/write-calculation.ts'),
    import('../reporting/calculation/fingerprint.ts'),
  ])
  const sheet = buildCalculation(view.claims, parties, VERSION)
  if (sheet === null) {
    if (!context.quiet) context.io.stderr(`Aucune feuille n’a été écrite : il n’y a aucune pénalité à calculer.\n`)
    return
  }
  const bytes = await writeCalculation(form, sheet, packagePath('templates', 'fonts'))
  await writeWhole(context, file, bytes)
  if (context.quiet) return
  context.io.stderr(`Empreinte du contenu, imprimée sur la feuille : ${fingerprintOf(sheet)}\nSHA-256 du fichier : ${sha256(bytes)}\n`)
}
