// Which key puts the rows of a file back into entries: the finest under which every entry balances.
// Counts only; the entries themselves are made by `groupEntries`, by the same rule.
import { IntColumn, WideColumn } from './compact/columns-of-numbers.ts'
import { KeyTable } from './compact/key-table.ts'
import { type KeyChoice, keyHashes, type PostedRow, sameKeyOf } from './entry-key.ts'
import { type JournalDays, journalCover, journalDays } from './journal-cover.ts'

export interface KeyTrials {
  add(row: PostedRow): void
  /**
   * The choice, once every row was added, and the rows that stay in unbalanced entries under it; null when there were no rows
   * or no key is possible.
   * @param whole false when the rows are only the first ones of the file: the last entry may not be complete
   */
  best(whole: boolean): { readonly choice: KeyChoice; readonly unsoundRows: number } | null
}

/**
 * Tries keys on the rows it is given, the finest first. A number that never changes is no key, and one entry never spans a whole
 * journal of several days. When no key balances every entry, the one with the fewest rows in unbalanced entries is taken,
 * the finest on a tie.
 */
export function keyTrials(choices: readonly KeyChoice[]): KeyTrials {
  const trials = choices.map((choice) => ({ choice, trial: startTrial(choice) }))
  const numbers = new Set<number>()
  const days = journalDays()
  return {
    add(row) {
      if (numbers.size < 2) numbers.add(row.entry)
      days.add(row.journal, row.day)
      for (const { trial } of trials) trial.add(row)
    },
    best(whole) {
      if (numbers.size === 0) return null
      const results = trials
        .filter(({ choice }) => numbers.size > 1 || !choice.parts.includes('entry'))
        .map(({ choice, trial }) => ({ choice, ...trial.end(whole, days) }))
        .filter(({ choice, coversJournal }) => choice.parts.includes('day') || !coversJournal)
      const fewest = Math.min(...results.map((result) => result.unsoundRows))
      const best = results.find((result) => result.unsoundRows === fewest)
      return best ?? null
    },
  }
}

interface Trial {
  add(row: PostedRow): void
  end(whole: boolean, days: JournalDays): { unsoundRows: number; coversJournal: boolean }
}

/** The rows waiting for others of their key, in sums. */
interface Waiting {
  readonly keys: KeyTable
  readonly cents: WideColumn
  readonly rows: IntColumn
  readonly journal: IntColumn
  readonly broken: IntColumn
}

function startTrial(choice: KeyChoice): Trial {
  const sameKey = sameKeyOf(choice)
  const cover = journalCover()
  const waiting: Waiting = {
    keys: new KeyTable(),
    cents: new WideColumn(),
    rows: new IntColumn(),
    journal: new IntColumn(),
    broken: new IntColumn(),
  }
  let first: PostedRow | null = null
  let [cents, rows, broken] = [0, 0, false]
  const settle = () => {
    if (first === null) return
    if (cents === 0 && !broken) cover.entry(first.journal)
    else hold(waiting, keyHashes(first, choice), { cents, rows, broken, journal: first.journal })
  }
  return {
    add(row) {
      if (first === null || !sameKey(first, row)) {
        settle()
        first = row
        cents = 0
        rows = 0
        broken = false
      }
      cents += row.cents
      rows += 1
      if (row.broken) broken = true
    },
    end(whole, days) {
      if (whole) settle()
      first = null
      let unsoundRows = 0
      for (let index = 0; index < waiting.keys.size; index++) {
        cover.entry(waiting.journal.at(index))
        if (waiting.cents.at(index) !== 0 || waiting.broken.at(index) !== 0) unsoundRows += waiting.rows.at(index)
      }
      return { unsoundRows, coversJournal: cover.oneCoversAll(days) }
    },
  }
}

function hold(
  waiting: Waiting,
  [key, again]: readonly [number, number],
  part: { cents: number; rows: number; broken: boolean; journal: number },
): void {
  const index = waiting.keys.number(key, again)
  if (index === waiting.cents.length) {
    waiting.cents.push(0)
    waiting.rows.push(0)
    waiting.journal.push(part.journal)
    waiting.broken.push(0)
  }
  waiting.cents.set(index, waiting.cents.at(index) + part.cents)
  waiting.rows.set(index, waiting.rows.at(index) + part.rows)
  if (part.broken) waiting.broken.set(index, 1)
}
