// The reports sent to the accountant, each an event of the chain: what was told, and the head it was told with. No delivery, no reminder.
import type { IsoDay } from '../domain/day.ts'
import { customerCode } from '../domain/names.ts'
import { appendEvent } from './history.ts'
import type { Ledger } from './ledger.ts'

/** Status of the event of a report. */
const REPORTED = 'reported'

export interface NewReport {
  /** Name of the event. */
  readonly id: string
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly day: IsoDay
  readonly to: string
  /** Head of the chain that the report quotes. */
  readonly head: string
  readonly messageId: string
  /** SHA-256 of the e-mail: it is not kept, who got it has it. */
  readonly mail: string
  /** Fingerprint of what is left to do, so that a report that would say the same is not sent again. */
  readonly state: string
  /** `letters` and `calls`: written, nobody knows here of what became of them. */
  readonly counts: Readonly<Record<'sent' | 'letters' | 'calls' | 'failed' | 'decisions', number>>
}

export function recordReport(ledger: Ledger, { id, at, day, counts, ...told }: NewReport): void {
  const detail = { ...told, to: [told.to], ...counts }
  appendEvent(ledger, { id, at, day, customer: customerCode(''), items: [], step: null, channel: null, status: REPORTED, detail })
}

/** What the last report of a day left to do; null where there was none. */
export function lastReportedState(ledger: Ledger, day: IsoDay): string | null {
  const state = ledger.db
    .prepare(
      `SELECT d.json ->> 'state' FROM history h JOIN history_detail d ON d.position = h.position
       WHERE h.status = '${REPORTED}' AND h.day = ? ORDER BY h.position DESC LIMIT 1`,
    )
    .pluck()
    .get(day)
  return typeof state === 'string' ? state : null
}
