// One customer over several fiscal years: opening entries restate the past, so each receivable must be counted once.
// Works on the books alone; which fiscal years carry opening entries at all is told by the caller.
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import type { LedgerLine } from './ledger-line.ts'
import { joinAcrossYears, type LetterGroup, letterGroups, residual } from './letter-group.ts'
import { lumpGaps } from './opening-gap.ts'
import { passLetters } from './pass-letters.ts'
import { restatedUnits, type Unit } from './restated.ts'

/** The lines that count, and how they are lettered once the years are put together. */
export interface MergedBooks {
  readonly lines: readonly LedgerLine[]
  readonly groups: readonly LetterGroup[]
  /** Earlier lines kept although the opening lump that stands for them is another sum. */
  readonly contested: ReadonlySet<LedgerLine>
}

/**
 * Puts one customer's fiscal years together as they stand on `day` (a year that starts after it does not exist yet).
 *
 * In a year that carries openings, account by account: when they equal the previous closing balance, the earlier lines
 * are kept and the opening lines dropped; otherwise the newest year is the truth: an opening line gives way to the earlier
 * item it restates exactly, the other opening lines stay, the other earlier items go. Where only lumps are left, which tell
 * nothing, the earlier items stay too, contested, and one line makes up the difference. A letter on a dropped opening line
 * passes to what it restated. A year without openings simply adds up.
 *
 * @param openingYears first days of the imported fiscal years that carry opening entries (for any customer)
 */
export function mergeYears(lines: readonly LedgerLine[], openingYears: ReadonlySet<IsoDay>, day: IsoDay): MergedBooks {
  const byYear = groupBy(lines, (line) => line.fiscalYear)
  const starts = [...new Set([...lines.map((line) => line.fiscalYear), ...openingYears])].filter((start) => start <= day).sort()
  let books: MergedBooks = { lines: [], groups: [], contested: new Set() }
  for (const start of starts) {
    const year = byYear.get(start) ?? []
    const groups = letterGroups(year)
    const merged = openingYears.has(start) && books.lines.length > 0 ? carryOver(books, year, groups) : addYear(books, year, groups)
    books = { ...merged, groups: joinAcrossYears(merged.groups) }
  }
  return books
}

function addYear(books: MergedBooks, year: readonly LedgerLine[], groups: readonly LetterGroup[]): MergedBooks {
  return { ...books, lines: [...books.lines, ...year], groups: [...books.groups, ...groups] }
}

function carryOver(past: MergedBooks, year: readonly LedgerLine[], groups: readonly LetterGroup[]): MergedBooks {
  const openings = year.filter((line) => line.opening)
  const units = openUnits(past)
  const restated = restatedUnits(
    units.filter((unit) => accountsOf(unit).size === 1),
    openings,
  )
  const untied = untiedAccounts(past.lines, openings, units)
  const dropped = new Set<LedgerLine>(openings.filter((line) => !untied.has(line.account) || restated.has(line)))
  const standing = new Set([...restated.values()].flat())
  const unrestated = units.filter((unit) => !unit.every((line) => standing.has(line)))
  const gaps = lumpGaps(
    unrestated,
    openings.filter((line) => !dropped.has(line)),
  )
  for (const line of gaps.replaced) dropped.add(line)
  const gone = new Set(unrestated.filter((unit) => !gaps.units.has(unit) && unit.some((line) => untied.has(line.account))).flat())
  const kept = new Set(past.lines.filter((line) => !gone.has(line)))
  return {
    lines: [...kept, ...gaps.lines, ...year.filter((line) => !dropped.has(line))],
    groups: passLetters(past.groups, groups, dropped, restated, kept),
    contested: new Set([...past.contested, ...[...gaps.units].flat()].filter((line) => kept.has(line))),
  }
}

/** All that can still weigh at the closing: single lines, letter groups that do not balance or balance over several accounts only. */
function openUnits(books: MergedBooks): Unit[] {
  const grouped = new Set(books.groups.flat())
  const single = books.lines.filter((line) => !grouped.has(line)).map((line) => [line])
  return [...single, ...books.groups.filter((group) => residual(group) !== 0 || accountsOf(group).size > 1)]
}

/** Accounts whose openings do not equal the previous closing balance, and those that share a unit with one of them. */
function untiedAccounts(past: readonly LedgerLine[], openings: readonly LedgerLine[], units: readonly Unit[]): Set<string> {
  const gaps = new Map<string, number>()
  for (const line of past) gaps.set(line.account, (gaps.get(line.account) ?? 0) - line.cents)
  for (const line of openings) gaps.set(line.account, (gaps.get(line.account) ?? 0) + line.cents)
  const untied = new Set([...gaps].filter(([, gap]) => gap !== 0).map(([account]) => account))
  const shared = units.map(accountsOf).filter((accounts) => accounts.size > 1)
  for (let known = -1; known !== untied.size; ) {
    known = untied.size
    for (const accounts of shared) {
      if ([...accounts].some((account) => untied.has(account))) for (const account of accounts) untied.add(account)
    }
  }
  return untied
}

function accountsOf(unit: Unit): Set<string> {
  return new Set(unit.map((line) => line.account))
}
