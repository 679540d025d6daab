// Puts rows back into entries while they stream by: rows of one key that follow each other are an entry once they balance;
// what does not balance waits for later rows of the same key. Works on numbers alone.
import { type KeyChoice, keyText, type PostedRow, sameKeyOf } from './entry-key.ts'

export interface EntryGrouper {
  add(row: PostedRow): void
  /** Closes what is left: entries that never balanced. */
  end(): void
}

interface OpenEntry {
  readonly rows: PostedRow[]
  cents: number
  broken: boolean
}

/**
 * Groups rows under a key.
 * @param close called with the rows of each entry; `sound`: it balances and no row of it has a fault
 */
export function groupEntries(choice: KeyChoice, close: (rows: readonly PostedRow[], sound: boolean) => void): EntryGrouper {
  const waiting = new Map<string, OpenEntry>()
  const sameKey = sameKeyOf(choice)
  let current: OpenEntry = newEntry()
  const settle = () => {
    const [first] = current.rows
    if (first === undefined) return
    const entry = current
    current = newEntry()
    // Rows that balance by themselves need no others, whatever waits under their key.
    if (entry.cents === 0 && !entry.broken) {
      close(entry.rows, true)
      return
    }
    const key = keyText(first, choice)
    const whole = waiting.get(key)
    if (whole === undefined) {
      waiting.set(key, entry)
      return
    }
    for (const row of entry.rows) whole.rows.push(row)
    whole.cents += entry.cents
    whole.broken ||= entry.broken
    if (whole.cents !== 0 || whole.broken) return
    waiting.delete(key)
    close(whole.rows, true)
  }
  return {
    add(row) {
      const [first] = current.rows
      if (first !== undefined && !sameKey(first, row)) settle()
      current.rows.push(row)
      current.cents += row.cents
      if (row.broken) current.broken = true
    },
    end() {
      settle()
      for (const { rows } of waiting.values()) close(rows, false)
      waiting.clear()
    },
  }
}

function newEntry(): OpenEntry {
  return { rows: [], cents: 0, broken: false }
}
