// relance daily: the work of a morning, made to be run by the machine's own scheduler. Says nothing where all is well and nobody looks.
import { UsageError } from '../../domain/errors.ts'
import type { CommandModule } from '../command.ts'
import { dailyWork } from '../daily.ts'
import { runDailyAll } from '../daily-all.ts'
import { dailyText, isWorthSaying } from '../daily-text.ts'
import { refuseDossierBeside } from '../firm-folders.ts'
import { textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--dry-run', 'montrer ce qui serait fait, sans rien importer, enregistrer ni envoyer')
      .option('--catch-up', 'ne rien faire si le travail du jour est déjà fait')
      .option('--all <répertoire>', 'tous les dossiers de ce répertoire, l’un après l’autre')
  },

  examples: [
    ['relance daily --dry-run', 'ce que le travail de ce matin ferait'],
    ['relance daily', 'importer, planifier, envoyer ce qui est approuvé, rendre compte'],
    ['relance daily --all dossiers', 'le même sur tous les dossiers du cabinet'],
  ],

  async run(context, _args, options) {
    const choice = { dryRun: options.dryRun === true, catchUp: options.catchUp === true }
    if (choice.dryRun && choice.catchUp)
      throw new UsageError('usage', '--dry-run et --catch-up s’excluent.', { advice: 'Ôtez l’un des deux.' })
    const all = textOption(options, 'all')
    if (all !== null) {
      refuseDossierBeside(context)
      return await runDailyAll(context, all, choice, options)
    }
    const { view, stop, exitCode, faults, silent } = await dailyWork(context, choice)
    for (const fault of faults) context.io.stderr(`relance: ${fault}\n`)
    // An error is the whole answer of a program; for a person, what was done before it counts too.
    if (stop !== null && context.json) throw stop
    if (silent && !context.json && !context.io.isTty && !context.verbose) return exitCode
    if (context.json || isWorthSaying(view, exitCode, context))
      await present(context, options, view, { text: () => dailyText(view, context) })
    if (stop !== null) throw stop
    return exitCode
  },
}
