// Rows of a ledger -> the reading handed over: customer lines classified, fiscal year, openings, raw balances.
// Order matters: the key of the entries, the pass over the rows, then openings, then identities; lines are made when asked for.
import { type Cents, cents } from '../../domain/cents.ts'
import { InputError } from '../../domain/errors.ts'
import type { ImportedLine, LedgerReading, RawBalance } from '../../domain/reading.ts'
import { keyTrials } from '../books/choose-key.ts'
import { KEY_CHOICES, type KeyChoice, type PostedRow } from '../books/entry-key.ts'
import { byteFeed, type Feed, textFeed } from '../books/feed.ts'
import { keptLines } from '../books/kept-lines.ts'
import { daySpan, lastBankDay } from '../books/ledger-days.ts'
import { findOpenings, type Openings } from '../books/opening.ts'
import { type Pass, startPass } from '../books/pass.ts'
import type { FileHead } from '../file-head.ts'
import { type IssueLog, issueLog } from '../issue-log.ts'
import type { ReadOptions } from '../read-options.ts'
import { customerNames } from './customer-names.ts'
import { type IdentityOf, identities } from './customers.ts'
import { fiscalYear, yearInName } from './fiscal-year.ts'
import { explainLedger, remarkOnLedger } from './ledger-remarks.ts'
import type { LedgerTable } from './ledger-table.ts'
import { type OpeningLine, openingRegime } from './opening-regime.ts'
import { supplierBalances } from './suppliers.ts'

/** Rows on which the key of the entries is tried first; when some do not balance under it, the whole file decides. */
const SAMPLE_ROWS = 20_000

/** Reads a ledger whose header is known. @throws InputError when no fiscal year can be told. */
export function readLedger(
  as: 'fec' | 'entries',
  head: FileHead,
  table: LedgerTable,
  options: ReadOptions,
  issues: IssueLog,
): LedgerReading {
  const feed = table.bytes === undefined ? textFeed([...table.rows]) : byteFeed(table, table.bytes)
  const { pass, key } = passOver(feed, table, options, issues)
  refuseHugeSums(head.file, pass)
  const profiles = [...pass.profiles.all.values()]
  const journals = profiles.map((profile) => ({
    profile,
    code: pass.journals.text(profile.journal),
    name: pass.journalNames[profile.journal] ?? '',
  }))
  const openings = findOpenings(journals, pass.candidates.ofFirstDays(), options.openingJournal, pass.days.last())
  const named = yearInName(head.file)
  const { year, nameContradicts } = fiscalYear(head.file, daySpan(profiles, openings), options.yearEnd, named.end)
  const identityOf = identities(pass.parties.all)
  const names = customerNames(pass.parties.all, pass.texts, identityOf)
  const context = {
    feed,
    pass,
    start: year.start,
    openings,
    identityOf,
    names,
    documentDay: options.documentDay ?? 'piece',
    tell: options.tell,
  }
  const opened = openingRows(pass, openings)
  const openingLines = identified([...keptLines(context, opened)], pass, identityOf)
  const regime = openingRegime(openingLines, openings.journals.size > 0 || openings.entries.length > 0)
  const findings = {
    head,
    table,
    pass,
    key,
    openings,
    year,
    named,
    nameContradicts,
    names,
    identityOf,
    regime,
    opened: opened.length,
    options,
  }
  remarkOnLedger(findings, issues)
  const { counts } = pass
  return {
    ...head,
    as,
    separator: table.separator,
    rows: counts.rows,
    skipped: counts.skipped,
    rejected: counts.rejected,
    issues: issues.list(),
    issueCount: issues.count(),
    explanations: explainLedger(findings),
    fiscalYear: year,
    openingRegime: regime,
    openingJournal: openings.journal,
    siren: named.siren,
    lines: keptLines(context),
    lineCount: pass.kept.line.length,
    lettered: counts.lettered,
    names,
    rawBalances: rawBalances(pass, identityOf),
    suppliers: supplierBalances(pass),
    rejectedCents: cents(counts.rejectedCents),
    lastBankDay: lastBankDay(profiles, openings, options.date),
    banks: pass.banks.accounts(openings, (account) => pass.texts.text(account)),
  }
}

