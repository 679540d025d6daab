// Whether approvals, which let messages leave, say what the chain says, and nothing it does not; and whether the items that have a history are
// still known by a key of their own.
import type { EvidenceFault } from '../domain/evidence-fault.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { APPROVAL_DAYS } from './approvals.ts'
import type { EventRow } from './history-rows.ts'
import type { Ledger } from './ledger.ts'

interface ToldApproval {
  readonly by: string
  readonly on: string
  readonly validatedBy: string | null
  readonly validatedOn: string | null
  /** Null: not told. */
  readonly totalCents: number | null
}

interface ToldDetail {
  readonly by?: string
  readonly validatedBy?: string
  readonly validatedOn?: string
  readonly totalCents?: number
  readonly approval?: Partial<ToldApproval>
}

/** Approvals that an event tells and their table does not hold as told; those of a client that no event tells; those of another time. */
export function approvalFaults({ db }: Ledger, rows: readonly EventRow[]): EvidenceFault[] {
  const held = db.prepare(
    `SELECT 1 FROM approval WHERE reminder_id = ? AND author IS ? AND day = ? AND validated_by IS ? AND validated_on IS ?
       AND (? IS NULL OR total_cents = ?) LIMIT 1`,
  )
  const missing = rows.flatMap((row) => {
    const told = approvalTold(row)
    if (told === null) return []
    const { by, on, validatedBy, validatedOn, totalCents } = told
    const { position, id, day, customer } = row
    return held.get(id, by, on, validatedBy, validatedOn, totalCents, totalCents) === undefined
      ? [fault('removed', { position, id, day, customer })]
      : []
  })
  return [...missing, ...untold({ db }, rows)]
}

function untold({ db }: Pick<Ledger, 'db'>, rows: readonly EventRow[]): EvidenceFault[] {
  const validated = rows.filter(({ status }) => status === 'validated')
  // What was erased of an event may have told any of the reminder's.
  const erased = new Set(validated.flatMap(({ id, detail }) => (detail === null ? [id] : [])))
  const known = new Set(
    rows.flatMap((row) => {
      const told = approvalTold(row)
      return told === null ? [] : [JSON.stringify([row.id, told.on, told.validatedBy, told.validatedOn])]
    }),
  )
  const approvals = db.prepare<
    [string],
    { id: ReminderId; day: string; validatedBy: string | null; validatedOn: string | null; ofItsTime: 0 | 1 }
  >(
    `SELECT reminder_id AS id, day, validated_by AS validatedBy, validated_on AS validatedOn, until_day IS date(day, ?) AS ofItsTime
     FROM approval ORDER BY id`,
  )
  return approvals.all(`+${APPROVAL_DAYS} days`).flatMap(({ id, day, validatedBy, validatedOn, ofItsTime }) => {
    const at = { position: null, id, day, customer: null }
    if (validatedBy !== null && !erased.has(id) && !known.has(JSON.stringify([id, day, validatedBy, validatedOn])))
      return [fault('inserted', at)]
    return ofItsTime === 1 ? [] : [fault('changed', at)]
  })
}

/** Items whose present key is none of theirs: what was sent for them would be sent again. */
export function identityFaults({ db }: Ledger): EvidenceFault[] {
  const rows = db.prepare<[], { key: string; customer: CustomerCode }>(
    `SELECT i.current_key AS key, i.customer FROM item_identity i
     WHERE i.current_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item_alias a WHERE a.key = i.current_key AND a.item_id = i.id) ORDER BY i.id`,
  )
  return rows.all().map(({ key, customer }) => {
    return { part: 'identity', change: 'changed', position: null, id: key, day: null, customer, fields: [], count: 1 }
  })
}

function fault(
  change: EvidenceFault['change'],
  { day, ...at }: { position: number | null; id: string; day: string; customer: CustomerCode | null },
): EvidenceFault {
  return { part: 'approval', change, ...at, day: day as EvidenceFault['day'], fields: [], count: 1 }
}

function approvalTold({ status, day, detail }: EventRow): ToldApproval | null {
  const said = JSON.parse(detail ?? 'null') as ToldDetail | null
  const own = status === 'validated' ? { ...said, on: day } : said?.approval
  if (own?.by === undefined || own.on === undefined) return null
  const { by, on, validatedBy = null, validatedOn = null } = own
  return { by, on, validatedBy, validatedOn, totalCents: status === 'validated' ? (said?.totalCents ?? null) : null }
}
