// What each journal of a file looks like, added up row by row: the evidence on which openings are told, and the days of the
// fiscal year. Knows nothing of entries.
import type { PostedRow } from './entry-key.ts'

/** The rows of a journal on one day. */
export interface JournalDay {
  rows: number
  /** Rows of bank and cash accounts (51, 53). */
  bankRows: number
  /** Rows whose label or reference speaks of an opening. */
  openingWords: number
  readonly firstLine: number
}

export interface JournalProfile {
  readonly journal: number
  /** By day, as AAAAMMJJ; 0 holds the rows whose day cannot be read. */
  readonly days: Map<number, JournalDay>
  rows: number
  /** The first entry number met, and whether there are others. */
  readonly number: number
  severalNumbers: boolean
  /** Income or expense accounts move: not an opening. */
  operating: boolean
  /** Debit less credit by customer account (41). */
  readonly customerSums: Map<number, number>
}

/** What an account number tells by its first figures. */
export interface AccountTraits {
  readonly customer: boolean
  readonly supplier: boolean
  readonly operating: boolean
  readonly bank: boolean
  /** An account of a bank (512 and after), which statements tell; not what waits to be cashed (511). */
  readonly statement: boolean
  /** VAT of sales: collected (4457), or waiting to be due (4458). */
  readonly salesVat: boolean
}

/** The traits of an account. */
export function accountTraits(account: string): AccountTraits {
  return {
    customer: account.startsWith('41'),
    supplier: account.startsWith('40'),
    operating: /^[67]/.test(account),
    bank: /^5[13]/.test(account),
    statement: /^51[2-8]/.test(account),
    salesVat: /^445[78]/.test(account),
  }
}

export interface JournalProfiles {
  add(row: PostedRow, traits: AccountTraits): void
  readonly all: ReadonlyMap<number, JournalProfile>
}

/** Profiles of the journals, empty. */
export function journalProfiles(): JournalProfiles {
  const all = new Map<number, JournalProfile>()
  // Rows of one journal and day follow each other.
  let profile: JournalProfile | null = null
  let day: JournalDay | null = null
  let lastDay = -1
  return {
    all,
    add(row, traits) {
      if (profile === null || profile.journal !== row.journal) {
        profile = all.get(row.journal) ?? newProfile(row)
        all.set(row.journal, profile)
        day = null
      }
      if (day === null || lastDay !== row.day) {
        day = profile.days.get(row.day) ?? { rows: 0, bankRows: 0, openingWords: 0, firstLine: row.line }
        profile.days.set(row.day, day)
        lastDay = row.day
      }
      day.rows += 1
      profile.rows += 1
      if (traits.bank) day.bankRows += 1
      if (row.entry !== profile.number) profile.severalNumbers = true
      if (traits.operating && row.cents !== 0) profile.operating = true
      if (row.openingWord) day.openingWords += 1
      if (traits.customer) profile.customerSums.set(row.account, (profile.customerSums.get(row.account) ?? 0) + row.cents)
    },
  }
}

function newProfile({ journal, entry }: PostedRow): JournalProfile {
  const empty = { days: new Map(), rows: 0, severalNumbers: false, operating: false, customerSums: new Map() }
  return { journal, number: entry, ...empty }
}

/** First and last days that can be read, as AAAAMMJJ; zeros when there are none. */
export function daysOf(profile: JournalProfile): { first: number; last: number } {
  let [first, last] = [0, 0]
  for (const day of profile.days.keys()) {
    if (day !== 0 && (first === 0 || day < first)) first = day
    if (day > last) last = day
  }
  return { first, last }
}

/** Rows that speak of an opening, up to a day: later labels were looked at or not according to the order of the file. */
export function openingWords(profile: JournalProfile, until: number): number {
  let words = 0
  for (const [day, held] of profile.days) if (day !== 0 && day <= until) words += held.openingWords
  return words
}
