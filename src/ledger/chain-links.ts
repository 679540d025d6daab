// One walk along the events in the order of their positions: which of them does not follow from the one before, and what that means.
// Reads rows that were given; details and messages are for others.
import type { EvidenceChange, EvidenceFault, EvidenceField } from '../domain/evidence-fault.ts'
import { canonicalJson, sha256 } from './canonical-json.ts'
import { digestOf, type EventRow, START } from './history-rows.ts'

/** An event with what it should be: its own digest computed again, and the digest of the event before. */
interface Link {
  readonly row: EventRow
  readonly next: EventRow | undefined
  readonly digest: string
  readonly sound: boolean
  readonly linked: boolean
  /** Digest that stands before, as recorded. */
  readonly expected: string
}

/** Where a row is, as faults say it. */
export function placed({ position, id, day, customer }: EventRow) {
  return { position, id, day, customer: customer === '' ? null : customer }
}

/**
 * What does not follow, by position.
 * @param given the highest position ever given: events above the last one are cut off
 */
export function linkFaults(rows: readonly EventRow[], given: number): EvidenceFault[] {
  const faults = new Map<number, EvidenceFault>()
  const tell = (row: EventRow, change: EvidenceChange, fields: readonly EvidenceField[] = []) => {
    if (!faults.has(row.position)) faults.set(row.position, { ...placed(row), part: 'event', change, fields, count: 1 })
  }
  const standing = new Map(rows.map((row) => [row.sha256, row]))
  const last = rows.at(-1)
  let spare = given - (last?.position ?? 0)
  let before: Link | null = null
  let reached = 0
  for (const [index, row] of rows.entries()) {
    const link = linkOf(row, rows[index + 1], before)
    const { sound, linked, next, expected } = link
    const missing = row.position - reached - 1
    reached = row.position
    if (sound && linked && missing === 0) {
      before = link
      continue
    }
    if (next?.previous === expected) {
      // What comes next follows what stood before: this one was put between, and is no link.
      tell(row, 'inserted')
      continue
    }
    const followed = standing.get(row.previous)
    if (!sound || linked) tell(row, 'changed', changedFields(link))
    else if (followed !== undefined) tell(followed.position > row.position ? followed : row, 'changed', ['position'])
    else {
      // Positions given anew hide a hole, but not how many were ever given.
      const gone: number = missing > 0 ? missing : Math.max(spare, before === null ? 1 : 0)
      if (missing <= 0) spare = 0
      if (gone > 0) faults.set(row.position, removed(row, missing, gone))
      else tell(row, 'broken')
    }
    before = link
  }
  const found = [...faults.values()]
  if (spare > 0) return [...found, { ...endOf(last), change: 'cut', position: (last?.position ?? 0) + 1, fields: [], count: spare }]
  return spare < 0 && found.length === 0 ? [{ ...endOf(last), change: 'changed', fields: ['counter'], count: 1 }] : found
}

function linkOf(row: EventRow, next: EventRow | undefined, before: Link | null): Link {
  const digest = digestOf(row)
  const expected = before?.row.sha256 ?? START
  const sound = digest === row.sha256 && canonicalJson(JSON.parse(row.items)) === row.items
  // Where the recorded digest alone was changed, the next event still tells the true one.
  return { row, next, digest, sound, expected, linked: row.previous === expected || row.previous === before?.digest }
}

function changedFields({ row, next, digest, sound, linked, expected }: Link): EvidenceField[] {
  if (sound) return ['position']
  if (!linked && digestOf({ ...row, previous: expected }) === row.sha256) return ['previous']
  if (linked && next?.previous === digest && digest !== row.sha256) return ['sha256']
  if (row.detail !== null && digestOf({ ...row, detailSha256: sha256(row.detail) }) === row.sha256) return ['detail']
  return linked ? ['content'] : ['content', 'previous']
}

function removed(row: EventRow, missing: number, count: number): EvidenceFault {
  const position = row.position - Math.max(missing, 0)
  return { ...placed(row), part: 'event', change: 'removed', position, customer: null, fields: [], count }
}

function endOf(last: EventRow | undefined) {
  return { part: 'event', position: last?.position ?? null, id: last?.id ?? '', day: last?.day ?? null, customer: null } as const
}
