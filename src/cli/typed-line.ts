// A secret given on the standard input: its first line.
import { UsageError } from '../domain/errors.ts'
import type { Context } from './context.ts'

/** @param option that announced it. @throws UsageError 'password-missing' for none */
export function lineTyped({ input }: Pick<Context, 'input'>, option: string): string {
  const line = /^[^\r\n]*/.exec(input())?.[0] ?? ''
  if (line.trim() !== '') return line
  throw new UsageError('password-missing', `${option} : l’entrée standard ne contient pas de mot de passe.`, {
    advice: `Écrivez ${option} < FICHIER, ou ôtez ${option} : la question est posée sur un terminal.`,
  })
}
