// Whether the reminders taken over from another tool are still what their events tell.
import type { EvidenceFault } from '../domain/evidence-fault.ts'
import type { Ledger } from './ledger.ts'
import { TAKEN_OVER } from './taken-over.ts'

type Found = Pick<EvidenceFault, 'position' | 'day' | 'customer'> & { readonly id: string; readonly kept: 0 | 1; readonly told: 0 | 1 }

/** Records that differ from their event, or are missing on either side; by event, those of no event last. */
export function takenOverFaults({ db }: Ledger): EvidenceFault[] {
  const rows = db.prepare<[], Found>(`
    SELECT coalesce(h.id, t.event) AS id, h.position, coalesce(h.day, t.day) AS day, coalesce(h.customer, t.customer) AS customer,
      t.event IS NOT NULL AS kept, h.id IS NOT NULL AS told
    FROM taken_over t
      FULL JOIN (SELECT e.*, d.json AS detail FROM history e LEFT JOIN history_detail d ON d.position = e.position
                 WHERE e.status = '${TAKEN_OVER}') h ON h.id = t.event
    WHERE t.event IS NULL OR h.id IS NULL OR t.step <> h.step OR t.channel <> h.channel OR t.day <> h.day OR t.at <> h.at
      OR t.number <> h.detail ->> 'number' OR t.file <> h.detail ->> 'file'
    ORDER BY h.position IS NULL, h.position, t.id`)
  return rows.all().map(({ kept, told, ...where }) => ({
    ...where,
    part: 'takenOver',
    change: kept === 0 ? 'removed' : told === 0 ? 'inserted' : 'changed',
    fields: [],
    count: 1,
  }))
}
