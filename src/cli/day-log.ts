// What `relance daily` did, for whoever looks for it later: one file per day, one JSON document per line, old ones removed. Codes of customers and
// reasons, never an address, a message or a secret.
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type IsoDay, parseIsoDay } from '../domain/day.ts'
import { machineStop } from './machine-stops.ts'
import { VERSION } from './version.ts'

const FOLDER = 'logs'

/** A line; `event` tells what the rest is. */
export type LoggedEvent = { readonly event: 'start' | 'file' | 'plan' | 'message' | 'report' | 'backup' | 'error' | 'end' } & Readonly<
  Record<string, string | number | boolean | null>
>

export interface DayLog {
  readonly path: string
  write(event: LoggedEvent): void
  /** Why lines are missing, one French sentence; null: none is. */
  fault(): Promise<string | null>
}

/** A log that cannot be written stops no work. @param now tells the present moment, ISO 8601 */
export function dayLog(folder: string, day: IsoDay, now: () => string): DayLog {
  const path = join(folder, FOLDER, `relance_${day}.jsonl`)
  let failure: unknown = null
  return {
    path,
    write(event) {
      try {
        mkdirSync(join(folder, FOLDER), { recursive: true, mode: 0o700 })
        appendFileSync(path, `${JSON.stringify({ at: now(), version: VERSION, process: process.pid, ...event })}\n`, { mode: 0o600 })
      } catch (error) {
        failure ??= error
      }
    },
    fault: async () => (failure === null ? null : ((await machineStop(failure))?.message ?? String(failure))),
  }
}

/** Removes the logs of days before the last `days`. What cannot be removed stays. */
export function pruneLogs(folder: string, day: IsoDay, days: number): void {
  const first = addDays(day, -days)
  const names = listOf(join(folder, FOLDER))
  for (const name of names) {
    const on = parseIsoDay(/^relance_(.{10})\.jsonl$/.exec(name)?.[1] ?? '')
    if (on !== null && on < first) rmSync(join(folder, FOLDER, name), { force: true })
  }
}

function listOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    // No log was written yet.
    return []
  }
}
