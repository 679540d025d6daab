// Finds the opening entries (à-nouveaux): by journal first, then entry by entry on the first days, each by a score.
// Sees profiles and candidates; what the openings restate is told by `openingRegime`.
import { squeezed } from '../columns/columns.ts'
import { speaksOfOpening } from '../ledgers/opening-words.ts'
import { listed, quoted } from '../wording.ts'
import { daysOf, type JournalProfile, openingWords } from './journal-profiles.ts'
import type { OpeningCandidate } from './opening-entries.ts'

export interface Openings {
  /** Journals all of whose rows are openings. */
  readonly journals: ReadonlySet<number>
  /** Opening entries that stand in other journals. */
  readonly entries: readonly OpeningCandidate[]
  /** Code of the journal they stand in; null when there are none or when they stand in several. */
  readonly journal: string | null
  /** Why they were taken for openings, a French sentence; '' when there are none. */
  readonly evidence: string
}

/** A journal as the scores see it. */
export interface NamedProfile {
  readonly profile: JournalProfile
  readonly code: string
  readonly name: string
}

const STRONG_CODES = /^(an|ano|anx|anv|anc|ann|ran|ouv|aan|anouv|anouveau|anouveaux|opening)\d*$/
const WEAK_CODES = /^(ad|aa|ao|2|02|00|0)$/
const NAMED = 3
const ENOUGH = 5

/**
 * The openings of a file.
 * @param code the opening journal the user names: its rows, all of them and no other
 * @param lastEarlyDay the later of the two earliest days of the file, as AAAAMMJJ
 */
export function findOpenings(
  journals: readonly NamedProfile[],
  candidates: readonly OpeningCandidate[],
  code: string | undefined,
  lastEarlyDay: number,
): Openings {
  if (code !== undefined) {
    const named = journals.filter((journal) => journal.code.toLowerCase() === code.toLowerCase())
    const evidence = named.length > 0 ? `Journal d’à-nouveaux ${quoted(code)}, désigné par vous.` : ''
    return { journals: idsOf(named), entries: [], journal: named.length > 0 ? code : null, evidence }
  }
  const firsts = journals
    .map(({ profile }) => daysOf(profile).first)
    .filter((day) => day > 0)
    .sort((a, b) => a - b)
  const scored = journals.map((journal) => ({
    ...journal,
    ...journalScore(journal, firsts[0] ?? 0, openingWords(journal.profile, lastEarlyDay)),
  }))
  const found = scored.filter(({ score }) => score >= ENOUGH)
  const entries = openingEntries(candidates, found)
  const codes = new Set(found.length > 0 ? found.map((journal) => journal.code) : entries.map(({ journal }) => codeOf(journals, journal)))
  const sentences = [
    ...found.map((journal) => `Journal d’à-nouveaux ${quoted(journal.code)}, parce que ${listed(journal.reasons)}.`),
    ...(entries.length > 0 ? [entriesSentence(entries.length)] : []),
  ]
  const [only] = codes
  return { journals: idsOf(found), entries, journal: codes.size === 1 ? (only ?? null) : null, evidence: sentences.join(' ') }
}

function idsOf(journals: readonly NamedProfile[]): Set<number> {
  return new Set(journals.map(({ profile }) => profile.journal))
}

function codeOf(journals: readonly NamedProfile[], id: number): string {
  return journals.find(({ profile }) => profile.journal === id)?.code ?? ''
}

function entriesSentence(count: number): string {
  const those = count === 1 ? 'Une écriture' : `${count} écritures`
  return `${those} des premiers jours, hors journal d’à-nouveaux, ${count === 1 ? 'est un à-nouveau' : 'sont des à-nouveaux'} par ${count === 1 ? 'son libellé ou le solde qu’elle reprend' : 'leur libellé ou le solde qu’elles reprennent'}.`
}

/** @param earliest first day of all journals; `words`: rows that speak of an opening */
function journalScore(journal: NamedProfile, earliest: number, words: number): { score: number; reasons: string[] } {
  const { profile } = journal
  const named = speaksOfOpening(journal.name)
  const code = squeezed(journal.code)
  const strong = STRONG_CODES.test(code)
  // Without a word for it, a journal of the first day is only a journal of the first day.
  if (!named && !strong && words === 0) return { score: 0, reasons: [] }
  const { first, last } = daysOf(profile)
  const starts = first <= earliest
  const worded = words * 2 > profile.rows
  const clues: readonly (readonly [boolean, number, string])[] = [
    [strong, NAMED, 'son code le dit'],
    [!strong && WEAK_CODES.test(code), 1, ''],
    [named, NAMED, 'son nom le dit'],
    [worded, NAMED, 'ses libellés le disent'],
    [!profile.severalNumbers, 1, ''],
    [first === last, 1, 'toutes ses écritures sont du même jour'],
    [starts, 1, 'il ouvre l’exercice'],
    [!starts, -2, ''],
    [!profile.operating, 1, 'aucun compte de charge ou de produit n’y bouge'],
    [profile.operating, -2, ''],
  ]
  const score = clues.reduce((sum, [is, weight]) => sum + (is ? weight : 0), 0)
  return { score, reasons: clues.flatMap(([is, , reason]) => (is && reason !== '' ? [reason] : [])) }
}

/** Entries that say so themselves, and those that take back an opening lump to re-enter it item by item. */
function openingEntries(candidates: readonly OpeningCandidate[], found: readonly NamedProfile[]): OpeningCandidate[] {
  const known = idsOf(found)
  const sums = new Map<number, number>()
  for (const { profile } of found) {
    for (const [account, cents] of profile.customerSums) sums.set(account, (sums.get(account) ?? 0) + cents)
  }
  const takesBack = ({ account, cents }: { account: number; cents: number }) => cents !== 0 && sums.get(account) === -cents
  return candidates.filter(
    ({ journal, spoken, moves }) => !known.has(journal) && (spoken || (isOneAccount(moves) && moves.some(takesBack))),
  )
}

/** A lump is taken back to be re-entered on the very account; a transfer to doubtful debts or an accepted bill moves to another. */
function isOneAccount(moves: OpeningCandidate['moves']): boolean {
  return moves.every(({ account }) => account === moves[0]?.account)
}
