// A stop as people and programs read it: what is wrong, where, the excerpt, what to do. Never a stack trace, unless it is our bug.
import { type Problem, StopError } from '../domain/errors.ts'
import type { Io } from './io.ts'

const BUG = 70

/** Prints the error and returns its exit code. */
export function printError(error: unknown, io: Io, how: { json: boolean; verbose: boolean }): number {
  if (!(error instanceof StopError)) return printBug(error, io, how)
  if (how.json) {
    const { file, line } = error.details
    io.stdout(`${JSON.stringify({ error: { code: error.code, message: error.message, file: file ?? null, line: line ?? null } })}\n`)
  }
  io.stderr(stopText(error))
  return error.exitCode
}

/** The French text of a stop, ending with a new line. */
export function stopText(error: StopError): string {
  const { details } = error
  const lines = [`relance: ${place(details)}${error.message}`]
  if (details.excerpt !== undefined) lines.push(`    ${details.excerpt}`)
  // A single problem is the error itself, already told.
  for (const problem of several(details.problems)) {
    lines.push(`  - ${place(problem)}${problem.message}`)
    if (problem.excerpt !== undefined) lines.push(`      ${problem.excerpt}`)
  }
  const hidden = (details.problemCount ?? 0) - (details.problems?.length ?? 0)
  if (hidden > 0) lines.push(`  … et ${hidden} autre${hidden > 1 ? 's' : ''}.`)
  if (details.advice !== undefined) lines.push(`  → ${details.advice}`)
  return `${lines.join('\n')}\n`
}

function place(where: Pick<Problem, 'file' | 'line'>): string {
  const parts = [where.file, where.line].filter((part) => part !== undefined && part !== 0)
  return parts.length > 0 ? `${parts.join(':')}: ` : ''
}

function several(problems: readonly Problem[] = []): readonly Problem[] {
  return problems.length > 1 ? problems : []
}

function printBug(error: unknown, io: Io, how: { json: boolean; verbose: boolean }): number {
  const message = error instanceof Error ? error.message : String(error)
  if (how.json) io.stdout(`${JSON.stringify({ error: { code: 'bug', message, file: null, line: null } })}\n`)
  io.stderr(`relance: erreur interne, ce n’est pas de votre fait : ${message}\n`)
  if (how.verbose) io.stderr(`${error instanceof Error ? error.stack : message}\n`)
  else io.stderr('  → Relancez la commande avec --verbose et transmettez-nous ce qui s’affiche.\n')
  return BUG
}
