// Sheets as one workbook (.xlsx), written sheet by sheet, so that no more than one of them is ever held.
import { strToU8, Zip, ZipDeflate } from 'fflate'
import { type IsoDay, isoDay } from '../../domain/day.ts'
import { InputError } from '../../domain/errors.ts'
import { withZipTimes } from '../calculation/zip-times.ts'
import type { Sheet } from '../sheet.ts'
import { fixedParts, type SheetPart, sheetPath } from './parts.ts'
import { filteredRange, MOST_LINES, sheetXml } from './sheet-xml.ts'
import { stylesXml } from './styles.ts'
import { SharedTexts } from './texts.ts'

const DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** Characters compressed at once. */
const AT_ONCE = 1 << 18
/** Day of the entries of a workbook that tells none. */
const NO_DAY = isoDay('1980-01-01')

export interface WorkbookChoice {
  /** Day of the entries of the archive; absent: always the same one. */
  readonly day?: IsoDay
  /** A sheet that stands first and is asked for last, when the others are written. Absent: none. */
  readonly front?: () => Sheet
}

/**
 * The workbook of these sheets: numbers are numbers, days are dates, titles stay in sight and filter, totals are formulas beside their
 * value. The same bytes for the same sheets. Sheets are asked for one after the other.
 * @throws InputError 'sheet-too-long' beyond the lines that a spreadsheet can hold
 */
export function writeXlsx(sheets: Iterable<Sheet>, { day = NO_DAY, front }: WorkbookChoice = {}): Buffer {
  const archive = new Archive()
  const texts = new SharedTexts()
  const parts: SheetPart[] = []
  const add = (sheet: Sheet, first: boolean) => {
    refuseTooLong(sheet)
    const number = parts.length + 1
    archive.add(sheetPath(number), sheetXml(sheet, texts, first))
    parts.push({ number, title: sheet.title, filtered: filteredRange(sheet) })
  }
  for (const sheet of sheets) add(sheet, parts.length === 0 && front === undefined)
  if (front !== undefined) {
    add(front(), true)
    parts.unshift(...parts.splice(-1))
  }
  archive.add('xl/sharedStrings.xml', texts.xml())
  archive.add('xl/styles.xml', [stylesXml()])
  for (const [path, xml] of fixedParts(parts)) archive.add(path, [xml])
  return withZipTimes(archive.end(), day)
}

function refuseTooLong({ title, rows, totals, notes = [] }: Sheet): void {
  const lines = 1 + rows.length + (totals === null ? 0 : 1) + (notes.length === 0 ? 0 : notes.length + 1)
  if (lines <= MOST_LINES) return
  throw new InputError('sheet-too-long', `La feuille « ${title} » aurait ${lines} lignes : un tableur n’en montre que ${MOST_LINES}.`, {
    advice: 'Écrivez cette partie en CSV par sa propre commande, par exemple : relance history --csv FICHIER',
  })
}

/** A ZIP archive made in one go, entry by entry, from texts that are never whole. */
class Archive {
  readonly #bytes: Uint8Array[] = []
  readonly #zip = new Zip((error, bytes) => {
    if (error) throw error
    this.#bytes.push(bytes)
  })

  add(path: string, xml: Iterable<string>): void {
    const entry = new ZipDeflate(path, { level: 6 })
    this.#zip.add(entry)
    let held = DECLARED
    for (const part of xml) {
      held += part
      if (held.length < AT_ONCE) continue
      entry.push(strToU8(held))
      held = ''
    }
    entry.push(strToU8(held), true)
  }

  end(): Buffer {
    this.#zip.end()
    return Buffer.concat(this.#bytes)
  }
}
