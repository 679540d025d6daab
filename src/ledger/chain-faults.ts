// The chain of events computed again, with their details: what was changed, put in, taken out, or cut off at the end.
// A chain rewritten from some event to its end cannot be told from a true one here: a head quoted elsewhere tells (`quotedHead`).
import type { EvidenceFault, QuotedHead } from '../domain/evidence-fault.ts'
import { sha256 } from './canonical-json.ts'
import { linkFaults, placed } from './chain-links.ts'
import { type Erasures, erasuresTold } from './forgotten.ts'
import { digestOf, type EventRow, eventRows, START } from './history-rows.ts'
import type { Ledger } from './ledger.ts'

/**
 * Computes the whole chain again. `firstBad` is the id of the first event that does not follow from those before it:
 * changed, inserted, or standing after a hole. Events cut off at the end: the id of the last one left ('' for none).
 * A detail that was erased is not a fault, nor one that the event of an erasure tells to be what is left; one that was changed is.
 */
export function verifyChain(ledger: Ledger): { readonly ok: boolean; readonly firstBad: string | null } {
  const [first] = chainFaults(ledger, eventRows(ledger, null))
  return first === undefined ? { ok: true, firstBad: null } : { ok: false, firstBad: first.id }
}

/** What is wrong with the events and their details, by position. @param rows all events of the ledger */
export function chainFaults(ledger: Ledger, rows: readonly EventRow[]): EvidenceFault[] {
  const links = linkFaults(rows, highestGiven(ledger))
  const strays = links.length > 0 ? [] : strayDetails(ledger)
  const erasures = erasuresTold(rows)
  return [...links, ...rows.flatMap((row) => changedDetail(row, erasures)), ...strays].sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
}

/** Where a head quoted in a report stands: the digest of an event, or the zeros before the first. @param quoted 64 hexadecimal digits, lower case */
export function quotedHead(rows: readonly EventRow[], quoted: string): QuotedHead {
  const index = rows.findIndex((row) => row.sha256 === quoted && digestOf(row) === quoted)
  const row = rows[index]
  if (row !== undefined)
    return { sha256: quoted, found: true, position: row.position, day: row.day, at: row.at, after: rows.length - index - 1 }
  const before = quoted === START
  return { sha256: quoted, found: before, position: before ? 0 : null, day: null, at: null, after: before ? rows.length : 0 }
}

function changedDetail(row: EventRow, erasures: Erasures): EvidenceFault[] {
  if (row.detail === null || erasures.isLeft(row)) return []
  const told = sha256(row.detail)
  // Where the digest that the event tells was changed, and not the detail, it is told of the event.
  if (told === row.detailSha256 || digestOf({ ...row, detailSha256: told }) === row.sha256) return []
  return [{ ...placed(row), part: 'detail', change: 'changed', fields: [], count: 1 }]
}

/** Details of no event. Those of events that are missing say nothing more. */
function strayDetails({ db }: Ledger): EvidenceFault[] {
  const positions = db
    .prepare<[], number>('SELECT position FROM history_detail d WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.position = d.position)')
    .pluck()
  return positions
    .all()
    .map((position) => ({ part: 'detail', change: 'inserted', position, id: '', day: null, customer: null, fields: [], count: 1 }))
}

/** AUTOINCREMENT remembers the highest number ever given (https://www.sqlite.org/autoinc.html). */
function highestGiven({ db }: Ledger): number {
  const given = db.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'history'`).pluck().get()
  return typeof given === 'number' ? given : 0
}
