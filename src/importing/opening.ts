// Finds the opening entries (à-nouveaux): by journal first, then entry by entry on the first day, each by a score.
// Sees posted rows and entries; what the openings restate is told by `openingRegime`.
import { squeezed } from './columns.ts'
import type { Entries } from './entries.ts'
import type { PostedRows } from './ledger-store.ts'
import { speaksOfOpening } from './opening-words.ts'
import { type Profile, profiles } from './row-profile.ts'

export interface Openings {
  /** Rows of opening entries. */
  readonly rows: ReadonlySet<number>
  /** Code of the journal they stand in; null when there are none or when they stand in several. */
  readonly journal: string | null
}

const STRONG_CODES = /^(an|ano|anx|anv|anc|ann|ran|ouv|aan|anouv|anouveau|anouveaux|opening)\d*$/
const WEAK_CODES = /^(ad|aa|ao|2|02|00|0)$/
const NAMED = 3
const ENOUGH = 5

/**
 * The opening rows of a file.
 * @param code the opening journal the user names: its rows, all of them and no other.
 */
export function findOpenings(posted: PostedRows, entries: Entries, code: string | undefined): Openings {
  if (code !== undefined) {
    const rows = rowsOf(posted.journal, (journal) => posted.journals.text(journal).toLowerCase() === code.toLowerCase())
    return { rows, journal: rows.size > 0 ? code : null }
  }
  const journals = profiles(posted, posted.journal)
  const found = new Set(
    [...journals.values()].filter((profile) => journalScore(posted, profile, journals) >= ENOUGH).map(({ group }) => group),
  )
  const byJournal = rowsOf(posted.journal, (journal) => found.has(journal))
  const rows = new Set([...byJournal, ...openingEntries(posted, entries, byJournal)])
  const codes = [...(found.size > 0 ? found : new Set([...rows].map((row) => posted.journal[row] ?? -1)))]
  return { rows, journal: codes.length === 1 ? posted.journals.text(codes[0] ?? -1) : null }
}

function journalScore(posted: PostedRows, profile: Profile, all: ReadonlyMap<number, Profile>): number {
  const code = squeezed(posted.journals.text(profile.group))
  const named = speaksOfOpening(posted.journalNames.get(profile.group) ?? '')
  const strong = STRONG_CODES.test(code)
  // Without a word for it, a journal of the first day is only a journal of the first day.
  if (!named && !strong && profile.openingWords === 0) return 0
  const others = [...all.values()].filter(({ group }) => group !== profile.group)
  const starts = others.every((other) => profile.firstDay <= other.firstDay)
  let score = strong ? NAMED : WEAK_CODES.test(code) ? 1 : 0
  if (named) score += NAMED
  if (profile.openingWords * 2 > profile.rows.length) score += NAMED
  if (profile.numbers.size === 1) score += 1
  if (profile.firstDay === profile.lastDay) score += 1
  return score + (starts ? 1 : -2) + (profile.operating ? -2 : 1)
}

/**
 * Entries outside the opening journals that are openings all the same: those of the first day that say so, and those that
 * take back an opening lump the same day to re-enter it item by item.
 */
function openingEntries(posted: PostedRows, entries: Entries, known: ReadonlySet<number>): number[] {
  const days = firstDays(posted)
  const candidates = new Set<number>()
  for (const [row, day] of posted.day.entries()) if (days.has(day) && !known.has(row)) candidates.add(entries.entryOf[row] ?? -1)
  const lumps = lumpsOf(posted, known)
  const found: number[] = []
  for (const profile of profiles(posted, entries.entryOf, candidates).values()) {
    // An entry of capital accounts alone may speak of "report à nouveau" without opening anything.
    if (profile.firstDay !== profile.lastDay || profile.operating || !profile.touchesCustomers) continue
    const spoken = profile.openingWords * 2 > profile.rows.length
    const reenters = profile.customersOnly && profile.rows.some((row) => lumps.has(lumpKey(posted.account[row], -(posted.cents[row] ?? 0))))
    if (spoken || reenters) found.push(...profile.rows)
  }
  return found
}

/** The two earliest days of the file: openings may be dated the eve of the year. */
function firstDays(posted: PostedRows): ReadonlySet<number> {
  const ids = [...new Set(posted.day)].filter((id) => posted.days.text(id) !== '')
  return new Set(ids.sort((a, b) => (posted.days.text(a) < posted.days.text(b) ? -1 : 1)).slice(0, 2))
}

/** The opening balance of each account, as keys. */
function lumpsOf(posted: PostedRows, known: ReadonlySet<number>): ReadonlySet<string> {
  const sums = new Map<number, number>()
  for (const row of known) sums.set(posted.account[row] ?? -1, (sums.get(posted.account[row] ?? -1) ?? 0) + (posted.cents[row] ?? 0))
  return new Set([...sums].filter(([, sum]) => sum !== 0).map(([account, sum]) => lumpKey(account, sum)))
}

function lumpKey(account: number | undefined, sum: number): string {
  return `${account}|${sum}`
}

function rowsOf(groups: readonly number[], keep: (group: number) => boolean): Set<number> {
  const rows = new Set<number>()
  for (const [row, group] of groups.entries()) if (keep(group)) rows.add(row)
  return rows
}
