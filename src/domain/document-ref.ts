// Document references as people write them, made comparable. Knows nothing of amounts or days.
import { withoutAccents } from './accents.ts'

const SEPARATORS = /[^A-Z0-9]+/g
/** As SEPARATORS, kept in a split: words stand at the even places, what is between them at the odd ones. */
const SEPARATOR_KEPT = /([^A-Z0-9]+)/
/** What may stand inside a reference, one at a time. */
const INSIDE = ' ./_-'
const SHORTEST_IN_LABEL = 4
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
const ASCII = /^[\x00-\x7f]*$/

/**
 * The comparable form of a reference: upper case, accents dropped, letters and digits only, leading zeros of an
 * all-digit reference dropped. '' when it names no document: no digit, only zeros ("0000", "RAN", "-", "x", "sans").
 */
export function normaliseRef(text: string): string {
  const compact = upper(text).replace(SEPARATORS, '')
  if (!/[1-9]/.test(compact)) return ''
  return /^\d+$/.test(compact) ? compact.replace(/^0+/, '') : compact
}

/**
 * Prepares to look for documents in labels: which of these references a label names, each once. A label names a document when the whole
 * reference stands in it, separators inside and leading zeros apart, with no letter or digit touching it, so that "F1" is not found in
 * "F10". A reference under four characters is never looked for.
 *
 * @param refs as `normaliseRef` gives them
 */
export function documentsNamed(refs: Iterable<string>): (label: string) => string[] {
  const wanted = new Set<string>()
  const lengths = new Set<number>()
  for (const ref of refs) {
    if (ref.length < SHORTEST_IN_LABEL) continue
    wanted.add(ref)
    lengths.add(ref.length)
  }
  if (wanted.size === 0) return () => []
  const longest = Math.max(...lengths)
  return (label) => {
    const named = new Set<string>()
    const words = upper(label).split(SEPARATOR_KEPT)
    for (let first = 0; first < words.length; first += 2) {
      const zeros = firstZeros(words[first] ?? '')
      let text = ''
      for (let last = first; last < words.length; last += 2) {
        text += words[last]
        if (text.length - zeros > longest) break
        for (let from = Math.max(0, text.length - longest); from <= zeros; from++) {
          const ref = lengths.has(text.length - from) ? text.slice(from) : ''
          if (wanted.has(ref)) named.add(ref)
        }
        const between = words[last + 1]
        if (between?.length !== 1 || !INSIDE.includes(between)) break
      }
    }
    return [...named]
  }
}

function firstZeros(word: string): number {
  let count = 0
  while (word[count] === '0') count += 1
  return count
}

function upper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  return withoutAccents(text).toUpperCase()
}
