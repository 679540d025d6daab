// relance plan: the day's reminders and why, what is held and why. Stored for approval and sending unless --dry-run.
import { planDay } from '../../jobs/plan-day.ts'
import { planSheet } from '../../reporting/sheets.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { planText } from '../plan-text.ts'
import { present, sheetOptions } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--dry-run', 'montrer sans rien enregistrer')
      .option('--customer <code>', 'un seul client (toujours sans enregistrer)')
      .option('--explain', 'la raison de chaque relance et de chaque attente, en entier')
      .option('--summary', 'sans la liste de ce qui attend')
    sheetOptions(command)
  },

  run(context, _args, options) {
    const dryRun = options.dryRun === true
    const summary = options.summary === true
    return withDossier(
      context,
      async (dossier) => {
        const plan = planDay(dossier, context.date, { dryRun, customer: textOption(options, 'customer') })
        const { held: _held, ...short } = plan
        await present(context, options, summary ? short : plan, {
          text: () => planText(plan, context, { explain: options.explain === true, summary }),
          sheets: () => [planSheet(plan)],
        })
        return 0
      },
      { writes: !dryRun },
    )
  },
}
