// Who types a command, recorded with what he decides.
import { userInfo } from 'node:os'
import type { Context } from './context.ts'
import { type Options, textOption } from './options.ts'

/** The name given with --by, else the user of the machine's session. */
export function authorOf({ env }: Context, options: Options): string {
  const named = textOption(options, 'by')?.trim() ?? ''
  return named === '' ? sessionUser(env) : named
}

function sessionUser(env: Context['env']): string {
  try {
    return userInfo().username
  } catch {
    // A session whose user the machine does not list (a container, a directory that is down).
    return env['USER'] ?? 'utilisateur inconnu'
  }
}
