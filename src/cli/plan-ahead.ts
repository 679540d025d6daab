// The plan of another day than the present one: when it may be stored, and why not.
import { formatDay, formatLongDay } from '../domain/format.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { unsentPlanOf } from '../jobs/replaced-plan.ts'
import type { Context } from './context.ts'
import { hasRealServer } from './mail-server.ts'

/**
 * Why the plan of the command's day is shown and not stored, a French clause; null when it may be stored. Storing it would void the plan of
 * the present day, and on a day to come nothing can be sent by a real mail server: it is stored only where neither is at stake, for trials in
 * which a day is given to each command.
 */
export function whyNotStored({ date, present }: Context, { settings, ledger }: Dossier): string | null {
  const waiting = date === present ? null : unsentPlanOf(ledger, present)
  const kept = waiting === null ? null : `le plan n° ${waiting} du ${formatDay(present)} n’est pas encore parti`
  if (date <= present) return kept === null ? null : `le ${formatLongDay(date)} est passé, et ${kept}`
  const ahead = `le ${formatLongDay(date)} est un jour à venir`
  if (hasRealServer(settings)) return `${ahead}, et son plan se fera ce jour-là`
  return kept === null ? null : `${ahead}, et ${kept}`
}