/** Beyond 90 000 milliards d'euros sums would not be exact to the cent: the amounts are not amounts. */
function refuseHugeSums(file: string, { parties }: Pass): void {
  const total = parties.all.reduce((sum, party) => sum + Math.abs(party.cents), 0)
  if (Number.isSafeInteger(total)) return
  const largest = parties.all.reduce((most, party) => (Math.abs(party.cents) > Math.abs(most.cents) ? party : most))
  throw new InputError(
    'sum-too-large',
    'Les montants des comptes clients dépassent 90 000 milliards d’euros : ce ne sont pas des montants.',
    {
      file,
      line: largest.firstLine,
      advice: 'Vérifiez les colonnes Debit et Credit de l’export, surtout celles de ce client.',
    },
  )
}

/**
 * The pass under the right key. The first rows propose it. Keys finer than theirs are tried beside the pass, since later rows may
 * complete their entries; where one of them does no worse, or some entries do not balance, the whole file decides.
 */
function passOver(feed: Feed, table: LedgerTable, options: ReadOptions, issues: IssueLog): { pass: Pass; key: KeyChoice } {
  const start = (key: KeyChoice, customers = options.customerAccounts) =>
    startPass(table, customers, issueLog(), feed.codec, key, options.date)
  const tried = (most?: number) => {
    const trials = keyTrials(KEY_CHOICES)
    const all = feed.run({ ...start(FINEST, NO_CUSTOMERS), post: trials.add }, most)
    return { key: trials.best(all)?.choice ?? FINEST, all }
  }
  const run = (key: KeyChoice) => {
    const pass = start(key)
    const finer = keyTrials(KEY_CHOICES.slice(0, KEY_CHOICES.indexOf(key)))
    const both = (row: PostedRow) => {
      pass.post(row)
      finer.add(row)
    }
    feed.run(key === FINEST ? pass : { ...pass, post: both }, undefined, options.tell)
    pass.end()
    const better = finer.best(true)
    return { pass, key, sure: pass.counts.unsound === 0 && !pass.oneEntryCoversJournal() && better?.unsoundRows !== 0 }
  }
  const proposed = tried(SAMPLE_ROWS)
  let found = run(proposed.key)
  if (!proposed.all && !found.sure) {
    const { key } = tried()
    if (key !== proposed.key) found = run(key)
  }
  issues.absorb(found.pass.issues)
  return found
}

/** A trial keeps no row. */
const NO_CUSTOMERS: readonly string[] = []
const FINEST: KeyChoice = KEY_CHOICES[0] as KeyChoice

/** Numbers of the kept rows that are openings, ascending. */
function openingRows({ kept }: Pass, openings: Openings): number[] {
  const found = new Set(openings.entries.flatMap((entry) => entry.kept))
  if (openings.journals.size > 0) {
    for (let index = 0; index < kept.line.length; index++) if (openings.journals.has(kept.journal.at(index))) found.add(index)
  }
  return [...found].sort((a, b) => a - b)
}

/** The opening lines, and whether each names its customer or bears only the label of an account that all share. */
function identified(lines: readonly ImportedLine[], pass: Pass, identityOf: IdentityOf): OpeningLine[] {
  const labels = new Map<string, number>()
  const sources = new Map<string, Set<string>>()
  for (const party of pass.parties.all) {
    if (party.auxiliary === '') labels.set(party.account, (labels.get(party.account) ?? 0) + 1)
    const { code, source } = identityOf(party)
    const key = `${party.account}\u0000${code}`
    sources.set(key, (sources.get(key) ?? new Set()).add(source))
  }
  return lines.map((line) => {
    const byLabel = sources.get(`${line.account}\u0000${line.customer}`)?.has('label') ?? false
    return { line, identified: !byLabel || (labels.get(line.account) ?? 0) > 1 }
  })
}

/** Raw sums by account and customer, sorted by account then customer; rejected rows whose amount is known are in them. */
function rawBalances(pass: Pass, identityOf: IdentityOf): RawBalance[] {
  const sums = new Map<string, { account: string; customer: RawBalance['customer']; cents: Cents }>()
  for (const party of pass.parties.all) {
    const customer = identityOf(party).code
    const key = `${party.account}\u0000${customer}`
    const known = sums.get(key)
    sums.set(key, { account: party.account, customer, cents: cents((known?.cents ?? 0) + party.cents) })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, balance]) => balance)
}
