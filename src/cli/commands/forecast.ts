// relance forecast: expected cash per week from what is open, or how wrong the same forecast would have been in the past.
import { customerMeant } from '../../jobs/customer-meant.ts'
import { forecastOn } from '../../jobs/forecast.ts'
import { forecastPast } from '../../jobs/forecast-past.ts'
import { backtestText } from '../backtest-text.ts'
import type { CommandModule } from '../command.ts'
import { forecastText } from '../forecast-text.ts'
import { withDossier } from '../open-dossier.ts'
import { textOption } from '../options.ts'
import { present, sheetOptions } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--customer <code>', 'un seul client')
      .option('--backtest', 'refaire la prévision des mois passés et dire de combien elle se trompait')
    sheetOptions(command)
  },

  run(context, _args, options) {
    return withDossier(context, async (dossier) => {
      const customer = customerMeant(dossier, textOption(options, 'customer'))
      if (options.backtest === true) {
        const view = forecastPast(dossier, context.date, customer)
        await present(context, options, view, {
          text: () => backtestText(view, context),
          sheets: async () => (await import('../../reporting/sheet-forecast.ts')).backtestSheets(view),
        })
        return 0
      }
      const view = forecastOn(dossier, context.date, customer)
      await present(context, options, view, {
        text: () => forecastText(view, context, { alone: customer !== null }),
        sheets: async () => (await import('../../reporting/sheet-forecast.ts')).forecastSheets(view, options.csv !== undefined),
      })
      return 0
    })
  },
}
