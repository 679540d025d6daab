// relance report: the dashboard of a day as a page, with a page for each customer it names; with --all, those of every dossier of a firm.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { runDashboard } from '../dashboard.ts'
import { runFirm } from '../firm.ts'
import { textOption } from '../options.ts'
import { pageOptions } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    command.option('--all <répertoire>', 'tous les dossiers de ce répertoire, une ligne par dossier')
    pageOptions(command)
  },

  examples: [
    ['relance report --open', 'le tableau de bord du jour, dans le navigateur'],
    ['relance report --date 2026-06-30', 'tel qu’il était au 30 juin'],
    ['relance report --all dossiers --open', 'tous les dossiers du cabinet, avec leur tableau de bord'],
  ],

  run(context, _args, options) {
    const all = textOption(options, 'all')
    if (all === null) return runDashboard(context, options)
    if (context.dossier !== undefined) throw new UsageError('usage', '--all et --dossier s’excluent.', { advice: 'Ôtez l’un des deux.' })
    return runFirm(context, options, all)
  },
}
