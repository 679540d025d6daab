// relance due-date: a due date from an invoice day and terms as people write them. No dossier needed.
import { UsageError } from '../../domain/errors.ts'
import { formatLongDay } from '../../domain/format.ts'
import { describeTerms, dueDate, parseTerms, TERMS_EXAMPLES } from '../../domain/terms.ts'
import type { CommandModule } from '../command.ts'
import { choiceOption, dayOption, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .requiredOption('--issued <jour>', 'date de la facture, AAAA-MM-JJ')
      .requiredOption('--terms <texte>', 'conditions, par exemple "45 jours fin de mois"')
      .option('--end-of-month <methode>', 'after : fin du mois après le délai (par défaut) ; before : délai après la fin du mois')
  },

  async run(context, _args, options) {
    const issued = dayOption(options, 'issued')
    const text = textOption(options, 'terms') ?? ''
    const method = choiceOption(options, 'endOfMonth', '--end-of-month', ['after', 'before']) ?? 'after'
    const terms = parseTerms(text)
    if (issued === null || terms === null) {
      throw new UsageError('terms-unknown', `Les conditions « ${text} » ne sont pas comprises.`, {
        advice: `Écrivez par exemple : ${TERMS_EXAMPLES.join(' ; ')}.`,
      })
    }
    const view = { dueOn: dueDate(issued, terms, method), rule: describeTerms(terms, method) }
    await present(context, options, view, { text: () => `Échéance : ${formatLongDay(view.dueOn)}\n${view.rule}\n` })
    return 0
  },
}
