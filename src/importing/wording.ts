// French typography of the messages of this room: quotation marks, counts, separators as people call them.

/** A cell shown in a sentence is cut there: a damaged one may hold megabytes. */
const SHOWN = 80

/** « text », with the no-break spaces French wants, cut after eighty characters. */
export function quoted(text: string): string {
  return `«\u00a0${excerptOf(text, SHOWN)}\u00a0»`
}

/** 'a', 'a et b', 'a, b et c'. */
export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} et ${texts.at(-1)}`
}

/** The same of a list that may be endless: the first ones, and how many are left. */
export function someListed(texts: readonly string[], most = 40): string {
  const left = texts.length - most
  return left < 2 ? listed(texts) : `${texts.slice(0, most).join(', ')} et ${left} autres`
}

/** The start of a text, at most `length` characters, the cut marked by '…'. */
export function excerptOf(text: string, length = 120): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`
}

const SEPARATOR_NAMES: Readonly<Record<string, string>> = {
  '\t': 'tabulation',
  '|': 'barre verticale',
  ';': 'point-virgule',
  ',': 'virgule',
}

/** How people call a separator. */
export function separatorName(separator: string): string {
  return SEPARATOR_NAMES[separator] ?? quoted(separator)
}
