// Whether what was done can still be shown: the chain, the messages kept, and deliveries that say what the chain says.
// Changing or destroying any of them is told; erasing the detail of an event is allowed, and counted.
import { sha256 } from './canonical-json.ts'
import { verifyChain } from './history.ts'
import type { Ledger } from './ledger.ts'
import { keptMessage } from './messages.ts'
import { alteredTakeOver, TAKEN_OVER } from './taken-over.ts'

/** `chain`: an event; `message`: the bytes of a message; `delivery`: a delivery that is not as the events leave it, or is gone. */
export type EvidenceFault = 'chain' | 'message' | 'delivery'

export interface Evidence {
  readonly ok: boolean
  /** Id of the first event or reminder at fault; null for none. */
  readonly firstBad: string | null
  readonly fault: EvidenceFault | null
  /** Events whose detail (recipients, reply) was erased: no fault. */
  readonly missingDetails: number
}

interface DeliveryRow {
  readonly id: string
  readonly digest: string
  readonly status: string
  /** Items of the delivery in another status. */
  readonly strayed: number
}

/** Verifies everything, each kept message included: seconds on a large ledger. The chain is looked at first. */
export function verifyEvidence(ledger: Ledger): Evidence {
  const missingDetails = Number(
    ledger.db
      .prepare('SELECT count(*) FROM history h WHERE NOT EXISTS (SELECT 1 FROM history_detail d WHERE d.position = h.position)')
      .pluck()
      .get(),
  )
  const at = (fault: EvidenceFault, firstBad: string | null): Evidence => ({ ok: false, firstBad, fault, missingDetails })
  const chain = verifyChain(ledger)
  if (!chain.ok) return at('chain', chain.firstBad)
  const expected = statusesOfEvents(ledger)
  for (const { id, digest, status, strayed } of deliveryRows(ledger)) {
    if (!isKept(ledger, digest)) return at('message', id)
    // A delivery under way has told nothing yet.
    const told = expected.get(id)?.shift() ?? 'sending'
    if (told !== status || strayed > 0) return at('delivery', id)
  }
  const gone = [...expected].find(([, left]) => left.length > 0)?.[0] ?? alteredTakeOver(ledger)
  return gone === null ? { ok: true, firstBad: null, fault: null, missingDetails } : at('delivery', gone)
}

/** By reminder, the status its events leave each of its deliveries in, in order: a new delivery comes after a failed one alone. */
function statusesOfEvents(ledger: Ledger): Map<string, string[]> {
  const statuses = new Map<string, string[]>()
  const events = ledger.db.prepare<[], { id: string; status: string }>(
    `SELECT id, status FROM history WHERE channel IS NOT NULL AND status <> '${TAKEN_OVER}' ORDER BY position`,
  )
  for (const { id, status } of events.all()) {
    const known = statuses.get(id) ?? []
    if (known.length > 0 && known.at(-1) !== 'failed') known.pop()
    known.push(status)
    statuses.set(id, known)
  }
  return statuses
}

function deliveryRows(ledger: Ledger): DeliveryRow[] {
  const rows = ledger.db.prepare<[], DeliveryRow>(`
    SELECT d.reminder_id AS id, d.digest, d.status,
      (SELECT count(*) FROM delivery_item t WHERE t.delivery_id = d.id AND t.status <> d.status) AS strayed
    FROM delivery d ORDER BY d.id`)
  return rows.all()
}

/** Whether the message is there, whole, and the very one. */
function isKept(ledger: Ledger, digest: string): boolean {
  try {
    const message = keptMessage(ledger, digest)
    return message !== null && sha256(message) === digest
  } catch (error) {
    // Bytes that do not inflate are the finding; anything else is a machine that fails.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return false
    throw error
  }
}
