// relance report: the dashboard of a day as a page, with a page for each customer it names.
import type { CommandModule } from '../command.ts'
import { runDashboard } from '../dashboard.ts'
import { pageOptions } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    pageOptions(command)
  },

  examples: [
    ['relance report --open', 'le tableau de bord du jour, dans le navigateur'],
    ['relance report --date 2026-06-30', 'tel qu’il était au 30 juin'],
  ],

  run: (context, _args, options) => runDashboard(context, options),
}
