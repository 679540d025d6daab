// At which hours of the customer's own clock a short message may reach him.
import { describe, expect, it } from 'vitest'
import type { HolidayRegion } from '../../src/domain/holidays.ts'
import type { Regime } from '../../src/domain/settings.ts'
import { localTime, smsHoursHold } from '../../src/domain/sms-hours.ts'

/** Whether one may leave at a moment. */
const open = (moment: string, regime: Regime, region: HolidayRegion = 'metropole') =>
  smsHoursHold(localTime(moment, region), regime, region) === null

describe('the hours of short messages', () => {
  // Friday 20 November 2026, winter time.
  it.each([
    ['09:59', false, true],
    ['10:00', true, true],
    ['12:59', true, true],
    ['13:00', false, true],
    ['13:59', false, true],
    ['14:00', true, true],
    ['19:59', true, true],
    ['20:00', false, false],
    ['07:59', false, false],
    ['08:00', false, true],
  ] as const)('at %s: a private person %s, a business %s', (time, consumer, business) => {
    const moment = `2026-11-20T${time}:00+01:00`
    expect([open(moment, 'consumer'), open(moment, 'to-confirm'), open(moment, 'business'), open(moment, 'public')]).toEqual([
      consumer,
      consumer,
      business,
      business,
    ])
  })

  it('are none on a Saturday, a Sunday and a public holiday', () => {
    for (const day of ['2026-11-21', '2026-11-22', '2026-11-11'])
      expect([open(`${day}T11:00:00+01:00`, 'consumer'), open(`${day}T11:00:00+01:00`, 'business')]).toEqual([false, false])
  })

  it('are those of the customer’s own clock and holidays', () => {
    // 11 in Paris: 6 in Martinique, 14 in Réunion.
    const moment = '2026-11-20T10:00:00Z'
    expect([open(moment, 'business'), open(moment, 'business', 'martinique'), open(moment, 'consumer', 'reunion')]).toEqual([
      true,
      false,
      true,
    ])
    expect([open('2025-12-26T10:00:00Z', 'business', 'alsace-moselle'), open('2027-05-27T15:00:00Z', 'business', 'guadeloupe')]).toEqual([
      false,
      false,
    ])
  })

  it('follow summer time', () => {
    expect([open('2026-07-10T07:59:00Z', 'consumer'), open('2026-07-10T08:00:00Z', 'consumer')]).toEqual([false, true])
  })
})
