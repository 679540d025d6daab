// Whether the bytes of every message are still the very ones whose digest was recorded.
import type { EvidenceFault } from '../domain/evidence-fault.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { EventRow } from './history-rows.ts'
import type { Ledger } from './ledger.ts'
import { soundMessage } from './messages.ts'
import { toldDeliveries } from './told-deliveries.ts'

interface Named {
  readonly id: string
  readonly position: number | null
  readonly day: EvidenceFault['day']
  readonly customer: CustomerCode | null
}

/**
 * Messages that are missing, are not what was sent, or that nothing speaks of; in the order their digests are named.
 * @param erased digests of those that may be missing: an erasure tells of them
 */
export function messageFaults(ledger: Ledger, rows: readonly EventRow[], erased: ReadonlySet<string>): EvidenceFault[] {
  const faults: EvidenceFault[] = []
  const named = namedMessages(ledger, rows)
  for (const [digest, { position, id, day, customer }] of named) {
    const change = soundMessage(ledger, digest)
    if (change === 'removed' && erased.has(digest)) continue
    if (typeof change === 'string') faults.push({ part: 'message', change, position, id, day, customer, fields: [], count: 1 })
  }
  const kept = ledger.db.prepare<[], string>('SELECT digest FROM message ORDER BY digest').pluck().all()
  // Whatever else an event may name as evidence.
  const spoken = ledger.db.prepare('SELECT 1 FROM history_detail WHERE instr(json, ?) LIMIT 1')
  for (const digest of kept) {
    if (named.has(digest) || spoken.get(digest) !== undefined) continue
    faults.push({
      part: 'message',
      change: 'inserted',
      position: null,
      id: digest.slice(0, 16),
      day: null,
      customer: null,
      fields: [],
      count: 1,
    })
  }
  return faults
}

/** Digest -> who names it: the events first, then deliveries of which no event tells the digest (under way, or its detail erased). */
function namedMessages({ db }: Ledger, rows: readonly EventRow[]): Map<string, Named> {
  const named = new Map<string, Named>()
  const told = [...toldDeliveries(rows).values()].flat()
  for (const { id, position, day, customer, detail } of told)
    if (typeof detail.message === 'string' && !named.has(detail.message)) named.set(detail.message, { id, position, day, customer })
  const silent = new Set(told.filter(({ detail }) => detail.message === undefined).map(({ id }) => id))
  const events = new Set(told.map(({ id }) => id))
  const deliveries = db.prepare<[], Omit<Named, 'position'> & { digest: string }>(
    'SELECT reminder_id AS id, day, customer, digest FROM delivery ORDER BY id',
  )
  for (const { digest, ...one } of deliveries.all())
    if (!named.has(digest) && (silent.has(one.id) || !events.has(one.id))) named.set(digest, { ...one, position: null })
  return named
}
