// relance due-date: a due date from an invoice day and terms as people write them, and what the law allows. No dossier needed.
import { UsageError } from '../../domain/errors.ts'
import { describeTerms, dueDate, type PaymentTerms, parseTerms } from '../../domain/terms.ts'
import { capNotes, latestDueDate, overLegalCap } from '../../domain/terms-cap.ts'
import { TERMS_PRESETS } from '../../domain/terms-presets.ts'
import { refuseTerms } from '../../domain/terms-refusal.ts'
import type { CommandModule } from '../command.ts'
import { dueDateText, presetsText, presetView } from '../due-date-text.ts'
import { choiceOption, dayOption, type Options, textOption } from '../options.ts'
import { present } from '../present.ts'

export const command: CommandModule = {
  configure(command) {
    command
      .option('--issued <jour>', 'date de la facture')
      .option('--terms <texte>', 'conditions, par exemple "45 jours fin de mois" ou "transport routier"')
      .option('--end-of-month <methode>', 'after : fin du mois après le délai (par défaut) ; before : délai après la fin du mois')
      .option('--list', 'les délais maximaux qui ont un nom : secteurs, factures récapitulatives, acheteurs publics')
  },

  async run(context, _args, options) {
    if (options['list'] === true) {
      const view = { date: context.date, presets: TERMS_PRESETS.map(presetView), totals: { presets: TERMS_PRESETS.length } }
      await present(context, options, view, {
        text: () => presetsText(view.presets),
        next: 'relance due-date --issued JOUR --terms "NOM" (l’échéance d’une facture)',
      })
      return 0
    }
    const issuedOn = dayOption(options, 'issued') ?? missing('--issued <jour>')
    const terms = termsOf(options)
    const method = choiceOption(options, 'endOfMonth', '--end-of-month', ['after', 'before']) ?? 'after'
    const dueOn = dueDate(issuedOn, terms, method)
    const view = {
      dueOn,
      rule: describeTerms(terms, method),
      latestOn: latestDueDate(issuedOn, terms),
      overLegalCap: overLegalCap(terms),
      notes: capNotes(issuedOn, dueOn, terms),
      preset: terms.preset === null ? null : presetView(terms.preset),
    }
    await present(context, options, view, {
      text: () => dueDateText(view),
      next: 'relance due-date --list (les délais maximaux qui ont un nom)',
    })
    return 0
  },
}

/** @throws UsageError that says why the terms are not understood, and the nearest ones that are. */
function termsOf(options: Options): PaymentTerms {
  const text = textOption(options, 'terms') ?? missing('--terms <texte>')
  const terms = parseTerms(text)
  if (terms !== null) return terms
  const { why, examples } = refuseTerms(text)
  throw new UsageError('terms-unknown', `Les conditions « ${text} » ne sont pas comprises.${why === null ? '' : ` ${why}`}`, {
    advice: `Écrivez par exemple : ${examples.join(' ; ')}.`,
  })
}

function missing(option: string): never {
  throw new UsageError('usage', `L’option « ${option} » est obligatoire.`, { advice: 'Voyez « relance due-date --help ».' })
}
