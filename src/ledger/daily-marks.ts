// What the daily work remembers of its days: the last one that is done, and what went wrong and was told.
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import type { Ledger } from './ledger.ts'
import { meta, setMeta } from './meta.ts'

const DONE = 'daily-done'
const TOLD = 'daily-told'
const BY_ITSELF = 'daily-by-itself'

/** The last day whose work was done to the end: every file was read, nothing failed, nothing waits for another hour. Null: none. */
export function lastDoneDay(ledger: Ledger): IsoDay | null {
  return parseIsoDay(meta(ledger, DONE) ?? '')
}

export function recordDone(ledger: Ledger, day: IsoDay): void {
  setMeta(ledger, DONE, day)
}

/**
 * Whether what went wrong was told already that day, so that who is told each hour is told once. Recorded as told.
 * @param trouble one text for the same troubles
 */
export function toldBefore(ledger: Ledger, day: IsoDay, trouble: string): boolean {
  const told = `${day} ${trouble}`
  if (meta(ledger, TOLD) === told) return true
  setMeta(ledger, TOLD, told)
  return false
}

/** Whether a scheduler ran the daily work at least once. */
export function runsByItself(ledger: Ledger): boolean {
  return meta(ledger, BY_ITSELF) !== null
}

export function recordByItself(ledger: Ledger, day: IsoDay): void {
  setMeta(ledger, BY_ITSELF, day)
}
