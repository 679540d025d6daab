// From what is wrong in a settings file to the one stop that tells it: sorted by line, 20 at most, with their excerpts.
// Never shows a password that someone wrote into the file.
import type { Problem } from '../../domain/errors.ts'
import { SettingsError } from '../../domain/errors.ts'

export type FaultCode = 'settings-syntax' | 'settings-unknown-key' | 'settings-missing' | 'settings-invalid'

/** One thing wrong; `line` counts from 1, null when no line of the file is to blame. */
export interface Fault {
  readonly code: FaultCode
  readonly line: number | null
  readonly message: string
}

const MOST_SHOWN = 20
const EXCERPT_LENGTH = 120

/**
 * The stop for these faults (at least one). One fault: its own sentence, line and excerpt. Several: their count, and `problems`
 * with the first 20 by line. The code is the faults' own when they share one, else 'settings-invalid'.
 */
export function settingsStop(file: string, text: string, faults: readonly Fault[]): SettingsError {
  const sorted = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.message < b.message ? -1 : 1))
  const problems = sorted.slice(0, MOST_SHOWN).map((fault) => problemOf(file, text, fault))
  const [first] = problems
  const code = sharedCode(faults)
  const advice = adviceFor(code)
  if (first === undefined) throw new RangeError('a stop needs at least one fault')
  if (faults.length === 1) {
    const { message, ...place } = first
    return new SettingsError(code, message, { ...place, advice })
  }
  const message = `Le fichier de réglages contient ${faults.length} erreurs.`
  return new SettingsError(code, message, { file, advice, problems, problemCount: faults.length })
}

function problemOf(file: string, text: string, { line, message }: Fault): Problem {
  if (line === null) return { file, message }
  return { file, line, message, excerpt: excerptOf(text, line) }
}

/** The line without its outer blanks, masked from a password on, cut to 120 characters. */
function excerptOf(text: string, line: number): string {
  const whole = (text.split(/\r\n|\n|\r/)[line - 1] ?? '').replace(/\p{Cc}/gu, ' ').trim()
  const masked = whole.replace(/(\b(?:smtp)?(?:pass|password|passwd|pwd|secret|mot_?de_?passe)["']?\s*:).+$/i, '$1 …')
  return masked.length > EXCERPT_LENGTH ? `${masked.slice(0, EXCERPT_LENGTH - 1)}…` : masked
}

function sharedCode(faults: readonly Fault[]): FaultCode {
  const codes = new Set(faults.map((fault) => fault.code))
  const [only] = codes
  return codes.size === 1 && only !== undefined ? only : 'settings-invalid'
}

function adviceFor(code: FaultCode): string {
  if (code === 'settings-syntax') {
    return 'Corrigez la ligne indiquée : une clé par ligne sous la forme « clé: valeur », décalée par des espaces sous sa section.'
  }
  return 'Corrigez le fichier, puis lancez « relance check » pour vérifier les réglages.'
}
