// Document references as people write them, made comparable. Knows nothing of amounts or days.

const SEPARATORS = /[^A-Z0-9]+/g
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
 * Whether a label names a document: the whole reference stands in it, separators inside apart, with no letter or digit touching
 * it, so that "F1" is not found in "F10". A reference under four characters is never looked for.
 */
export function documentFinder(label: string): (documentRef: string) => boolean {
  let [text, compact]: [string | null, string] = [null, '']
  return (documentRef) => {
    if (documentRef.length < SHORTEST_IN_LABEL) return false
    if (text === null) {
      text = upper(label)
      compact = text.replace(SEPARATORS, '')
    }
    if (!compact.includes(documentRef)) return false
    const spaced = [...documentRef].join('[ ./_-]?')
    return new RegExp(`(?<![A-Z0-9])0*${spaced}(?![A-Z0-9])`).test(text)
  }
}

function upper(text: string): string {
  if (ASCII.test(text)) return text.toUpperCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
}
