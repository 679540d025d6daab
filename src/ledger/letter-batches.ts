// Which letters were gathered in a file to be printed, each batch an event of the chain: no letter is printed twice, none is forgotten.
// What is about to be written is noted before its file, so that a killed run's file is known for what it is.
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, customerCode, type ItemKey, type ReminderId } from '../domain/names.ts'
import { appendEvent } from './history.ts'
import { SHOWN_KEY } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { dropMeta, setMeta } from './meta.ts'

/** Status of the event of a batch. */
const BATCHED = 'batched'
/** Status of the event of a letter that no batch will hold. */
const LEFT_OUT = 'leftOut'
/** Beginning of the keys, in the table of notes, of batches whose file may be there and that no event tells of. */
const BEGUN = 'letter-batch:'

export interface WrittenLetter {
  /** Number of the delivery; `id` may come back after a letter that was not posted, this does not. */
  readonly row: number
  readonly id: ReminderId
  readonly customer: CustomerCode
  /** Day it bears. */
  readonly day: IsoDay
  /** SHA-256 of its bytes (see `keptMessage`). */
  readonly digest: string
}

/** What a letter asks for, to be compared with the books of another day. */
export interface LetterItem {
  readonly customer: CustomerCode
  /** Present key; where nobody has it any more, a former one. */
  readonly key: ItemKey
}

export interface NewBatch {
  readonly day: IsoDay
  /** Name of the file. */
  readonly file: string
  /** SHA-256 of it: it is not kept, it can be made again from its letters. */
  readonly sha256: string
  readonly pages: number
  /** Printed on both sides: needed to make the very same bytes again. */
  readonly duplex: boolean
  /** Who signs the file: as `duplex`. */
  readonly author: string
  readonly letters: readonly WrittenLetter[]
}

/** A batch as its event tells it. */
export interface BatchTold extends Omit<NewBatch, 'day' | 'letters'> {
  readonly letters: readonly { readonly row: number; readonly id: ReminderId; readonly message: string }[]
}

/**
 * Letters recorded as written that no batch holds and none will, neither erased nor older than letters as PDF: by day, registered ones first,
 * then by customer, then by id.
 */
export function lettersToBatch(ledger: Ledger): WrittenLetter[] {
  return ledger.db
    .prepare<[], WrittenLetter>(
      `SELECT d.id AS row, d.reminder_id AS id, d.customer, d.day, d.digest FROM delivery d
       WHERE d.channel IN ('letter', 'registered-letter') AND d.status = 'written' AND d.file LIKE '%.pdf'
         AND d.digest IN (SELECT digest FROM message) AND d.id NOT IN (
           SELECT l.value ->> 'row' FROM history h JOIN history_detail t ON t.position = h.position, json_each(t.json, '$.letters') l
           WHERE h.status IN ('${BATCHED}', '${LEFT_OUT}'))
       ORDER BY d.day, d.channel = 'letter', d.customer, d.reminder_id`,
    )
    .all()
}

/** The items of a letter, and what was left of them in all when it was planned (cents); null: no plan tells. */
export function letterContent({ db }: Ledger, { row, id }: WrittenLetter): { items: LetterItem[]; outstandingCents: number | null } {
  const items = db
    .prepare<[number], LetterItem>(
      `SELECT i.customer, ${SHOWN_KEY} AS key FROM delivery_item t JOIN item_identity i ON i.id = t.item_id WHERE t.delivery_id = ? ORDER BY 2`,
    )
    .all(row)
  const planned = db
    .prepare<[string], number | null>(
      `SELECT sum(i.value ->> 'outstandingCents') FROM json_each((
         SELECT json FROM plan_reminder WHERE reminder_id = ? ORDER BY plan_id DESC LIMIT 1), '$.items') i`,
    )
    .pluck()
    .get(id)
  return { items, outstandingCents: planned ?? null }
}

/** A day's batches, in the order they were made; those whose detail was erased left out. */
export function batchesTold(ledger: Ledger, day: IsoDay): BatchTold[] {
  return ledger.db
    .prepare<[IsoDay], string>(
      `SELECT t.json FROM history h JOIN history_detail t ON t.position = h.position
       WHERE h.status = '${BATCHED}' AND h.day = ? ORDER BY h.position`,
    )
    .pluck()
    .all(day)
    .map((json) => JSON.parse(json) as BatchTold)
}

/** Notes that the file of a batch is about to be written, in the place of an earlier note for that name. */
export function beginBatch(ledger: Ledger, batch: NewBatch): void {
  setMeta(ledger, `${BEGUN}${batch.file}`, JSON.stringify(batch))
}

/** Batches that were begun and that no event tells of, by name. */
export function begunBatches({ db }: Ledger): NewBatch[] {
  const rows = db.prepare<[], string>(`SELECT value FROM meta WHERE key LIKE '${BEGUN}%' ORDER BY key`).pluck()
  return rows.all().map((json) => JSON.parse(json) as NewBatch)
}

/** Forgets what was noted of a batch whose file is not there. */
export function forgetBatch(ledger: Ledger, file: string): void {
  dropMeta(ledger, `${BEGUN}${file}`)
}

/** Records a batch whose file is there. @param at present moment, ISO 8601 */
export function recordBatch(ledger: Ledger, { day, letters, ...told }: NewBatch, at: string): void {
  const detail = { ...told, letters: letters.map(({ row, id, digest }) => ({ row, id, message: digest })) }
  const event = { id: told.file, at, day, customer: customerCode(''), items: [], step: null, channel: null }
  atomically(ledger, () => {
    appendEvent(ledger, { ...event, status: BATCHED, detail })
    forgetBatch(ledger, told.file)
  })
}

/** Records that a letter is in no batch, and why, a French sentence. @param at present moment, ISO 8601 */
export function recordLeftOut(ledger: Ledger, { row, id, customer, digest }: WrittenLetter, day: IsoDay, reason: string, at: string): void {
  const detail = { reason, letters: [{ row, id, message: digest }] }
  appendEvent(ledger, { id, at, day, customer, items: [], step: null, channel: null, status: LEFT_OUT, detail })
}
