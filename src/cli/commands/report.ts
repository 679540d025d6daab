// relance report: pages for those who keep the books and those who read them: the dashboard of a day, with a page for each customer it names;
// with --all, those of every dossier of a firm; with --closing, what to look at when a year is closed.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { confirmationOptions } from '../confirmations.ts'
import type { Context } from '../context.ts'
import { runDashboard } from '../dashboard.ts'
import { runFirm } from '../firm.ts'
import { dayOption, flagOf, type Options, textOption } from '../options.ts'
import { sheetOptions } from '../present.ts'
import { runClosing } from '../report-closing.ts'
import { pageOptions } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--all <répertoire>', 'tous les dossiers de ce répertoire, une ligne par dossier')
      .option('--closing <jour>', 'propositions pour la clôture d’un exercice, ce jour-là')
    confirmationOptions(command)
    pageOptions(command)
    sheetOptions(command)
  },

  examples: [
    ['relance report --open', 'le tableau de bord du jour, dans le navigateur'],
    ['relance report --date 2026-06-30', 'tel qu’il était au 30 juin'],
    ['relance report --all dossiers --open', 'tous les dossiers du cabinet, avec leur tableau de bord'],
    ['relance report --closing 2026-12-31', 'douteux, pertes, prescription, créditeurs, pénalités : ce qui est à examiner'],
    ['relance report --closing 2026-12-31 --xlsx cloture.xlsx', 'les mêmes lignes dans un classeur'],
    [
      'relance report --closing 2026-12-31 --confirm-top 20 --auditor "Cabinet Morvan, 4 quai Lamennais, 35000 Rennes"',
      'et les lettres de confirmation de solde aux 20 clients qui doivent le plus',
    ],
  ],

  run(context, _args, options) {
    const [day, all] = [dayOption(options, 'closing'), textOption(options, 'all')]
    refuseTogether(context, options)
    if (day !== null) return runClosing(context, options, day)
    return all === null ? runDashboard(context, options) : runFirm(context, options, all)
  },
}

/** Options of the closing alone. */
const OF_CLOSING = ['confirm', 'confirmTop', 'auditor', 'csv', 'xlsx']

/** @throws UsageError where two reports are asked for, or an option is of another one. */
function refuseTogether({ dossier }: Context, options: Options): void {
  if (options.all !== undefined && (options.closing !== undefined || dossier !== undefined))
    throw new UsageError('usage', `--all et ${options.closing === undefined ? '--dossier' : '--closing'} s’excluent.`, {
      advice: 'Ôtez l’un des deux.',
    })
  const closing = options.closing === undefined ? OF_CLOSING.find((name) => options[name] !== undefined) : undefined
  if (closing !== undefined)
    throw new UsageError('usage', `${flagOf(closing)} va avec --closing.`, {
      advice: 'Ajoutez --closing et le jour de la clôture.',
    })
}
