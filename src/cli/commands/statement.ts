// relance statement: the account of one customer, on the terminal and as files to hand on.

import { UsageError } from '../../domain/errors.ts'
import { formatDay } from '../../domain/format.ts'
import { customerMeant, customerWritten } from '../../jobs/customer-meant.ts'
import { statementOn } from '../../jobs/statement.ts'
import type { Statement } from '../../reporting/statement/statement.ts'
import type { CommandModule } from '../command.ts'
import type { Context } from '../context.ts'
import { withDossier } from '../open-dossier.ts'
import { dayOption, type Options, textOption } from '../options.ts'
import { packagePath } from '../package-folder.ts'
import { present, sheetOptions, writeWhole } from '../present.ts'
import { statementText } from '../statement-text.ts'

const FORMS = ['pdf', 'html'] as const

export const command: CommandModule = {
  configure(command) {
    command
      .argument('<client>', 'code du client')
      .option('--from <jour>', 'tous les mouvements depuis ce jour, soldés compris (sinon ceux des pièces ouvertes)')
      .option('--pdf <fichier>', 'relevé à remettre au client, dans sa langue')
      .option('--html <fichier>', 'le même en une page, pour un écran')
    sheetOptions(command)
  },

  examples: [
    ['relance statement MARTIN', 'ce qu’il doit, et comment se forme son solde'],
    ['relance statement MARTIN --pdf releve.pdf', 'le relevé à lui remettre'],
    ['relance statement MARTIN --from 2026-01-01 --xlsx compte.xlsx', 'tous les mouvements de l’année, pour un tableur'],
    ['relance statement MARTIN --date 2026-06-30', 'le compte tel qu’il était au 30 juin'],
  ],

  run(context, args, options) {
    const from = dayOption(options, 'from')
    if (from !== null && from > context.date)
      throw new UsageError('option-invalid', `--from : le ${formatDay(from)} est après le ${formatDay(context.date)}.`, {
        advice: 'Donnez un jour plus ancien, ou avec --date le jour du relevé.',
      })
    return withDossier(context, async (dossier) => {
      // What is handed to a customer is his by his code, not by a name.
      const named = FORMS.some((form) => options[form] !== undefined) ? customerWritten : customerMeant
      const asked = { customer: named(dossier, args[0] ?? ''), from }
      // The accountant reads French; what is handed to the customer is in his own language.
      const found = statementOn(dossier, context.date, { ...asked, language: 'fr' })
      const paper = () => statementOn(dossier, context.date, { ...asked, language: null }).statement
      const written = await writeForms(context, options, paper)
      await present(context, options, found.view, {
        // Like --csv and --xlsx, a document leaves stdout empty.
        text: () => (written ? '' : statementText(found.view, context)),
        sheets: async () => (await import('../../reporting/statement/sheets.ts')).statementSheets(found.view),
        next: `relance statement ${asked.customer} --pdf releve.pdf (le relevé à lui remettre)`,
      })
      return 0
    })
  },
}

/** Whether any document was asked for. */
async function writeForms(context: Context, options: Options, paper: () => Statement): Promise<boolean> {
  let written = false
  for (const form of FORMS) {
    const file = textOption(options, form)
    if (file === null) continue
    if (file === '')
      throw new UsageError('option-invalid', `--${form} : le nom du fichier est vide.`, {
        advice: `Écrivez par exemple --${form} releve.${form}.`,
      })
    const bytes =
      form === 'pdf'
        ? await (await import('../../reporting/statement/pdf.ts')).writeStatementPdf(paper(), packagePath('templates', 'fonts'))
        : (await import('../../reporting/statement/html.ts')).writeStatementHtml(paper())
    await writeWhole(context, file, bytes)
    written = true
  }
  return written
}
