// Storing one export of ledger lines in place of the one before of the same fiscal year, inside the import's transaction.
import { formatDay } from '../domain/format.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { ImportedLine, ImportIssue, LedgerReading } from '../domain/reading.ts'
import { checkReading, type ReadingContext } from './check-reading.ts'
import { nameFromBooks } from './customers.ts'
import { hasYearBefore, type ImportedYear, importedYears, replacedYear } from './fiscal-years.ts'
import { recordFile } from './import-file.ts'
import type { Ledger } from './ledger.ts'
import { addChanges, compareLines, type LineChanges, NO_CHANGE } from './line-changes.ts'
import { insertLines, linesByCustomer } from './line-rows.ts'
import { meta, setMeta } from './meta.ts'
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
  const changes = replaced ? compareYear(ledger, replaced, reading) : { ...NO_CHANGE, new: reading.lineCount }
  const imported = changes.new + changes.changed + changes.newlyLettered
  const unchanged = reading.lineCount - imported
  const warnings = replaced ? doubtsAbout(reading, replaced, changes.vanished) : []
  const stored = { file: reading.file, sha256: reading.sha256, imported, unchanged, changes, warnings }
  if (replaced && sameExport(replaced, reading) && imported + changes.vanished === 0) return { ...stored, alreadyImported: true }
  writeYear(ledger, reading, options, years, replaced, { imported, unchanged })
  return { ...stored, alreadyImported: false }
}

function writeYear(
  ledger: Ledger,
  reading: LedgerReading,
  options: StoreOptions,
  years: readonly ImportedYear[],
  replaced: ImportedYear | null,
  counts: { readonly imported: number; readonly unchanged: number },
): void {
  const { start, end } = reading.fiscalYear
  const first = reading.openingRegime === 'none' && !hasYearBefore(years, reading.fiscalYear)
  const importId = recordFile(ledger, reading, { ...options, source: start, ...counts })
  if (replaced) {
    ledger.db.prepare('DELETE FROM line WHERE year_id = ?').run(replaced.id)
    ledger.db.prepare('DELETE FROM raw_balance WHERE year_id = ?').run(replaced.id)
  }
  const { lastInsertRowid } = ledger.db
    .prepare(
      `INSERT OR REPLACE INTO fiscal_year (id, start_day, end_day, opening_regime, opening_journal, is_first, has_letters, last_bank_day,
         rejected_cents, line_count, import_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  insertLines(ledger, yearId, [...reading.lines])
  insertRawBalances(ledger, yearId, reading)
  nameFromBooks(ledger, newestNames(reading), start)
  if (reading.siren !== null) setMeta(ledger, 'siren', reading.siren)
}

function insertRawBalances(ledger: Ledger, yearId: number, reading: LedgerReading): void {
  const insert = ledger.db.prepare(`INSERT INTO raw_balance (year_id, account, customer, balance_cents) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET balance_cents = balance_cents + excluded.balance_cents`)
  for (const { account, customer, cents } of reading.rawBalances) insert.run(yearId, account, customer, cents)
}

/** Streams the stored lines against the new ones, customer by customer. */
function compareYear(ledger: Ledger, replaced: ImportedYear, reading: LedgerReading): LineChanges {
  const after = new Map<CustomerCode, ImportedLine[]>()
  for (const line of reading.lines) {
    const lines = after.get(line.customer)
    if (lines) lines.push(line)
    else after.set(line.customer, [line])
  }
  let changes = NO_CHANGE
  for (const before of linesByCustomer(ledger, { yearId: replaced.id })) {
    const customer = before[0]?.customer
    if (customer === undefined) continue
    changes = addChanges(changes, compareLines(before, after.get(customer) ?? []))
    after.delete(customer)
  }
  for (const lines of after.values()) changes = addChanges(changes, compareLines([], lines))
  return changes
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

/** The name on each customer's latest line that has one. */
function newestNames(reading: LedgerReading): Map<CustomerCode, string> {
  const latest = new Map<CustomerCode, { day: string; name: string }>()
  for (const { customer, customerName, day } of reading.lines) {
    const known = latest.get(customer)
    if (known === undefined || (customerName !== '' && day >= known.day)) latest.set(customer, { day, name: customerName || customer })
  }
  return new Map([...latest].map(([customer, { name }]) => [customer, name]))
}

/** What makes one think that this export is not the newer one. */
function doubtsAbout(reading: LedgerReading, replaced: ImportedYear, vanished: number): ImportIssue[] {
  const doubts = vanished * 2 > replaced.lines ? [manyVanished(reading, vanished, replaced)] : []
  const { lastBankDay } = replaced
  if (lastBankDay === null || (reading.lastBankDay !== null && reading.lastBankDay >= lastBankDay)) return doubts
  const now = reading.lastBankDay === null ? 'celui-ci ne contient pas de banque' : `celui-ci s’arrête au ${formatDay(reading.lastBankDay)}`
  const message = `L’export précédent de cet exercice allait en banque jusqu’au ${formatDay(lastBankDay)}, ${now} : vérifiez qu’il n’est pas plus ancien.`
  return [...doubts, { line: 0, column: null, code: 'older-export', severity: 'warning', message, excerpt: reading.file.slice(0, 120) }]
}

function manyVanished(reading: LedgerReading, vanished: number, replaced: ImportedYear): ImportIssue {
  const message =
    `${vanished} écritures sur ${replaced.lines} de l’export précédent de cet exercice ne sont plus dans ce fichier : ` +
    'vérifiez que l’export couvre tout l’exercice.'
  return { line: 0, column: null, code: 'many-lines-vanished', severity: 'warning', message, excerpt: reading.file.slice(0, 120) }
}
