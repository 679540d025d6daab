// When a short message may reach a customer: at which hours of his own clock, on which days. Moments are given; no clock is read here.
import { clockIn, type LocalTime, weekday } from './day.ts'
import { formatDay } from './format.ts'
import { type HolidayRegion, holidayName } from './holidays.ts'
import type { Regime } from './settings.ts'

type Spans = readonly (readonly [from: number, until: number])[]

const HOUR = 60
/**
 * C. conso. D223-9 (decree 2022-1313), checked on 2026-11-23: Monday to Friday, public holidays excepted, 10 to 13 and 14 to 20. It rules
 * canvassing, not reminders: kept to for private persons by prudence, and for those of whom nobody has said what they are.
 */
const PRIVATE: Spans = [
  [10 * HOUR, 13 * HOUR],
  [14 * HOUR, 20 * HOUR],
]
/** No text: the hours of an office. */
const OFFICE: Spans = [[8 * HOUR, 20 * HOUR]]

const SATURDAY = 6

/** Why no short message leaves at this moment, one French sentence; null when one may. Hours from the first, inclusive, to the last, exclusive. */
export function smsHoursHold(now: LocalTime, regime: Regime, region: HolidayRegion): string | null {
  const spans = regime === 'consumer' || regime === 'to-confirm' ? PRIVATE : OFFICE
  const hours = spans.map(([from, until]) => `de ${from / HOUR} h à ${until / HOUR} h`).join(' et ')
  const open = weekday(now.day) < SATURDAY && holidayName(now.day, region) === null
  if (open && spans.some(([from, until]) => now.minutes >= from && now.minutes < until)) return null
  const whom = spans === PRIVATE ? 'un particulier, ou un client dont le régime est à confirmer,' : 'un professionnel'
  const when = open ? `il est ${clock(now.minutes)} chez ce client` : `le ${formatDay(now.day)} n’est pas un jour ouvré chez ce client`
  return `SMS en attente : ${when}, et ${whom} n’en reçoit que les jours ouvrés ${hours}. Il partira à un prochain « relance send » fait à ces heures.`
}

function clock(minutes: number): string {
  return `${Math.floor(minutes / HOUR)} h ${String(minutes % HOUR).padStart(2, '0')}`
}

/** Time zones of the regions (IANA). A customer abroad is counted at the hours of the dossier's region. */
const ZONES: Readonly<Record<HolidayRegion, string>> = {
  metropole: 'Europe/Paris',
  'alsace-moselle': 'Europe/Paris',
  guadeloupe: 'America/Guadeloupe',
  martinique: 'America/Martinique',
  guyane: 'America/Cayenne',
  reunion: 'Indian/Reunion',
  mayotte: 'Indian/Mayotte',
}

/** What the clocks of a region show at a moment (ISO 8601, with its offset). */
export function localTime(moment: string, region: HolidayRegion): LocalTime {
  return clockIn(ZONES[region], moment)
}
