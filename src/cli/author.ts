// Who says what a command records: the name given, else the one the machine knows its user by.
import { userInfo } from 'node:os'
import type { Command } from 'commander'
import { UsageError } from '../domain/errors.ts'
import type { Context } from './context.ts'
import { type Options, textOption } from './options.ts'

/** Declares --by. */
export function authorOption(command: Command): void {
  command.option('--by <nom>', 'qui le dit (par défaut, votre nom sur cette machine)')
}

/** The author of what is recorded; null when the machine has no name for its user. @throws UsageError for an empty --by. */
export function authorOf(context: Context, options: Options): string | null {
  const told = textOption(options, 'by')
  if (told !== null && told.trim() === '')
    throw new UsageError('option-invalid', '--by : le nom est vide.', { advice: 'Écrivez par exemple --by "A. Brunet".' })
  const named = [context.env.USER, context.env.USERNAME].find((name) => name !== undefined && name !== '')
  return told?.trim() ?? named ?? systemUser()
}

function systemUser(): string | null {
  try {
    return userInfo().username
  } catch (error) {
    // No entry for this user in the machine's list: a container, most often.
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
}
