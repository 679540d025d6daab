// Whether what was done can still be shown: the chain, the messages kept, and deliveries that say what the chain says.
// Changing or destroying any of them is told, with where it was; erasing the detail of an event is allowed, and counted, and so is what the
// event of an erasure tells (forgotten.ts).
import type { EvidenceFault, QuotedHead } from '../domain/evidence-fault.ts'
import { approvalFaults, identityFaults } from './approval-faults.ts'
import { sha256 } from './canonical-json.ts'
import { chainFaults, quotedHead } from './chain-faults.ts'
import { deliveryFaults } from './delivery-faults.ts'
import { type Erasures, erasuresTold } from './forgotten.ts'
import { type EventRow, eventRows, keysOf } from './history-rows.ts'
import type { Ledger } from './ledger.ts'
import { messageFaults } from './message-faults.ts'
import { refusalFaults } from './refusal-faults.ts'
import { unknownSendings } from './sent-mark.ts'
import { takenOverFaults } from './taken-over-faults.ts'

/** `chain`: an event; `message`: the bytes of a message; `delivery`: a delivery that is not as the events leave it, or is gone. */
export type FaultyPlace = 'chain' | 'message' | 'delivery'

export interface Evidence {
  readonly ok: boolean
  /** Id of the first event or reminder at fault; '' where it is missing itself, null for none. */
  readonly firstBad: string | null
  readonly fault: FaultyPlace | null
  /** Events whose detail (recipients, reply) was erased: no fault. */
  readonly missingDetails: number
  /** The first `LISTED_FAULTS`: the chain, then messages, then deliveries. */
  readonly faults: readonly EvidenceFault[]
  readonly faultCount: number
  /** Absent: no head was asked for. Not found is no fault of what is kept, which may have been written whole anew. */
  readonly head?: QuotedHead
}

const LISTED_FAULTS = 20

/**
 * Verifies everything, each kept message included: seconds on a large ledger.
 * @param head quoted in an old report, 64 hexadecimal digits in lower case; null: none
 */
export function verifyEvidence(ledger: Ledger, head: string | null = null): Evidence {
  const rows = eventRows(ledger, null)
  const chain = chainFaults(ledger, rows)
  const erasures = erasuresTold(rows)
  const believed = rows.map((row) => believable(row, erasures))
  const kept = [
    ...messageFaults(ledger, believed, erasures.messages),
    ...deliveryFaults(ledger, believed),
    ...refusalFaults(ledger, believed),
    ...approvalFaults(ledger, believed),
  ]
  const faults = [...chain, ...kept, ...identityFaults(ledger), ...takenOverFaults(ledger), ...lastSendings(ledger)]
  const [first] = faults
  return {
    ok: first === undefined,
    firstBad: first?.id ?? null,
    fault: first === undefined ? null : placeOf(first),
    missingDetails: rows.filter(({ detail }) => detail === null).length,
    faults: faults.slice(0, LISTED_FAULTS),
    faultCount: faults.length,
    ...(head === null ? {} : { head: quotedHead(rows, head) }),
  }
}

/** What was put in place of a detail tells nothing of deliveries, but what an erasure left of it; a list of items that is none names no item. */
function believable(row: EventRow, erasures: Erasures): EventRow {
  const isTrue = row.detail !== null && (sha256(row.detail) === row.detailSha256 || erasures.isLeft(row))
  const detail = isTrue ? row.detail : null
  return { ...row, detail, items: JSON.stringify(keysOf(row)) }
}

/** Sendings that the note beside the ledger knows of, and the ledger does not: its end was cut off, or it was put back from a backup. */
function lastSendings(ledger: Ledger): EvidenceFault[] {
  const count = unknownSendings(ledger)
  return count === 0 ? [] : [{ part: 'delivery', change: 'cut', position: null, id: '', day: null, customer: null, fields: [], count }]
}

function placeOf({ part }: EvidenceFault): FaultyPlace {
  if (part === 'event' || part === 'detail') return 'chain'
  return part === 'message' ? 'message' : 'delivery'
}
