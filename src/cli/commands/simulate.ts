// relance simulate: the reminders of the coming weeks if nothing is paid, as a calendar. Stores nothing.
import { customerMeant } from '../../jobs/customer-meant.ts'
import { simulateDays } from '../../jobs/simulate-days.ts'
import type { CommandModule } from '../command.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption, wholeOption } from '../options.ts'
import { present } from '../present.ts'
import { simulationText } from '../simulate-text.ts'

const DEFAULT_DAYS = 30
const MOST_DAYS = 366

export const command: CommandModule = {
  configure(command) {
    command
      .option('--days <n>', `nombre de jours, ${DEFAULT_DAYS} par défaut`)
      .option('--customer <code>', 'un seul client')
      .option('--explain', 'toutes les relances de chaque jour')
  },

  run(context, _args, options) {
    const days = wholeOption(options, 'days', { least: 1, most: MOST_DAYS }) ?? DEFAULT_DAYS
    return withDossier(context, async (dossier) => {
      const view = simulateDays(dossier, context.date, { days, customer: customerMeant(dossier, textOption(options, 'customer')) })
      await present(context, options, view, { text: () => simulationText(view, context, { whole: options.explain === true }) })
      return 0
    })
  },
}
