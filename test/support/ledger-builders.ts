// Short ways to write readings and to open ledgers in a folder of their own. Nothing here decides anything.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cents, cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { customerCode } from '../../src/domain/names.ts'
import type { ContactRecord, FileFacts, InvoiceReading, InvoiceRecord, LedgerReading, RawBalance } from '../../src/domain/reading.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { createLedger } from '../../src/ledger/open.ts'
import { type StoreOptions, storeReadings } from '../../src/ledger/store-readings.ts'

export const AT = '2025-06-15T08:00:00+02:00'

const folders: string[] = []
const opened: Ledger[] = []

/** Called after every test: see each-test.ts. */
export function removeLedgers(): void {
  for (const ledger of opened.splice(0)) ledger.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** A folder removed after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relance-ledger-'))
  folders.push(folder)
  return folder
}

/** A new ledger, closed and removed after the test. */
export function newLedger(folder = tempFolder()): Ledger {
  return keepOpen(createLedger(join(folder, 'relance.db'), AT))
}

/** Closes the ledger after the test. */
export function keepOpen(ledger: Ledger): Ledger {
  opened.push(ledger)
  return ledger
}

type LineTold = Partial<Omit<LedgerLine, 'day' | 'documentDay' | 'customer' | 'cents' | 'dueOn' | 'letterDay'>> & {
  readonly day: string
  readonly cents: number
  readonly documentDay?: string
  readonly customer?: string
  readonly dueOn?: string
}

/** A line of customer C1 on account 411000: an invoice when positive, a payment when negative, unless told otherwise. */
export function line(told: LineTold): LedgerLine {
  const ref = told.ref ?? ''
  return {
    row: 2,
    fiscalYear: isoDay(`${told.day.slice(0, 4)}-01-01`),
    account: '411000',
    customerName: 'Boulangerie Morel',
    journal: told.cents > 0 ? 'VE' : 'BQ',
    entry: '1',
    ref,
    documentRef: ref,
    label: ref,
    letter: '',
    kind: told.cents > 0 ? 'invoice' : 'payment',
    opening: false,
    foreign: null,
    ...told,
    customer: customerCode(told.customer ?? 'C1'),
    day: isoDay(told.day),
    documentDay: isoDay(told.documentDay ?? told.day),
    cents: cents(told.cents),
    letterDay: null,
    dueOn: told.dueOn === undefined ? null : isoDay(told.dueOn),
  }
}

/** The reading of a calendar year with these lines; its raw balances are their sums unless told otherwise. */
export function yearOf(year: number, lines: readonly LedgerLine[], told: Partial<LedgerReading> = {}): LedgerReading {
  const numbered = lines.map((one, index) => ({
    occurrence: 1,
    ...one,
    fiscalYear: isoDay(`${year}-01-01`),
    row: index + 2,
    closed: false,
  }))
  return {
    ...facts(`FEC${year}.txt`, lines.length),
    as: 'fec',
    fiscalYear: { start: isoDay(`${year}-01-01`), end: isoDay(`${year}-12-31`) },
    openingRegime: 'detailed',
    openingJournal: 'AN',
    siren: null,
    lines: numbered,
    lineCount: lines.length,
    lettered: lines.some((one) => one.letter !== ''),
    names: new Map(lines.map((one) => [one.customer, one.customerName])),
    rawBalances: sumsOf(lines),
    rejectedCents: cents(0),
    lastBankDay: null,
    ...told,
  }
}

/** The reading of an invoice list. */
export function listOf(invoices: readonly InvoiceRecord[], told: Partial<InvoiceReading> = {}): InvoiceReading {
  return { ...facts('factures.csv', invoices.length), as: 'invoices', invoices, contacts: [], ...told }
}

/** An invoice of a list: customer L1, issued on 2025-03-01, nothing paid. */
export function listed(
  number: string,
  totalCents: number,
  told: { outstanding?: number; dueOn?: string; customer?: string; issuedOn?: string } = {},
): InvoiceRecord {
  return {
    row: 2,
    customer: customerCode(told.customer ?? 'L1'),
    customerName: 'Garage Petit',
    number,
    documentRef: number,
    issuedOn: isoDay(told.issuedOn ?? '2025-03-01'),
    dueOn: told.dueOn === undefined ? null : isoDay(told.dueOn),
    totalCents: cents(totalCents),
    outstandingCents: cents(told.outstanding ?? totalCents),
  }
}

/** What a contact file says of C1: nothing, but what is told. */
export function contactOf(told: Partial<Omit<ContactRecord, 'customer'>> & { readonly customer?: string }): ContactRecord {
  return {
    row: 2,
    name: null,
    siren: null,
    address: [],
    contacts: [],
    terms: null,
    regime: null,
    language: null,
    scenario: null,
    otherNames: [],
    vatNumber: null,
    directDebit: null,
    accountManager: null,
    orderReference: null,
    creditLimitCents: null,
    proposedRegime: null,
    ...told,
    customer: customerCode(told.customer ?? 'C1'),
  }
}

/** What every reading tells of its file; the digest is made of `mark`. */
export function facts(file: string, rows: number, mark = 'a'): FileFacts {
  return {
    file,
    sha256: mark.repeat(64).slice(0, 64),
    encoding: 'utf-8',
    separator: '\t',
    rows,
    skipped: 0,
    rejected: 0,
    issues: [],
    issueCount: 0,
    explanations: [],
    columns: [],
    fingerprint: null,
  }
}

const OPTIONS: StoreOptions = { at: AT, date: isoDay('2025-06-15'), dryRun: false, firstYear: false, acceptGap: false, siren: null }

/** Stores readings with ordinary options. */
export function store(ledger: Ledger, readings: Parameters<typeof storeReadings>[1], told: Partial<StoreOptions> = {}) {
  return storeReadings(ledger, readings, { ...OPTIONS, ...told })
}

function sumsOf(lines: readonly LedgerLine[]): RawBalance[] {
  const sums = new Map<string, { account: string; customer: LedgerLine['customer']; cents: Cents }>()
  for (const { account, customer, cents: amount } of lines) {
    const key = `${account} ${customer}`
    sums.set(key, { account, customer, cents: cents((sums.get(key)?.cents ?? 0) + amount) })
  }
  return [...sums.values()]
}
