// Puts rows back into entries: the finest key under which every entry balances.
// Works on numbers alone; knows nothing of customers or of what accounts mean.
import type { PostedRows } from './ledger-store.ts'

/** A way to tell entries apart, finest first. */
interface KeyChoice {
  readonly french: string
  readonly parts: readonly Part[]
}

type Part = 'journal' | 'entry' | 'day' | 'ref'

const CHOICES: readonly KeyChoice[] = [
  { french: 'journal, numéro, date et pièce', parts: ['journal', 'entry', 'day', 'ref'] },
  { french: 'journal, numéro et date', parts: ['journal', 'entry', 'day'] },
  { french: 'journal et numéro', parts: ['journal', 'entry'] },
  { french: 'date, journal et pièce', parts: ['day', 'journal', 'ref'] },
  { french: 'numéro', parts: ['entry'] },
  { french: 'date et journal', parts: ['day', 'journal'] },
]

export interface Entries {
  /** The key in French: "journal, numéro et date". */
  readonly key: string
  /** Entry of each posted row. */
  readonly entryOf: readonly number[]
  readonly count: number
  /** Entries that do not balance or hold a row with a fault: their counterparts are not to be trusted. */
  readonly unsound: ReadonlySet<number>
}

interface Grouping {
  readonly choice: KeyChoice
  readonly ids: readonly number[]
  readonly count: number
  readonly unsound: ReadonlySet<number>
  readonly unsoundRows: number
}

/**
 * Groups the posted rows. A number that never changes is no key, and an entry that covers a whole journal over several
 * days is none either: any union of balanced entries balances. When no key balances every entry, the one with the fewest
 * rows in unbalanced entries is taken, the finest on a tie.
 */
export function groupEntries(posted: PostedRows): Entries {
  const numbered = new Set(posted.entry).size > 1
  let best: Grouping | null = null
  for (const choice of CHOICES) {
    if (choice.parts.includes('entry') && !numbered) continue
    const grouping = groupBy(posted, choice)
    if (!choice.parts.includes('day') && coversAJournal(posted, grouping)) continue
    if (best === null || grouping.unsoundRows < best.unsoundRows) best = grouping
    if (grouping.unsoundRows === 0) break
  }
  if (best === null) return { key: '', entryOf: [], count: 0, unsound: new Set() }
  return { key: best.choice.french, entryOf: best.ids, count: best.count, unsound: best.unsound }
}

function groupBy(posted: PostedRows, choice: KeyChoice): Grouping {
  let ids: readonly number[] = posted[choice.parts[0] ?? 'journal']
  for (const part of choice.parts.slice(1)) ids = pairs(ids, posted[part])
  if (choice.parts.length === 1) ids = pairs(ids, ids)
  const sums: number[] = []
  const sizes: number[] = []
  for (const [row, id] of ids.entries()) {
    sums[id] = (sums[id] ?? 0) + (posted.cents[row] ?? 0)
    sizes[id] = (sizes[id] ?? 0) + 1
  }
  const unsound = new Set<number>()
  for (const [id, sum] of sums.entries()) if (sum !== 0) unsound.add(id)
  for (const row of posted.broken) unsound.add(ids[row] ?? -1)
  let unsoundRows = 0
  for (const id of unsound) unsoundRows += sizes[id] ?? 0
  return { choice, ids, count: sums.length, unsound, unsoundRows }
}

/** Numbers each pair of values, in order of appearance from 0. */
function pairs(first: readonly number[], second: readonly number[]): number[] {
  const width = second.reduce((most, value) => Math.max(most, value), 0) + 1
  const known = new Map<number, number>()
  let lastPair = -1
  let lastId = -1
  return first.map((value, row) => {
    const pair = value * width + (second[row] ?? 0)
    // Rows of an entry follow each other.
    if (pair === lastPair) return lastId
    const id = known.get(pair) ?? known.size
    if (id === known.size) known.set(pair, id)
    lastPair = pair
    lastId = id
    return id
  })
}

/** Whether one entry holds every row of a journal that has several days. */
function coversAJournal(posted: PostedRows, grouping: Grouping): boolean {
  const soleEntryOf = new Map<number, number>()
  const firstDayOf = new Map<number, number>()
  const severalDays = new Set<number>()
  for (const [row, journal] of posted.journal.entries()) {
    const entry = grouping.ids[row] ?? -1
    const sole = soleEntryOf.get(journal)
    soleEntryOf.set(journal, sole === undefined || sole === entry ? entry : -1)
    const day = posted.day[row] ?? -1
    if ((firstDayOf.get(journal) ?? day) !== day) severalDays.add(journal)
    firstDayOf.set(journal, firstDayOf.get(journal) ?? day)
  }
  return [...severalDays].some((journal) => soleEntryOf.get(journal) !== -1)
}
