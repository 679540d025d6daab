// What a set of posted rows looks like (a journal, an entry): the evidence on which openings are told.
import type { PostedRows } from './ledger-store.ts'

export interface Profile {
  readonly group: number
  readonly rows: number[]
  firstDay: string
  lastDay: string
  readonly numbers: Set<number>
  /** Income or expense accounts move: not an opening. */
  operating: boolean
  /** Rows whose label or reference speaks of an opening. */
  openingWords: number
  touchesCustomers: boolean
  customersOnly: boolean
}

/** The profile of each group of rows; only those in `wanted` when it is given. */
export function profiles(posted: PostedRows, groups: readonly number[], wanted?: ReadonlySet<number>): Map<number, Profile> {
  const found = new Map<number, Profile>()
  for (const [row, group] of groups.entries()) {
    if (wanted && !wanted.has(group)) continue
    let profile = found.get(group)
    if (!profile) {
      profile = emptyProfile(group)
      found.set(group, profile)
    }
    addRow(profile, posted, row)
  }
  return found
}

function emptyProfile(group: number): Profile {
  const days = { firstDay: '9999-12-31', lastDay: '' }
  return { group, rows: [], ...days, numbers: new Set(), operating: false, openingWords: 0, touchesCustomers: false, customersOnly: true }
}

function addRow(profile: Profile, posted: PostedRows, row: number): void {
  const day = posted.days.text(posted.day[row] ?? -1)
  const account = posted.accounts.text(posted.account[row] ?? -1)
  profile.rows.push(row)
  if (day !== '' && day < profile.firstDay) profile.firstDay = day
  if (day > profile.lastDay) profile.lastDay = day
  profile.numbers.add(posted.entry[row] ?? -1)
  if (/^[67]/.test(account) && posted.cents[row] !== 0) profile.operating = true
  if (posted.openingWords.has(row)) profile.openingWords += 1
  if (account.startsWith('41')) profile.touchesCustomers = true
  else profile.customersOnly = false
}
