// Steps that a person passed over, with the reason: recorded, never changed. What they mean is the step rule's business.
import type { ItemKey } from '../domain/names.ts'
import type { Ledger } from './ledger.ts'

/** Steps passed over in the present round of each item, by its present key; items without any are absent. */
export function passedSteps(ledger: Ledger): Map<ItemKey, Set<string>> {
  const rows = ledger.db.prepare<[], { key: ItemKey; step: string }>(`
    SELECT i.current_key AS key, d.step FROM step_decision d JOIN item_identity i ON i.id = d.item_id
    WHERE i.current_key IS NOT NULL
      AND d.round = coalesce((SELECT max(r.round) FROM round_start r WHERE r.item_id = d.item_id), 1) ORDER BY d.id`)
  const passed = new Map<ItemKey, Set<string>>()
  for (const { key, step } of rows.all()) passed.set(key, (passed.get(key) ?? new Set()).add(step))
  return passed
}
