// The plan of a day to come: when it may be stored, and why not.
import { formatDay, formatLongDay } from '../domain/format.ts'
import type { Dossier } from '../jobs/dossier.ts'
import { unsentPlanOf } from '../jobs/replaced-plan.ts'
import type { Context } from './context.ts'
import { hasRealServer } from './mail-server.ts'

/**
 * Why the plan of the command's day is shown and not stored, a French clause; null when it may be stored. On a day to come nothing can be
 * sent by a real mail server, and storing it would void the plan of the present day: it is stored only where neither is at stake, for trials
 * in which a day is given to each command.
 */
export function whyNotStored({ date, present }: Context, { settings, ledger }: Dossier): string | null {
  if (date <= present) return null
  const ahead = `le ${formatLongDay(date)} est un jour à venir`
  if (hasRealServer(settings)) return `${ahead}, et son plan se fera ce jour-là`
  const waiting = unsentPlanOf(ledger, present)
  return waiting === null ? null : `${ahead}, et le plan n° ${waiting} du ${formatDay(present)} n’est pas encore parti`
}
