// A stop as people and programs read it: what is wrong, where, the excerpt, what to do. Never a stack trace, unless it is our bug
// and --verbose asks for it. What the machine refused is told by machine-stops.ts.
import { type Problem, StopError } from '../domain/errors.ts'
import { printable } from '../domain/printable.ts'
import type { Io } from './io.ts'
import { machineStop } from './machine-stops.ts'

const BUG = 70

export interface ErrorPrinting {
  /** One JSON document on stdout, besides the text on stderr. */
  readonly json: boolean
  readonly verbose: boolean
}

/** Prints the error and returns its exit code: the stop's own, 8 for what the machine refused, 70 for anything else. */
export async function printError(error: unknown, io: Io, how: ErrorPrinting): Promise<number> {
  const stop = error instanceof StopError ? error : await machineStop(error)
  if (stop === null) return printBug(error, io, how)
  if (how.json) printJson(io, stop.code, stop.message, stop.details)
  io.stderr(stopText(stop))
  return stop.exitCode
}

/** The French text of a stop, ending with a new line. */
export function stopText(error: StopError): string {
  const { details } = error
  const lines = [`relance: ${place(details)}${printable(error.message)}`]
  // A single problem is the error itself, already told; the excerpts of several stand under each.
  const problems = several(details.problems)
  if (problems.length === 0 && details.excerpt !== undefined && details.excerpt.trim() !== '')
    lines.push(`    ${printable(details.excerpt)}`)
  for (const problem of problems) {
    lines.push(`  - ${place(problem)}${printable(problem.message)}`)
    if (problem.excerpt !== undefined && problem.excerpt.trim() !== '') lines.push(`      ${printable(problem.excerpt)}`)
  }
  const hidden = (details.problemCount ?? 0) - (details.problems?.length ?? 0)
  if (hidden > 0) lines.push(`  … et ${hidden} autre${hidden > 1 ? 's' : ''}.`)
  if (details.advice !== undefined) lines.push(`  → ${printable(details.advice)}`)
  return `${lines.join('\n')}\n`
}

/** "relance.yaml, ligne 7 – ", "relance-1.text.hbs, ligne 3, colonne 12 – " */
function place({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): string {
  const where = line === undefined || line === 0 ? [] : [`ligne ${line}${column === undefined ? '' : `, colonne ${column}`}`]
  const parts = [...(file === undefined ? [] : [file === '-' ? 'entrée standard' : file]), ...where]
  return parts.length > 0 ? `${printable(parts.join(', '))} – ` : ''
}

function several(problems: readonly Problem[] = []): readonly Problem[] {
  return problems.length > 1 ? problems : []
}

function printJson(io: Io, code: string, message: string, { file, line }: Pick<Problem, 'file' | 'line'>): void {
  io.stdout(`${JSON.stringify({ error: { code, message, file: file ?? null, line: line === undefined || line === 0 ? null : line } })}\n`)
}

function printBug(error: unknown, io: Io, how: ErrorPrinting): number {
  const message = error instanceof Error ? error.message : String(error)
  if (how.json) printJson(io, 'bug', message, {})
  io.stderr(`relance: erreur interne, ce n’est pas de votre fait : ${printable(message)}\n`)
  if (how.verbose) io.stderr(`${error instanceof Error ? error.stack : message}\n`)
  else io.stderr('  → Relancez la commande avec --verbose et transmettez-nous ce qui s’affiche.\n')
  return BUG
}
