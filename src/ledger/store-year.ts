// Storing one export of ledger lines in place of the one before of the same fiscal year, inside the import's transaction.
import type { LedgerReading } from '../domain/reading.ts'
import { storeBankAccounts } from './bank-accounts.ts'
import { checkReading, type ReadingContext } from './check-reading.ts'
import { type ComparedYear, compareYear } from './compare-year.ts'
import { nameFromBooks } from './customers.ts'
import { doubtsAbout, refuseGoingBack } from './export-doubts.ts'
import { hasYearBefore, type ImportedYear, importedYears, replacedYear } from './fiscal-years.ts'
import { recordCounts, recordFile } from './import-file.ts'
import { insertLines, withBareLines } from './insert-lines.ts'
import { type Ledger, unless } from './ledger.ts'
import { NO_CHANGE } from './line-changes.ts'
import { meta, setMeta } from './meta.ts'
import { stirAll } from './standings.ts'
import type { StoredFile, StoreOptions } from './stored-import.ts'

/** Stores a fiscal year, or leaves it alone when the same bytes say the same thing. @throws InputError (see `checkReading`). */
export function storeYear(ledger: Ledger, reading: LedgerReading, options: StoreOptions): StoredFile {
  const years = importedYears(ledger)
  const context: ReadingContext = {
    years,
    ledgerSiren: meta(ledger, 'siren'),
    settingsSiren: options.siren,
    firstYear: options.firstYear,
  }
  checkReading(reading, context)
  const replaced = replacedYear(years, reading.fiscalYear)
  return unless(
    ledger,
    (stored) => stored.alreadyImported,
    () => replaceYear(ledger, reading, options, years, replaced),
  )
}

function replaceYear(
  ledger: Ledger,
  reading: LedgerReading,
  options: StoreOptions,
  years: readonly ImportedYear[],
  replaced: ImportedYear | null,
): StoredFile {
  const isSame = replaced !== null && sameExport(replaced, reading)
  // Read by a version that kept no VAT, the same bytes have something to tell.
  const knew = isSame && tellsVat(ledger, replaced.id)
  const { changes, examples, lostCredits, importId } = writeYear(ledger, reading, options, years, replaced)
  const imported = changes.new + changes.changed + changes.newlyLettered
  const unchanged = reading.lineCount - imported
  recordCounts(ledger, importId, { imported, unchanged })
  const warnings = replaced ? doubtsAbout(reading, replaced, changes.vanished, lostCredits) : []
  if (options.unattended === true) refuseGoingBack(reading, warnings)
  const learns = isSame && !knew && tellsVat(ledger, replaced.id)
  const alreadyImported = isSame && !learns && imported + changes.vanished === 0
  const told = examples.length > 0 ? { examples } : {}
  return { file: reading.file, sha256: reading.sha256, imported, unchanged, changes, ...told, warnings, alreadyImported }
}

function writeYear(
  ledger: Ledger,
  reading: LedgerReading,
  options: StoreOptions,
  years: readonly ImportedYear[],
  replaced: ImportedYear | null,
): ComparedYear & { importId: number } {
  const { start, end } = reading.fiscalYear
  const first = reading.openingRegime === 'none' && !hasYearBefore(years, reading.fiscalYear)
  const importId = recordFile(ledger, reading, { ...options, source: start, imported: 0, unchanged: 0 })
  const { lastInsertRowid } = ledger.db
    .prepare(
      `INSERT INTO fiscal_year (id, start_day, end_day, opening_regime, opening_journal, is_first, has_letters, last_bank_day,
         rejected_cents, line_count, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET start_day = excluded.start_day, end_day = excluded.end_day,
         opening_regime = excluded.opening_regime, opening_journal = excluded.opening_journal, is_first = excluded.is_first,
         has_letters = excluded.has_letters, last_bank_day = excluded.last_bank_day, rejected_cents = excluded.rejected_cents,
         line_count = excluded.line_count, import_id = excluded.import_id`,
    )
    .run(
      replaced?.id ?? null,
      start,
      end,
      reading.openingRegime,
      reading.openingJournal,
      first ? 1 : 0,
      reading.lettered ? 1 : 0,
      reading.lastBankDay,
      reading.rejectedCents,
      reading.lineCount,
      importId,
    )
  const yearId = replaced?.id ?? Number(lastInsertRowid)
  const compared = writeLines(ledger, yearId, reading, replaced !== null)
  ledger.db.prepare('DELETE FROM raw_balance WHERE year_id = ?').run(yearId)
  insertRawBalances(ledger, yearId, reading)
  storeBankAccounts(ledger, yearId, reading.banks ?? [])
  nameFromBooks(ledger, reading.names, start)
  if (reading.siren !== null) setMeta(ledger, 'siren', reading.siren)
  return { ...compared, importId }
}

/** Writes the lines after those of the export before, compares both, then deletes the old ones. */
function writeLines(ledger: Ledger, yearId: number, reading: LedgerReading, replaces: boolean): ComparedYear {
  let compared: ComparedYear = { changes: { ...NO_CHANGE, new: reading.lineCount }, examples: [], lostCredits: [] }
  withBareLines(ledger, () => {
    const last = Number(ledger.db.prepare('SELECT coalesce(max(id), 0) FROM line').pluck().get())
    const comparison = replaces ? compareYear(ledger, yearId, last) : null
    insertLines(ledger, yearId, reading.lines, comparison?.seen ?? (() => undefined))
    if (comparison === null) {
      stirAll(ledger)
      return
    }
    compared = comparison.changes()
    ledger.db.prepare('DELETE FROM line WHERE year_id = ? AND id <= ?').run(yearId, last)
  })
  return compared
}

/** Whether any line of the year tells its VAT (see `packLine`). */
function tellsVat({ db }: Ledger, yearId: number): boolean {
  return db.prepare(`SELECT EXISTS (SELECT 1 FROM line WHERE year_id = ? AND said LIKE '[[%')`).pluck().get(yearId) === 1
}

function insertRawBalances(ledger: Ledger, yearId: number, reading: LedgerReading): void {
  const insert = ledger.db.prepare(`INSERT INTO raw_balance (year_id, account, customer, balance_cents) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET balance_cents = balance_cents + excluded.balance_cents`)
  for (const { account, customer, cents } of reading.rawBalances) insert.run(yearId, account, customer, cents)
}

/** Same bytes, understood the same way: a corrected opening journal or another period makes it another export. */
function sameExport(year: ImportedYear, reading: LedgerReading): boolean {
  return (
    year.sha256 === reading.sha256 &&
    year.start === reading.fiscalYear.start &&
    year.end === reading.fiscalYear.end &&
    year.openingRegime === reading.openingRegime &&
    year.openingJournal === reading.openingJournal &&
    year.rejectedCents === reading.rejectedCents
  )
}
