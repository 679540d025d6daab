// The texts of a workbook: what XML can hold of them, and the one list of those that its cells point at.

/** Most characters that a workbook's cell may hold. */
const LONGEST_TEXT = 32_767

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 (2.2) cannot hold
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
/** What spreadsheets read as a character told by its number (ECMA-376 part 1, 22.9.2.19): its own underscore is told so. */
const TOLD_BY_NUMBER = /_(?=x[0-9a-f]{4}_)/gi
const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' }

/** For an element or an attribute. Controls and halves of a character are left out. */
export function escaped(text: string): string {
  return text.replace(UNWRITABLE, '').replace(/[&<>"\r]/g, (character) => ESCAPED[character] ?? '')
}

/** A cell's text, cut at what a cell holds, as an element of the list. */
function stringItem(text: string): string {
  return `<si><t xml:space="preserve">${escaped(text.slice(0, LONGEST_TEXT)).replace(TOLD_BY_NUMBER, '_x005F_')}</t></si>`
}

/** The texts of the cells, each once. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>()
  #uses = 0

  /** Number of the text, the same for the same one. */
  numberOf(text: string): number {
    this.#uses++
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }

  /** xl/sharedStrings.xml, in parts. */
  *xml(): Generator<string> {
    const counts = `count="${this.#uses}" uniqueCount="${this.#numbers.size}"`
    yield `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>`
    for (const text of this.#numbers.keys()) yield stringItem(text)
    yield '</sst>'
  }
}
