// One customer over several fiscal years: opening entries restate the past, so each receivable must be counted once.
// Works on the books alone; which fiscal years carry opening entries at all is told by the caller.
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'
import { type LetterGroup, letterGroups, residual } from './letter-group.ts'
import { type Restated, restatedUnits, type Unit } from './restated.ts'

/** The lines that count, and how they are lettered once the years are put together. */
export interface MergedBooks {
  readonly lines: readonly LedgerLine[]
  readonly groups: readonly LetterGroup[]
}

/**
 * Puts one customer's fiscal years together as they stand on `day` (a year that starts after it does not exist yet).
 *
 * In a year that carries openings, account by account: when they equal the previous closing balance, the earlier lines
 * are kept and the opening lines dropped; otherwise the newest year is the truth: an opening line gives way to the earlier
 * item it restates exactly, the other opening lines stay, the other earlier items go. A letter on a dropped opening line
 * passes to what it restated. A year without openings simply adds up.
 *
 * @param openingYears first days of the imported fiscal years that carry opening entries (for any customer)
 */
export function mergeYears(lines: readonly LedgerLine[], openingYears: ReadonlySet<IsoDay>, day: IsoDay): MergedBooks {
  const byYear = groupBy(lines, (line) => line.fiscalYear)
  const starts = [...new Set([...lines.map((line) => line.fiscalYear), ...openingYears])].filter((start) => start <= day).sort()
  let books: MergedBooks = { lines: [], groups: [] }
  for (const start of starts) {
    const year = byYear.get(start) ?? []
    const groups = letterGroups(year)
    books = openingYears.has(start) && books.lines.length > 0 ? carryOver(books, year, groups) : addYear(books, year, groups)
  }
  return books
}

function addYear(books: MergedBooks, year: readonly LedgerLine[], groups: readonly LetterGroup[]): MergedBooks {
  return { lines: [...books.lines, ...year], groups: [...books.groups, ...groups] }
}

function carryOver(past: MergedBooks, year: readonly LedgerLine[], groups: readonly LetterGroup[]): MergedBooks {
  const openings = year.filter((line) => line.opening)
  const restated = restatedUnits(openUnits(past), openings)
  const untied = untiedAccounts(past.lines, openings)
  const dropped = new Set<LedgerLine>(openings.filter((line) => !untied.has(line.account) || restated.has(line)))
  const kept = keptPast(past, untied, restated)
  const lines = [...past.lines.filter((line) => kept.has(line)), ...year.filter((line) => !dropped.has(line))]
  return { lines, groups: passLetters(past.groups, groups, dropped, restated, kept) }
}

/** Single lines and unbalanced letter groups: all that can still be open at the closing. */
function openUnits(books: MergedBooks): Unit[] {
  const grouped = new Set(books.groups.flat())
  const single = books.lines.filter((line) => !grouped.has(line)).map((line) => [line])
  return [...single, ...books.groups.filter((group) => residual(group) !== 0)]
}

/** Accounts whose openings do not equal the previous closing balance. */
function untiedAccounts(past: readonly LedgerLine[], openings: readonly LedgerLine[]): Set<string> {
  const gaps = new Map<string, number>()
  for (const line of past) gaps.set(line.account, (gaps.get(line.account) ?? 0) - line.cents)
  for (const line of openings) gaps.set(line.account, (gaps.get(line.account) ?? 0) + line.cents)
  return new Set([...gaps].filter(([, gap]) => gap !== 0).map(([account]) => account))
}

/** Earlier lines that still count: all of them on accounts that tie; elsewhere the settled ones and the restated ones. */
function keptPast(past: MergedBooks, untied: ReadonlySet<string>, restated: Restated): Set<LedgerLine> {
  const units = openUnits(past)
  const kept = new Set(past.lines)
  const standing = new Set([...restated.values()].flat())
  for (const unit of units) {
    const touchesGap = unit.some((line) => untied.has(line.account))
    if (touchesGap && !unit.every((line) => standing.has(line))) for (const line of unit) kept.delete(line)
  }
  return kept
}

/** The groups of both years, a letter on a dropped opening line passed to the unit it restated. */
function passLetters(
  past: readonly LetterGroup[],
  present: readonly LetterGroup[],
  dropped: ReadonlySet<LedgerLine>,
  restated: Restated,
  kept: ReadonlySet<LedgerLine>,
): LetterGroup[] {
  const groups: LedgerLine[][] = past.map((group) => group.filter((line) => kept.has(line))).filter((group) => group.length > 0)
  for (const group of present) {
    if (!group.some((line) => dropped.has(line))) {
      groups.push([...group])
      continue
    }
    const joined = new Set<LedgerLine>()
    for (const line of group) for (const member of dropped.has(line) ? (restated.get(line) ?? []) : [line]) joined.add(member)
    for (let i = groups.length - 1; i >= 0; i--) {
      if (groups[i]?.some((line) => joined.has(line))) for (const line of groups.splice(i, 1)[0] ?? []) joined.add(line)
    }
    if (joined.size > 0) groups.push([...joined])
  }
  return groups
}
