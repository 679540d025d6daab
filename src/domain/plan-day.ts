// Whether the day itself allows sending: books recent enough, a working day. The same answer for every customer.
import { formatDay } from './format.ts'
import type { HoldReason } from './hold.ts'
import { isWorkingDay, nextWorkingDay, workingDaysBetween } from './holidays.ts'
import type { PlanInput } from './plan-input.ts'
import { dayBefore } from './plan-order.ts'

/**
 * Why nothing leaves today; null when it may. Stale books come first: a weekend ends by itself, they do not.
 * Nothing is lost: the step rule catches up on the first day that allows it.
 */
export function dayHold(input: Pick<PlanInput, 'date' | 'booksAsOf' | 'settings'>): HoldReason | null {
  return staleBooks(input) ?? nonWorkingDay(input)
}

function staleBooks({ date, booksAsOf, settings }: Pick<PlanInput, 'date' | 'booksAsOf' | 'settings'>): HoldReason | null {
  const { staleBooksDays, holidays } = settings.reminders
  if (staleBooksDays === 0) return null
  const advice = 'importez une comptabilité à jour avant de relancer, pour ne pas réclamer ce qui est déjà payé.'
  if (booksAsOf === null) {
    return { code: 'stale-books', until: null, text: `La comptabilité importée ne contient aucune écriture de banque : ${advice}` }
  }
  const age = booksAsOf >= date ? 0 : workingDaysBetween(booksAsOf, date, holidays)
  if (age <= staleBooksDays) return null
  const text = `La dernière écriture de banque date du ${formatDay(booksAsOf, 'fr')}, soit ${age} jours ouvrés (limite : ${staleBooksDays}) : ${advice}`
  return { code: 'stale-books', until: null, text }
}

function nonWorkingDay({ date, settings }: Pick<PlanInput, 'date' | 'settings'>): HoldReason | null {
  const region = settings.reminders.holidays
  if (isWorkingDay(date, region)) return null
  const next = nextWorkingDay(date, region)
  const text = `Le ${formatDay(date, 'fr')} n’est pas un jour ouvré : l’envoi est reporté au ${formatDay(next, 'fr')}.`
  return { code: 'non-working-day', until: dayBefore(next), text }
}
