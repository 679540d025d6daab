// A company of forty customers, morning after morning: import on Mondays, plan, approve, send. What holds on every single day is written in
// test/support/office.ts; here only how long it lasts, and what came out of it.
import { afterAll, expect, it } from 'vitest'
import { addDays, isoDay, weekday } from '../../src/domain/day.ts'
import { company, daysOf } from '../support/company.ts'
import { depth } from '../support/depth.ts'
import { removeDossiers } from '../support/dossier.ts'
import { morning, openOffice } from '../support/office.ts'

afterAll(removeDossiers)

const LONG = depth(0, 1) === 1
const SEEDS = Array.from({ length: depth(1, 2) }, (_, index) => Number(process.env['SEED'] ?? 1) + index)
/** The books begin two months and a half before the first reminders. */
const FIRST_SALES = '2026-01-05'
const FIRST_MORNING = isoDay('2026-03-16')
const SATURDAY = 6

it.each(SEEDS)(
  'day after day, company %i: nobody who paid is asked, nobody hears from us too often, levels rise one at a time',
  async (seed) => {
    const world = company(seed, LONG ? 'whole' : 'half')
    for (const day of daysOf(FIRST_SALES, addDays(FIRST_MORNING, -1))) world.work(day)
    const office = await openOffice(world, FIRST_MORNING)
    for (const day of daysOf(FIRST_MORNING, addDays(FIRST_MORNING, depth(50, 285)))) {
      const closely = LONG || Number(day.slice(-2)) % 10 === 3
      if (closely || weekday(day) < SATURDAY) await morning(office, day, closely)
      world.work(day)
    }
    const sent = new Set(office.messages.map(({ reminder }) => reminder.step))
    expect([...sent]).toEqual(expect.arrayContaining(['preventive', 'relance-1', 'relance-2', 'call', 'relance-3', 'formal-notice']))
    expect(office.messages.some(({ reminder }) => reminder.companies !== undefined)).toBe(true)
  },
  1_800_000,
)
