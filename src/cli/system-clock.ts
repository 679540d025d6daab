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

/** Today's date in Europe/Paris whatever the machine's time zone. */
export function todayInParis(): IsoDay {
  return isoDay(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date()))
}
