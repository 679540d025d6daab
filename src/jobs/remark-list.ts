// Remarks about several customers: one that says what it is about, then one for each of the first of them.
import type { ImportIssue } from '../domain/reading.ts'

/** As many customers as are named: the others are counted. */
export const NAMED = 20

/** A remark on the books as a whole. */
export function remark(code: string, message: string): ImportIssue {
  return { line: 0, column: null, code, severity: 'warning', message, excerpt: '' }
}

/** The remark, then up to 20 of the lines, then how many more there are. @param count of all, when `lines` are not all of them */
export function remarkList(code: string, message: string, lines: readonly string[], count = lines.length): ImportIssue[] {
  const named = lines.slice(0, NAMED)
  const more = count - named.length
  const rest = more > 0 ? [`… et ${more} de plus.`] : []
  return [message, ...named, ...rest].map((text) => remark(code, text))
}
