// relance report: pages for those who keep the books and those who read them.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { confirmationOptions } from '../confirmations.ts'
import { dayOption } from '../options.ts'
import { sheetOptions } from '../present.ts'
import { runClosing } from '../report-closing.ts'
import { pageOptions } from '../written-page.ts'

export const command: CommandModule = {
  configure(command) {
    command.option('--closing <jour>', 'propositions pour la clôture d’un exercice, ce jour-là')
    confirmationOptions(command)
    pageOptions(command)
    sheetOptions(command)
  },

  examples: [
    ['relance report --closing 2026-12-31', 'douteux, pertes, prescription, créditeurs, pénalités : ce qui est à examiner'],
    ['relance report --closing 2026-12-31 --xlsx cloture.xlsx', 'les mêmes lignes dans un classeur'],
    [
      'relance report --closing 2026-12-31 --confirm-top 20 --auditor "Cabinet Morvan, 4 quai Lamennais, 35000 Rennes"',
      'et les lettres de confirmation de solde aux 20 clients qui doivent le plus',
    ],
  ],

  run(context, _args, options) {
    const day = dayOption(options, 'closing')
    if (day === null)
      throw new UsageError('usage', 'Il manque --closing suivi du jour de la clôture.', {
        advice: 'Écrivez par exemple relance report --closing 2026-12-31.',
      })
    return runClosing(context, options, day)
  },
}
