// Which letters were gathered in a file to be printed, each batch an event of the chain: no letter is printed twice, none is forgotten.
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, customerCode, type ReminderId } from '../domain/names.ts'
import { appendEvent } from './history.ts'
import type { Ledger } from './ledger.ts'

/** Status of the event of a batch. */
const BATCHED = 'batched'

export interface WrittenLetter {
  /** Number of the delivery; `id` may come back after a letter that was not posted, this does not. */
  readonly row: number
  readonly id: ReminderId
  readonly customer: CustomerCode
  /** SHA-256 of its bytes (see `keptMessage`). */
  readonly digest: string
}

export interface NewBatch {
  /** Present moment, ISO 8601. */
  readonly at: string
  readonly day: IsoDay
  /** Name of the file. */
  readonly file: string
  /** SHA-256 of it: it is not kept, it can be made again from its letters. */
  readonly sha256: string
  readonly pages: number
  readonly letters: readonly WrittenLetter[]
}

/** Letters recorded as written, whatever the day, that no batch holds, neither erased nor older than letters as PDF: registered ones first, then by customer, then by id. */
export function lettersToBatch(ledger: Ledger): WrittenLetter[] {
  return ledger.db
    .prepare<[], WrittenLetter>(
      `SELECT d.id AS row, d.reminder_id AS id, d.customer, d.digest FROM delivery d
       WHERE d.channel IN ('letter', 'registered-letter') AND d.status = 'written' AND d.file LIKE '%.pdf'
         AND d.digest IN (SELECT digest FROM message) AND d.id NOT IN (
           SELECT l.value ->> 'row' FROM history h JOIN history_detail t ON t.position = h.position, json_each(t.json, '$.letters') l
           WHERE h.status = '${BATCHED}')
       ORDER BY d.channel = 'letter', d.customer, d.reminder_id`,
    )
    .all()
}

/** Names of the files of a day's batches, in the order they were made. */
export function batchesOf(ledger: Ledger, day: IsoDay): string[] {
  return ledger.db
    .prepare<[IsoDay], string>(
      `SELECT t.json ->> 'file' FROM history h JOIN history_detail t ON t.position = h.position
       WHERE h.status = '${BATCHED}' AND h.day = ? ORDER BY h.position`,
    )
    .pluck()
    .all(day)
}

export function recordBatch(ledger: Ledger, { at, day, letters, ...told }: NewBatch): void {
  const detail = { ...told, letters: letters.map(({ row, id, digest }) => ({ row, id, message: digest })) }
  const event = { id: told.file, at, day, customer: customerCode(''), items: [], step: null, channel: null }
  appendEvent(ledger, { ...event, status: BATCHED, detail })
}
