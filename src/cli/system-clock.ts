// The machine's clock as the program needs it. The only place that asks what day it is.
import type { Clock } from '../domain/clock.ts'
import { type IsoDay, isoDay } from '../domain/day.ts'

/** Today in Europe/Paris, unless a day is imposed (`--date`, RELANCE_DATE); the moment is always the machine's. */
export function systemClock(imposed: IsoDay | null): Clock {
  return {
    today: () => imposed ?? todayInParis(),
    now: () => new Date().toISOString(),
  }
}

/** A moment, ISO 8601, as a clock in Europe/Paris told it: '20/11/2026 à 10:15'. */
export function momentInParis(moment: string): string {
  const told = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' })
  return told.format(new Date(moment)).replace(' ', ' à ')
}

/** Today's date in Europe/Paris whatever the machine's time zone. */
export function todayInParis(): IsoDay {
  return isoDay(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()))
}
