// Collects the problems of one file. Keeps a thousand of them, errors first, and counts them all.
import { InputError } from '../domain/errors.ts'
import type { ImportIssue, Reading } from '../domain/reading.ts'
import { excerptOf } from './wording.ts'

const KEPT = 1000
const SHOWN = 20

/** A problem found at a place; `column` is the header as written, null for the row as a whole. */
export interface Finding {
  readonly line: number
  readonly column?: string | null
  readonly code: string
  readonly message: string
  readonly excerpt?: string
}

export interface IssueLog {
  error(finding: Finding): void
  warning(finding: Finding): void
  /** Up to 1 000 issues by line; when there are more, errors are kept before warnings. */
  list(): ImportIssue[]
  /** Adds what another log noted. */
  absorb(other: IssueLog): void
  count(): number
}

/** A new, empty log. */
export function issueLog(): IssueLog {
  const kept = { error: [] as ImportIssue[], warning: [] as ImportIssue[] }
  let total = 0
  const add = (severity: 'error' | 'warning', { line, column = null, code, message, excerpt = '' }: Finding) => {
    total += 1
    if (kept[severity].length < KEPT) kept[severity].push({ line, column, code, severity, message, excerpt: excerptOf(excerpt) })
  }
  return {
    error: (finding) => add('error', finding),
    warning: (finding) => add('warning', finding),
    absorb: (other) => {
      for (const issue of other.list()) if (kept[issue.severity].length < KEPT) kept[issue.severity].push(issue)
      total += other.count()
    },
    list: () => [...kept.error, ...kept.warning].slice(0, KEPT).sort((a, b) => a.line - b.line),
    count: () => total,
  }
}

/**
 * Refuses a reading that holds errors: the first 20 together, with their total number.
 * Does nothing when there are only warnings.
 * @throws InputError with the code, the file and the line of the first error.
 */
export function refuseOnErrors(reading: Reading): void {
  const errors = reading.issues.filter((issue) => issue.severity === 'error')
  const [first] = errors
  if (!first) return
  const more = errors.length >= KEPT ? `au moins ${KEPT}` : String(errors.length)
  const message =
    errors.length === 1
      ? first.message
      : `${more} lignes ou rubriques ne peuvent pas être lues ; rien n’a été importé. Première erreur\u00a0: ${first.message}`
  throw new InputError(first.code, message, {
    file: reading.file,
    line: first.line,
    excerpt: first.excerpt,
    advice:
      'Corrigez l’export dans le logiciel comptable, ou relancez avec --accept-rejects pour importer le reste en laissant ces lignes de côté.',
    problems: errors.slice(0, SHOWN).map(({ line, message: text, excerpt }) => ({ file: reading.file, line, message: text, excerpt })),
    problemCount: errors.length,
  })
}
