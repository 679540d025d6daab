// When the daily work of a dossier was done last, read without its settings: a dossier that is out of order has a status too.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type IsoDay, parseIsoDay } from '../domain/day.ts'
import { StopError } from '../domain/errors.ts'
import { lastDoneDay } from '../ledger/daily-marks.ts'
import { openLedger } from '../ledger/open.ts'
import { LEDGER_FILE } from './open-dossier.ts'

/** `doneOn`: last day whose work was done to the end; `lastLog`: path of the last log. Null: none. */
export function lastDaily(folder: string): { readonly doneOn: IsoDay | null; readonly lastLog: string | null } {
  return { doneOn: doneOn(folder), lastLog: lastLog(folder) }
}

function doneOn(folder: string): IsoDay | null {
  try {
    const ledger = openLedger(join(folder, LEDGER_FILE))
    try {
      return lastDoneDay(ledger)
    } finally {
      ledger.close()
    }
  } catch (error) {
    if (!(error instanceof StopError)) throw error
    return null
  }
}

function lastLog(folder: string): string | null {
  try {
    const names = readdirSync(join(folder, 'logs')).filter((name) => parseIsoDay(/^relance_(.{10})\.jsonl$/.exec(name)?.[1] ?? '') !== null)
    const last = names.sort().at(-1)
    return last === undefined ? null : join(folder, 'logs', last)
  } catch {
    // No log was written yet.
    return null
  }
}
