// How much of a file is taken in, so that a hostile or mistaken one ends in a sentence and not in a machine without memory.
// Knows no format; how large a table may be is told by `table-size.ts`. Plain FEC files are read as they come and know only the
// limits of a line.
import { InputError } from '../domain/errors.ts'
import { columnsIn, refuseLinesInOne, SEPARATOR_BYTES } from './tables/line-ends.ts'
import { excerptOf } from './wording.ts'

/** What is read whole (archives, pipes, lists) may have 512 MB: forty times the largest list met, an eighth of a small machine. */
export const WHOLE_BYTES = 512 * 2 ** 20

/** A FEC line has some 250 characters; beyond a megabyte nothing is a line any more. */
export const LINE_BYTES = 2 ** 20

/** The widest export met has 80 columns. */
export const MOST_COLUMNS = 1000

const LF = 0x0a
const CR = 0x0d

/** @throws InputError 'file-too-large', with the size when it is known. */
export function refuseTooLarge(file: string, cap: number, size?: number): never {
  const megabytes = (bytes: number) => Math.ceil(bytes / 2 ** 20)
  const found = size === undefined ? '' : ` : il en fait ${megabytes(size)}`
  throw new InputError('file-too-large', `Le fichier dépasse ${megabytes(cap)} mégaoctets${found}.`, {
    file,
    advice: 'Exportez un exercice par fichier, en texte (FEC) plutôt qu’en classeur ou en archive.',
  })
}

/**
 * Refuses a text one line of which is longer than `cap` bytes, or cut into more than a thousand columns, before anybody makes
 * cells of it.
 * @throws InputError 'line-too-long', 'columns-too-many', 'line-ends-mixed' with the number of the first such line.
 */
export function refuseMonstrousLines(file: string, bytes: Buffer, cap = LINE_BYTES): void {
  const end = bytes.includes(LF) ? LF : CR
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const at = bytes.indexOf(end, start)
    const stop = at < 0 ? bytes.length : at
    if (stop - start > MOST_COLUMNS) refuseLinesInOne(file, line, bytes.subarray(start, stop))
    if (stop - start > cap) throw longLine(file, line, bytes.subarray(start, start + 200), cap)
    if (stop - start > MOST_COLUMNS) refuseTooWide(file, line, bytes.subarray(start, stop))
    start = stop + 1
  }
}

/** Whatever the separator: no export holds a thousand of any of them in one line. */
function refuseTooWide(file: string, line: number, bytes: Buffer): void {
  for (const separator of SEPARATOR_BYTES) {
    const columns = columnsIn(bytes, separator)
    if (columns > MOST_COLUMNS) throw tooWide(file, `La ligne a ${columns} colonnes`, line)
  }
}

/** The refusal of a table too wide; `what` begins the sentence. */
export function tooWide(file: string, what: string, line?: number): InputError {
  return new InputError('columns-too-many', `${what} ; un export n’en a jamais plus de ${MOST_COLUMNS}.`, {
    file,
    ...(line === undefined ? {} : { line }),
    advice: 'Vérifiez le séparateur de colonnes, ou recommencez l’export.',
  })
}

/** The refusal of a line that is none; `start`: its first bytes. */
export function longLine(file: string, line: number, start: Buffer, cap: number): InputError {
  const visible = start.toString('latin1').replace(/[^\x20-\x7e\xa0-\xff]/g, ' ')
  return new InputError('line-too-long', `La ligne dépasse ${Math.ceil(cap / 1024)} kilooctets : ce n’est pas une ligne d’export.`, {
    file,
    line,
    excerpt: excerptOf(visible),
    advice: 'Vérifiez les fins de ligne du fichier, ou recommencez l’export.',
  })
}
