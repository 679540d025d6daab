// A workbook as a spreadsheet that people use reads it: LibreOffice, as Debian packages it, asked to write each sheet as text.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'csv-parse/sync'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const PROGRAM = process.env['SOFFICE'] ?? '/usr/bin/soffice'

/** Whether there is one here: what needs it is skipped elsewhere. */
export const HAS_SPREADSHEET = existsSync(PROGRAM)

/** Semicolons, UTF-8, cells as they are stored, every sheet. */
const AS_TEXT = 'csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1'

/** Rows of each sheet by its name, as the spreadsheet reads and writes them. It works out every formula that has no value. */
export function readBySpreadsheet(workbook: Buffer): Map<string, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'relance-soffice-'))
  try {
    writeFileSync(join(folder, 'book.xlsx'), workbook)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    execFileSync(PROGRAM, ['--headless', profile, '--convert-to', AS_TEXT, '--outdir', folder, join(folder, 'book.xlsx')], {
      stdio: 'pipe',
    })
    const names = readdirSync(folder).filter((name) => name.endsWith('.csv'))
    return new Map(
      names.map((name) => [
        name.slice('book-'.length, -'.csv'.length).normalize('NFC'),
        parse(readFileSync(join(folder, name)), { delimiter: ';', relaxColumnCount: true }) as string[][],
      ]),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The parts of a workbook, as text, by path. */
export function partsOf(workbook: Buffer): Map<string, string> {
  return new Map(Object.entries(unzipSync(workbook)).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

/** The same workbook without the values of its formulas: whoever opens it has to work them out. */
export function withoutValues(workbook: Buffer): Buffer {
  const parts = [...partsOf(workbook)].map(([path, xml]) => [path, strToU8(xml.replace(/<\/f><v>[^<]*<\/v>/g, '</f>'))] as const)
  return Buffer.from(zipSync(Object.fromEntries(parts)))
}
