// relance report: for those who keep the books and those who read them. The dashboard of a day, with a page for each customer it names; with
// --xlsx, the dossier as a workbook; with --all, the dashboards of every dossier of a firm; with --closing, what to look at when a year is closed.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { confirmationOptions } from '../confirmations.ts'
import type { Context } from '../context.ts'
import { runDashboard } from '../dashboard.ts'
import { runFirm } from '../firm.ts'
import { dayOption, flagOf, type Options, textOption } from '../options.ts'
import { runClosing } from '../report-closing.ts'
import { runWorkbook } from '../report-workbook.ts'
import { pageOptions } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--xlsx [fichier]', 'tout le dossier en un classeur Excel, dans reports/ ou dans ce fichier')
      .option('--all <répertoire>', 'tous les dossiers de ce répertoire, une ligne par dossier')
      .option('--closing <jour>', 'propositions pour la clôture d’un exercice, ce jour-là')
    confirmationOptions(command)
    pageOptions(command)
    command.option('--csv <fichier>', 'avec --closing : les propositions en CSV')
  },

  examples: [
    ['relance report --open', 'le tableau de bord du jour, dans le navigateur'],
    ['relance report --date 2026-06-30', 'tel qu’il était au 30 juin'],
    ['relance report --xlsx', 'balance âgée, pièces, pénalités, plan et historique dans reports/rapport_JOUR.xlsx'],
    ['relance report --xlsx revision.xlsx --date 2026-06-30', 'la situation à la fin de juin, sous un autre nom'],
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
    if (all !== null) return runFirm(context, options, all)
    return options.xlsx === undefined ? runDashboard(context, options) : runWorkbook(context, options)
  },
}

/** Options of the closing alone. */
const OF_CLOSING = ['confirm', 'confirmTop', 'auditor', 'csv']

/** @throws UsageError where two reports are asked for, or an option is of another one. */
function refuseTogether({ dossier }: Context, options: Options): void {
  const { all, closing, xlsx } = options
  const other = dossier === undefined ? (closing === undefined ? (xlsx === undefined ? null : '--xlsx') : '--closing') : '--dossier'
  if (all !== undefined && other !== null) throw new UsageError('usage', `--all et ${other} s’excluent.`, { advice: 'Ôtez l’un des deux.' })
  if (closing !== undefined && xlsx === true)
    throw new UsageError('usage', '--xlsx : dans quel fichier ?', { advice: 'Avec --closing, écrivez par exemple --xlsx cloture.xlsx.' })
  const alien = closing === undefined ? OF_CLOSING.find((name) => options[name] !== undefined) : undefined
  if (alien !== undefined)
    throw new UsageError('usage', `${flagOf(alien)} va avec --closing.`, { advice: 'Ajoutez --closing et le jour de la clôture.' })
  if (xlsx !== undefined && (options.open !== undefined || options.out !== undefined) && closing === undefined)
    throw new UsageError('usage', '--open et --out sont pour une page.', { advice: 'Le classeur s’écrit ailleurs par --xlsx FICHIER.' })
}
