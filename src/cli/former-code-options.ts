// The options that say two codes are one customer, or take it back; nothing is opened.
import type { Command } from 'commander'
import { UsageError } from '../domain/errors.ts'
import type { FormerCodeRequest } from '../jobs/former-code.ts'
import { authorOf, authorOption } from './author.ts'
import type { Context } from './context.ts'
import { noteOption, type Options, textOption } from './options.ts'

/** Declares them. */
export function formerCodeOptions(command: Command): void {
  command
    .option('--formerly <code>', 'ce client avait ce code auparavant : son historique et ses suspensions le suivent')
    .option('--not-formerly <code>', 'revient sur --formerly : ce code est celui d’un autre client')
    .option('--reason <texte>', 'avec --formerly ou --not-formerly : pourquoi')
  authorOption(command)
}

/**
 * What these options say; null when none of them was given.
 * @param code the customer; null: none is named
 * @param changes other settings are to be changed by the same line
 * @throws UsageError for a line that says too little, or two things at once
 */
export function formerCodeRequest(context: Context, code: string | null, changes: boolean, options: Options): FormerCodeRequest | null {
  const before = textOption(options, 'formerly')
  const never = textOption(options, 'notFormerly')
  const former = before ?? never
  const reason = noteOption(options, 'reason')
  if (former === null) {
    if (reason === null && textOption(options, 'by') === null) return null
    throw new UsageError('usage', '--reason et --by disent pourquoi un code est l’ancien code d’un client, et qui le dit.', {
      advice: 'Ces options ne vont qu’avec --formerly ou --not-formerly.',
    })
  }
  if (code === null)
    throw new UsageError('usage', 'Pour quel client ?', { advice: 'Donnez son code d’aujourd’hui : relance customers CODE.' })
  if ((before !== null && never !== null) || changes)
    throw new UsageError('usage', `${before === null ? '--not-formerly' : '--formerly'} se donne seul.`, {
      advice: 'Écrivez les autres changements dans une autre commande.',
    })
  return { customer: code, former, same: before !== null, reason, author: authorOf(context, options) }
}
