// Rows of a ledger as they are kept while reading: every row in a few numbers, customer rows in full.
// A million rows fit because texts that repeat are stored once.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'

/** Texts numbered in order of appearance. */
export interface Interner {
  id(text: string): number
  text(id: number): string
  size(): number
}

export function interner(): Interner {
  const ids = new Map<string, number>()
  const texts: string[] = []
  // Rows of an entry follow each other: the last text comes back most often.
  let lastText: string | null = null
  let lastId = -1
  return {
    id(text) {
      if (text === lastText) return lastId
      const known = ids.get(text)
      if (known !== undefined) {
        lastText = texts[known] ?? text
        lastId = known
        return known
      }
      // A copy: a slice would keep the whole block of text alive.
      const copy = detached(text)
      ids.set(copy, texts.length)
      texts.push(copy)
      return texts.length - 1
    },
    text: (id) => texts[id] ?? '',
    size: () => texts.length,
  }
}

/** A copy of a text that does not hold on to the larger text it was cut from. */
export function detached(text: string): string {
  // Joining then cutting makes a new text; below 13 characters the engine copies by itself.
  return text.length < 13 ? text : ` ${text}`.slice(1)
}

/** A row of a customer account that could be read. */
export interface CustomerRow {
  /** Position among the posted rows. */
  readonly index: number
  readonly line: number
  readonly account: string
  readonly accountName: string
  readonly auxiliary: string
  readonly auxiliaryName: string
  readonly journal: string
  readonly entry: string
  readonly day: IsoDay
  readonly ref: string
  readonly refDay: IsoDay | null
  readonly label: string
  readonly cents: Cents
  readonly letter: string
  readonly letterDay: IsoDay | null
  readonly dueOn: IsoDay | null
  readonly foreign: { readonly currency: string; readonly hundredths: number } | null
}

/** Every row with an account, customer or not, as parallel lists. `day` is '' where it could not be read. */
export interface PostedRows {
  readonly journals: Interner
  readonly journalNames: Map<number, string>
  readonly entries: Interner
  readonly days: Interner
  readonly refs: Interner
  readonly accounts: Interner
  readonly journal: number[]
  readonly entry: number[]
  readonly day: number[]
  readonly ref: number[]
  readonly account: number[]
  readonly cents: number[]
  readonly line: number[]
  /** Rows with a fault: their entry cannot be trusted even when it balances. */
  readonly broken: Set<number>
  /** Rows whose label or reference speaks of an opening. */
  readonly openingWords: Set<number>
}

export function postedRows(): PostedRows {
  return {
    journals: interner(),
    journalNames: new Map(),
    entries: interner(),
    days: interner(),
    refs: interner(),
    accounts: interner(),
    journal: [],
    entry: [],
    day: [],
    ref: [],
    account: [],
    cents: [],
    line: [],
    broken: new Set(),
    openingWords: new Set(),
  }
}
