// Line ends that contradict each other: some rows end with CR alone (old Macs), others with LF. Knows no format.
import { InputError } from '../../domain/errors.ts'

/** TAB ; , | */
export const SEPARATOR_BYTES = [0x09, 0x3b, 0x2c, 0x7c] as const
const LOOKED_AT = 2 ** 20
const LF = 0x0a
const CR = 0x0d
/** Lines ended by CR inside one that ends with LF: three pieces in a row as wide as each other, at least three columns. */
const SAME_WIDTH = 3

/**
 * Refuses a text whose lines end now with CR, now with LF: cut at LF it would mean nothing. A CR inside a label is no line end.
 * Only the first megabyte is looked at.
 * @throws InputError 'line-ends-mixed'.
 */
export function refuseMixedLineEnds(file: string, bytes: Buffer): void {
  const head = bytes.subarray(0, LOOKED_AT)
  if (!head.includes(LF)) return
  let line = 1
  for (let start = 0; start < head.length; line++) {
    const at = head.indexOf(LF, start)
    const stop = at < 0 ? head.length : at
    refuseLinesInOne(file, line, head.subarray(start, stop))
    start = stop + 1
  }
}

/** The same for one line. @param bytes what stands between two LF */
export function refuseLinesInOne(file: string, line: number, bytes: Buffer): void {
  let [same, width] = [1, 0]
  let start = 0
  for (let at = bytes.indexOf(CR); at >= 0 && at < bytes.length - 1; at = bytes.indexOf(CR, start)) {
    const own = widthOf(bytes.subarray(start, at))
    same = own > 2 && own === width ? same + 1 : 1
    width = own
    start = at + 1
    if (same === SAME_WIDTH) throw mixedLineEnds(file, line)
  }
}

/** Columns by the separator that cuts most. */
function widthOf(bytes: Buffer): number {
  return Math.max(...SEPARATOR_BYTES.map((separator) => columnsIn(bytes, separator)))
}

/** Columns of a line cut at a separator. */
export function columnsIn(bytes: Buffer, separator: number): number {
  let columns = 1
  for (let at = bytes.indexOf(separator); at >= 0; at = bytes.indexOf(separator, at + 1)) columns += 1
  return columns
}

function mixedLineEnds(file: string, line: number): InputError {
  return new InputError('line-ends-mixed', 'Le fichier mélange deux fins de ligne : CR (ancien Mac) et LF.', {
    file,
    line,
    advice: 'Ouvrez-le dans un éditeur de texte, enregistrez-le avec une seule fin de ligne (Windows ou Unix), puis relancez l’import.',
  })
}
