// Customers whose personal data was erased, as the chain of history tells. The event of an erasure names each detail that was
// shortened, with the digest of what is left of it, and each message whose bytes are gone: verification knows an erasure from a tampering.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { sha256 } from './canonical-json.ts'
import type { EventRow } from './history-rows.ts'
import type { Ledger } from './ledger.ts'

/** Status of the event of an erasure. */
export const FORGOTTEN = 'forgotten'

/** What the event of an erasure tells, as its detail. */
export interface ErasureTold {
  /** Who did it; null: nobody knows. */
  readonly by: string | null
  /** Positions of events with the SHA-256 of what is left of their detail. */
  readonly details: readonly (readonly [position: number, sha256: string])[]
  /** SHA-256 of the messages whose bytes are gone. */
  readonly messages: readonly string[]
}

/** What erasures took away, all of them together. */
export interface Erasures {
  /** What is left of the detail of an event is what an erasure left. */
  isLeft(row: Pick<EventRow, 'position' | 'detail'>): boolean
  readonly messages: ReadonlySet<string>
}

/** The day each customer was last forgotten; those who never were are absent. */
export function forgottenCustomers({ db }: Ledger): Map<CustomerCode, IsoDay> {
  const rows = db
    .prepare<[], { customer: CustomerCode; day: IsoDay }>(
      `SELECT customer, day FROM history WHERE status = '${FORGOTTEN}' ORDER BY position`,
    )
    .all()
  return new Map(rows.map(({ customer, day }) => [customer, day]))
}

/** Reads the events of erasures whose own detail is the one that was hashed; one that was changed tells nothing. @param rows events, all that are to be judged among them */
export function erasuresTold(rows: readonly EventRow[]): Erasures {
  const left = new Map<number, string>()
  const messages = new Set<string>()
  for (const { position, status, detail, detailSha256 } of rows) {
    if (status !== FORGOTTEN || detail === null || sha256(detail) !== detailSha256) continue
    const told = JSON.parse(detail) as ErasureTold
    for (const [at, digest] of told.details) if (at < position) left.set(at, digest)
    for (const digest of told.messages) messages.add(digest)
  }
  return { isLeft: ({ position, detail }) => detail !== null && left.get(position) === sha256(detail), messages }
}
