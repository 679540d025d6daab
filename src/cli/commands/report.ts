// relance report: the dossier as a whole, as a workbook.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { runWorkbook } from '../report-workbook.ts'

export const command: CommandModule = {
  configure(command) {
    command.option('--xlsx [fichier]', 'tout le dossier en un classeur Excel, dans reports/ ou dans ce fichier')
  },

  examples: [
    ['relance report --xlsx', 'balance âgée, pièces, pénalités, plan et historique dans reports/rapport_JOUR.xlsx'],
    ['relance report --xlsx --date 2026-06-30', 'la situation à la fin de juin'],
    ['relance report --xlsx revision.xlsx', 'le même classeur sous un autre nom'],
  ],

  run(context, _args, options) {
    if (options.xlsx === undefined)
      throw new UsageError('usage', 'Dites ce que « relance report » doit écrire.', {
        advice: 'Le classeur du dossier : relance report --xlsx',
      })
    return runWorkbook(context, options)
  },
}
