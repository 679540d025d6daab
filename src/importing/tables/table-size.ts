// How large a table may be that is read as texts: lists, ledgers that are no FEC, sheets of workbooks. Above, a sentence says so
// and what to do, before memory is taken. Knows no format.
import { InputError } from '../../domain/errors.ts'
import { quoted } from '../wording.ts'

/** XML of a workbook, all its sheets together; and the text of the sheet that is read. */
export const WORKBOOK_BYTES = 128 * 2 ** 20
export const WORKBOOK_TEXT_BYTES = 64 * 2 ** 20

/**
 * Rows of a sheet that hold something. Measured on Node 20, a list of seven columns from file to ledger: 50 000 rows took 260 MB
 * at the peak, 180 000 took 630. Lists of accountants stay under 50 000.
 */
export const WORKBOOK_ROWS = 125_000

/**
 * Tables read whole (lists, ledgers that are no FEC, layouts), in bytes and in lines that hold something: some 3,5 kB of memory
 * for each line, so less than a gigabyte.
 */
const TABLE_BYTES = 64 * 2 ** 20
const TABLE_LINES = 250_000

const LF = 0x0a
const CR = 0x0d
const LESS = 'Enregistrez la feuille en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.'

/** @throws InputError 'workbook-too-large' for a sheet of too many rows. */
export function refuseLongSheet(file: string, sheet: string): never {
  throw new InputError('workbook-too-large', `La feuille ${quoted(sheet)} a plus de ${thousands(WORKBOOK_ROWS)} lignes.`, {
    file,
    advice: LESS,
  })
}

/** @throws InputError 'workbook-too-large'. @param bytes of XML, when that is what is too large */
export function refuseLargeWorkbook(file: string, bytes?: number): never {
  const size = bytes === undefined ? 'pour être lu comme un classeur' : `: ${Math.ceil(bytes / 2 ** 20)} mégaoctets une fois ouvert`
  throw new InputError('workbook-too-large', `Le classeur est trop grand ${size}.`, {
    file,
    advice: LESS,
  })
}

/** Refuses a table by its size, before it is read. @throws InputError 'file-too-large'. */
export function refuseLargeTable(file: string, size: number): void {
  if (size > TABLE_BYTES) throw largeTable(file, `il fait ${Math.ceil(size / 2 ** 20)} mégaoctets`, `${TABLE_BYTES / 2 ** 20}`)
}

/** Refuses a table too large to be held as cells, before anybody makes cells of it. @throws InputError 'file-too-large'. */
export function refuseLongTable(file: string, bytes: Buffer): void {
  refuseLargeTable(file, bytes.length)
  const end = bytes.includes(LF) ? LF : CR
  let lines = 0
  for (let start = 0; start < bytes.length; ) {
    const at = bytes.indexOf(end, start)
    const stop = at < 0 ? bytes.length : at
    // A line end alone, or CR and LF.
    if (stop - start > 1) lines += 1
    start = stop + 1
  }
  if (lines > TABLE_LINES) throw largeTable(file, `il a ${thousands(lines)} lignes`, thousands(TABLE_LINES))
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
}

function largeTable(file: string, found: string, most: string): InputError {
  return new InputError(
    'file-too-large',
    `Le fichier est trop grand pour être lu autrement que comme un FEC : ${found}, pour ${most} au plus.`,
    {
      file,
      advice:
        'Exportez les seules factures non soldées, ou coupez la liste en plusieurs fichiers ; des écritures aussi nombreuses s’importent par le FEC en texte.',
    },
  )
}
