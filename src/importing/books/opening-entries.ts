// Entries that may be openings although their journal is none: told while the file streams by, decided at its end.
import { earlyDays } from './early-days.ts'
import type { PostedRow } from './entry-key.ts'
import type { AccountTraits } from './journal-profiles.ts'

/** An entry of the first days that touches customers and nothing of the year's business. */
export interface OpeningCandidate {
  readonly journal: number
  readonly day: number
  readonly rows: number
  readonly bankRows: number
  /** Most of its rows speak of an opening. */
  readonly spoken: boolean
  /** Its rows, when customers alone move in it: it may take back an opening lump. */
  readonly moves: readonly { readonly account: number; readonly cents: number }[]
  /** Its customer rows. */
  readonly kept: readonly number[]
}

export interface OpeningCandidates {
  add(rows: readonly PostedRow[], traitsOf: (account: number) => AccountTraits): void
  /** Those of the two earliest days of the file. */
  ofFirstDays(): OpeningCandidate[]
}

/** Above this, candidates of days that are no longer among the first ones are let go. */
const MANY = 10_000

/** Candidates, none yet. */
export function openingCandidates(): OpeningCandidates {
  let candidates: OpeningCandidate[] = []
  const days = earlyDays()
  let most = MANY
  return {
    add(rows, traitsOf) {
      let early = false
      for (const row of rows) early = days.isEarly(row.day)
      if (!early) return
      const candidate = candidateOf(rows, traitsOf)
      if (candidate === null) return
      candidates.push(candidate)
      if (candidates.length <= most) return
      candidates = candidates.filter(({ day }) => day <= days.last())
      most = Math.max(MANY, candidates.length * 2)
    },
    ofFirstDays: () => candidates.filter(({ day }) => day <= days.last()),
  }
}

function candidateOf(rows: readonly PostedRow[], traitsOf: (account: number) => AccountTraits): OpeningCandidate | null {
  const [first] = rows
  if (first === undefined || rows.some((row) => row.day !== first.day)) return null
  const traits = rows.map((row) => traitsOf(row.account))
  // An entry of capital accounts alone may speak of "report à nouveau" without opening anything.
  if (!traits.some((one) => one.customer) || traits.some((one, index) => one.operating && rows[index]?.cents !== 0)) return null
  const spoken = rows.filter((row) => row.openingWord).length * 2 > rows.length
  const customersOnly = traits.every((one) => one.customer)
  if (!spoken && !customersOnly) return null
  return {
    journal: first.journal,
    day: first.day,
    rows: rows.length,
    bankRows: traits.filter((one) => one.bank).length,
    spoken,
    moves: customersOnly ? rows.map(({ account, cents }) => ({ account, cents })) : [],
    kept: rows.flatMap((row) => (row.kept >= 0 ? [row.kept] : [])),
  }
}
