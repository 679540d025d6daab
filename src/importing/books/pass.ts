// What one pass over the rows of a ledger gathers, and the one way a row enters it. Rows come as numbers from bytes
// (`plain-row.ts`) or as texts (`text-row.ts`); nothing here knows which.

import type { IsoDay } from '../../domain/day.ts'
import type { IssueLog } from '../issue-log.ts'
import { isCustomerAccount } from '../ledgers/customer-account.ts'
import type { LedgerTable } from '../ledgers/ledger-table.ts'
import type { Note } from '../note.ts'
import type { Row } from '../tables/rows.ts'
import { type BankDays, bankDays } from './bank-days.ts'
import { CellHash } from './compact/cell-hash.ts'
import { type TextCodec, TextTable } from './compact/text-table.ts'
import { type CutEnd, cutEnd } from './cut-end.ts'
import { type EarlyDays, earlyDays } from './early-days.ts'
import type { KeyChoice, PostedRow } from './entry-key.ts'
import { keepVat } from './entry-vat.ts'
import { groupEntries } from './group-entries.ts'
import { journalCover, journalDays } from './journal-cover.ts'
import { type AccountTraits, accountTraits, type JournalProfiles, journalProfiles } from './journal-profiles.ts'
import { type KeptRows, keptRows } from './kept-rows.ts'
import { type LetterSums, letterSums } from './letter-sums.ts'
import { type OpeningCandidates, openingCandidates } from './opening-entries.ts'
import { Parties } from './parties.ts'
import { type RefUse, refUse } from './ref-use.ts'
import { type Signatures, signatures } from './signatures.ts'

/** customers + skipped + rejected = rows. */
export interface PassCounts {
  rows: number
  skipped: number
  rejected: number
  /** Debit less credit of rejected customer rows whose amount is known, in cents. */
  rejectedCents: number
  lettered: boolean
  entries: number
  /** Entries that do not balance or hold a row with a fault. */
  unsound: number
  /** Posted rows of accounts that are not customers' (41). */
  others: number
  /** Customer rows kept whose PieceDate cannot be the day of the document (see `isPlausible`). */
  oddPieceDays: number
}

export interface Pass {
  readonly table: LedgerTable
  /** Prefixes of customer accounts. */
  readonly prefixes: readonly string[]
  readonly issues: IssueLog
  readonly counts: PassCounts
  readonly texts: TextTable
  readonly journals: TextTable
  /** By number of the journal. */
  readonly journalNames: string[]
  readonly profiles: JournalProfiles
  readonly candidates: OpeningCandidates
  readonly signatures: Signatures
  readonly parties: Parties
  readonly letters: LetterSums
  readonly refs: RefUse
  readonly kept: KeptRows
  /** First line of each unsound entry that touches customers. */
  readonly unsoundLines: number[]
  /** Whether one entry holds every row of a journal that has several days. */
  oneEntryCoversJournal(): boolean
  /** The suppliers' rows (account 40), as parties. */
  readonly suppliers: Parties
  readonly banks: BankDays
  /** Whether the file ends in the midst. */
  readonly cut: CutEnd
  /** The two earliest days met so far. */
  readonly days: EarlyDays
  traitsOf(account: number): AccountTraits
  /** Whether the account bears one of the prefixes of customer accounts. */
  isCustomer(account: number): boolean
  /** Hashes of a text as the file writes it, good until the next call. */
  hashOf(text: string): CellHash
  post(row: PostedRow): void
  end(): void
}

/** A pass that puts rows back into entries under `choice`. @param today the day of the import */
export function startPass(
  table: LedgerTable,
  prefixes: readonly string[],
  issues: IssueLog,
  codec: TextCodec,
  choice: KeyChoice,
  today: IsoDay,
): Pass {
  const texts = new TextTable(codec)
  const hash = new CellHash()
  const traits: AccountTraits[] = []
  const traitsOf = (account: number) => {
    traits[account] ??= accountTraits(texts.text(account))
    return traits[account]
  }
  const customers: boolean[] = []
  const isCustomer = (account: number) => {
    customers[account] ??= isCustomerAccount(texts.text(account), prefixes)
    return customers[account]
  }
  const shapes = signatures((account) => texts.text(account))
  const profiles = journalProfiles()
  const candidates = openingCandidates()
  const banks = bankDays(today)
  const cut = cutEnd()
  const kept = keptRows()
  const counts = { rows: 0, skipped: 0, rejected: 0, rejectedCents: 0, lettered: false, entries: 0, unsound: 0, others: 0, oddPieceDays: 0 }
  const cover = journalCover()
  const journals = journalDays()
  const needsDays = !choice.parts.includes('day')
  const unsoundLines: number[] = []
  const grouper = groupEntries(choice, (rows, sound) => {
    counts.entries += 1
    if (!sound) counts.unsound += 1
    cover.entry(rows[0]?.journal ?? 0)
    candidates.add(rows, traitsOf)
    banks.add(rows, traitsOf)
    cut.entry(rows, sound)
    const signature = sound && rows.some((row) => row.kept >= 0) ? shapes.of(rows) : -1
    let touched = 0
    for (const row of rows) {
      // A row of nothing may be one whose cells are shifted; a row with a fault is told by itself.
      if (touched === 0 && !sound && !row.broken && isCustomer(row.account)) touched = row.line
      if (row.kept >= 0) kept.signature.set(row.kept, signature)
    }
    if (signature >= 0) keepVat(rows, kept, traitsOf)
    if (!sound && touched > 0) unsoundLines.push(touched)
  })
  return {
    table,
    prefixes,
    issues,
    counts,
    texts,
    journals: new TextTable(codec),
    journalNames: [],
    profiles,
    candidates,
    signatures: shapes,
    parties: new Parties(texts),
    letters: letterSums(),
    refs: refUse(),
    kept,
    unsoundLines,
    oneEntryCoversJournal: () => cover.oneCoversAll(journals),
    suppliers: new Parties(texts),
    banks,
    cut,
    days: earlyDays(),
    traitsOf,
    isCustomer,
    hashOf(text) {
      const bytes = codec.encode(text)
      hash.of(bytes, 0, bytes.length)
      return hash
    },
    post(row) {
      const traits = traitsOf(row.account)
      if (!traits.customer) counts.others += 1
      profiles.add(row, traits)
      if (needsDays) journals.add(row.journal, row.day)
      grouper.add(row)
    },
    end() {
      grouper.end()
      unsoundLines.sort((a, b) => a - b)
    },
  }
}

/** Notes problems of a row under the headers of its file. */
export function report(pass: Pass, row: Row, severity: 'error' | 'warning', notes: readonly Note[]): void {
  for (const { role, code, message } of notes) {
    const index = role === null ? undefined : pass.table.header.columns[role]
    const column = index === undefined ? null : (pass.table.header.headers[index] ?? null)
    pass.issues[severity]({ line: row.line, column, code, message, excerpt: row.text })
  }
}
