// What can be wrong with the evidence of what was sent: one fault, and where it is. The ledger finds it, reporting says it.
import type { IsoDay } from './day.ts'
import type { CustomerCode } from './names.ts'

/**
 * `event`, `detail`: of the chain; `message`: bytes kept; `delivery`, `item`: a message and the items it asked for, as rules read them;
 * `refusal`: what a server said of an address.
 */
export type EvidencePart = 'event' | 'detail' | 'message' | 'delivery' | 'item' | 'identity' | 'approval' | 'refusal' | 'takenOver'

/** `broken`: does not follow the record before, one of them was replaced; `cut`: the last ones are gone. */
export type EvidenceChange = 'changed' | 'inserted' | 'removed' | 'broken' | 'cut'

export interface EvidenceFault {
  readonly part: EvidencePart
  readonly change: EvidenceChange
  /** Of the event at fault, or of the first that is missing; null: no event tells of it. */
  readonly position: number | null
  /** Name of the event or reminder; of what follows (or stands last) where it is missing itself, '' for nothing. */
  readonly id: string
  readonly day: IsoDay | null
  /** Null: nobody in particular, or nobody can tell. */
  readonly customer: CustomerCode | null
  /** What differs, in the order it is looked at; empty for what is missing or too much. */
  readonly fields: readonly EvidenceField[]
  /** Records concerned: more than one only where several in a row are missing. */
  readonly count: number
}

export type EvidenceField =
  | 'content'
  | 'detail'
  | 'sha256'
  | 'previous'
  | 'position'
  | 'counter'
  | 'status'
  | 'customer'
  | 'day'
  | 'step'
  | 'channel'
  | 'to'
  | 'totalCents'
  | 'messageId'
  | 'message'
  | 'reply'
  | 'file'
  | 'moment'
  | 'items'
  | 'round'

/** Where a head quoted in an old report stands in the chain. */
export interface QuotedHead {
  readonly sha256: string
  readonly found: boolean
  /** 0: before the first event. Null: not found. */
  readonly position: number | null
  readonly day: IsoDay | null
  /** The moment the event was recorded, ISO 8601. */
  readonly at: string | null
  /** Events recorded after it. */
  readonly after: number
}
