// What people decided of the steps of items, with the reason: recorded, never changed. What it means is the step rule's business.
import type { IsoDay } from '../domain/day.ts'
import type { ItemKey } from '../domain/names.ts'
import type { StepDecision } from '../domain/step-decision.ts'
import { itemId, type NamedItem, SHOWN_KEY } from './identity.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'

/** A decision with its item, the round it is about, the steps it passed over and its moment. */
export interface StoredDecision extends StepDecision {
  readonly id: number
  readonly item: ItemKey
  readonly round: number
  readonly passed: readonly string[]
  readonly at: string
}

/** Of the rounds of an item, only the present one counts; of a look at a past day, that of the day. */
const PRESENT_ROUND = `(@until IS NULL OR d.day <= @until)
  AND d.round = coalesce((SELECT max(r.round) FROM round_start r WHERE r.item_id = d.item_id AND (@until IS NULL OR r.day <= @until)), 1)`

/** Steps passed over in the present round of each item, by its present key; items without any are absent. @param until last day that counts; null: all */
export function passedSteps(ledger: Ledger, until: IsoDay | null = null): Map<ItemKey, Set<string>> {
  const rows = ledger.db.prepare<{ until: string | null }, { key: ItemKey; step: string }>(`
    SELECT i.current_key AS key, p.step FROM step_passed p JOIN step_decision d ON d.id = p.decision_id JOIN item_identity i ON i.id = d.item_id
    WHERE i.current_key IS NOT NULL AND ${PRESENT_ROUND} ORDER BY d.id, p.step`)
  const passed = new Map<ItemKey, Set<string>>()
  for (const { key, step } of rows.all({ until })) passed.set(key, (passed.get(key) ?? new Set()).add(step))
  return passed
}

/** The last decision of the present round of each item, by its present key; items without any are absent. @param until as for `passedSteps` */
export function presentDecisions(ledger: Ledger, until: IsoDay | null = null): Map<ItemKey, StepDecision> {
  const rows = ledger.db.prepare<{ until: string | null }, StepDecision & { key: ItemKey }>(`
    SELECT i.current_key AS key, d.kind, d.step, d.day, d.reason, d.author FROM step_decision d JOIN item_identity i ON i.id = d.item_id
    WHERE i.current_key IS NOT NULL AND ${PRESENT_ROUND} ORDER BY d.id`)
  return new Map(rows.all({ until }).map(({ key, ...decision }) => [key, decision]))
}

/** Every decision about the items of a customer, in the order they were taken. */
export function decisionsOf(ledger: Ledger, customer: string): StoredDecision[] {
  const rows = ledger.db.prepare<[string], Omit<StoredDecision, 'passed'> & { passed: string }>(`
    SELECT d.id, ${SHOWN_KEY} AS item, d.round, d.kind, d.step, d.day, d.reason, d.author, d.at,
      (SELECT json_group_array(step ORDER BY step) FROM step_passed WHERE decision_id = d.id) AS passed
    FROM step_decision d JOIN item_identity i ON i.id = d.item_id WHERE i.customer = ? ORDER BY d.id`)
  return rows.all(customer).map((row) => ({ ...row, passed: JSON.parse(row.passed) as string[] }))
}

/** Records a decision about an item in one of its rounds, and the steps it passes over. @param at present moment, ISO 8601 */
export function addDecision(
  ledger: Ledger,
  item: NamedItem,
  decision: StepDecision & { readonly round: number; readonly passed: readonly string[] },
  at: string,
): void {
  atomically(ledger, () => {
    const { round, kind, step, day, reason, author } = decision
    const { lastInsertRowid } = ledger.db
      .prepare('INSERT INTO step_decision (item_id, round, kind, step, day, reason, author, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
      .run(itemId(ledger, item), round, kind, step, day, reason, author, at)
    const pass = ledger.db.prepare('INSERT INTO step_passed (decision_id, step) VALUES (?, ?)')
    for (const name of decision.passed) pass.run(lastInsertRowid, name)
    bumpGeneration(ledger)
  })
}
