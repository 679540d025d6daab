// Document references as people write them, made comparable. Knows nothing of amounts or days.

const SEPARATORS = /[^A-Z0-9]+/g
/** As SEPARATORS, kept in a split: words stand at the even places, what is between them at the odd ones. */
const SEPARATOR_KEPT = /([^A-Z0-9]+)/
/** One separator inside a reference. */
const JOINS = /^[ ./_-]$/
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
  const longest = [...lengths].reduce((most, length) => Math.max(most, length), 0)
  return (label) => {
    const named = new Set<string>()
    if (wanted.size === 0) return []
    for (const text of spellings(label, longest)) if (lengths.has(text.length) && wanted.has(text)) named.add(text)
    return [...named]
  }
}

/** All that a label can be read to name in at most `longest` characters: words that one separator joins, their first zeros kept or not. */
function* spellings(label: string, longest: number): Generator<string> {
  const parts = upper(label).split(SEPARATOR_KEPT)
  for (let first = 0; first < parts.length; first += 2) {
    const word = parts[first] ?? ''
    const zeros = /^0*/.exec(word)?.[0].length ?? 0
    let text = ''
    for (let last = first; last < parts.length; last += 2) {
      text += parts[last]
      if (text.length - zeros > longest) break
      for (let from = Math.max(0, text.length - longest); from <= zeros; from++) yield text.slice(from)
      if (!JOINS.test(parts[last + 1] ?? '')) break
    }
  }
}

function upper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}
