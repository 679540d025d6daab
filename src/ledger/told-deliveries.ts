// What the events tell of each delivery: the state they leave it in, whom it was for, its message and items. Reads the chain alone.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { type EventRow, keysOf } from './history-rows.ts'

/** What becomes of a delivery; events of another status are about something else. */
const OF_DELIVERIES: ReadonlySet<string> = new Set(['sent', 'written', 'failed', 'inDoubt'])

/** A delivery as its events tell it. Absent fields: its detail was erased, or an earlier program did not tell them. */
export interface ToldDelivery {
  readonly id: string
  /** Of its last event. */
  readonly position: number
  readonly customer: CustomerCode
  readonly day: IsoDay
  readonly step: string | null
  readonly channel: Channel | null
  readonly status: string
  readonly answeredAt: string
  readonly items: readonly ItemKey[]
  readonly detail: ToldDetail
}

interface ToldDetail {
  readonly to?: readonly string[]
  readonly totalCents?: number
  readonly messageId?: string | null
  readonly message?: string
  readonly claimedOn?: IsoDay
  readonly claimedAt?: string
  readonly steps?: readonly { readonly step: string; readonly round: number }[]
  readonly reply?: string | null
  readonly file?: string | null
  readonly approval?: { readonly by: string; readonly on: IsoDay; readonly validatedBy?: string; readonly validatedOn?: IsoDay }
}

/** By reminder, its deliveries in order: a new one comes after a failed one alone. */
export function toldDeliveries(rows: readonly EventRow[]): Map<string, ToldDelivery[]> {
  const told = new Map<string, ToldDelivery[]>()
  for (const row of rows) {
    if (row.channel === null || !OF_DELIVERIES.has(row.status)) continue
    const known = told.get(row.id) ?? []
    const last = known.at(-1)
    const same = last !== undefined && last.status !== 'failed'
    if (same) known.pop()
    known.push(deliveryTold(row, same ? last : undefined))
    told.set(row.id, known)
  }
  return told
}

/** The delivery after one more of its events: what an event says anew holds, but for a file, which is never unwritten. */
function deliveryTold(row: EventRow, before: ToldDelivery | undefined): ToldDelivery {
  const { position, id, customer, day, step, channel, status, at } = row
  const said = row.detail === null ? {} : (JSON.parse(row.detail) as ToldDetail)
  const file = said.file ?? before?.detail.file ?? null
  const detail = { ...before?.detail, ...said, ...(row.detail === null ? {} : { file }) }
  return { position, id, customer, day, step, channel, status, answeredAt: at, items: keysOf(row), detail }
}
