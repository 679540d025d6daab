// How many of the reminders that plans showed really left.
import type { IsoDay } from '../domain/day.ts'
import type { Ledger } from './ledger.ts'

/** Reminders that plans of the days from `from` to `to` (both inclusive) held, each counted once, and those of them that left by the end of `to`. */
export function plannedAndSent({ db }: Ledger, from: IsoDay, to: IsoDay): { readonly planned: number; readonly sent: number } {
  const row = db
    .prepare<[{ from: string; to: string }], { planned: number; sent: number }>(
      `SELECT count(*) AS planned, coalesce(sum(EXISTS (
         SELECT 1 FROM delivery d WHERE d.reminder_id = r.id AND d.status IN ('sent', 'written') AND d.day <= @to)), 0) AS sent
       FROM (SELECT DISTINCT reminder_id AS id FROM plan_reminder JOIN plan p ON p.id = plan_id WHERE p.day BETWEEN @from AND @to) r`,
    )
    .get({ from, to })
  return row ?? { planned: 0, sent: 0 }
}
