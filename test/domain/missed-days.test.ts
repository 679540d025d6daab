// Days on which nobody planned, drawn by chance: whatever was missed, nothing is lost for good and nobody hears from us too often.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween, type IsoDay, isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import type { ReminderSettings } from '../../src/domain/settings.ts'
import { depth } from '../support/depth.ts'
import { invoice, planInput, sentFrom, settings } from '../support/plan-builders.ts'

/** A Monday. */
const START = isoDay('2026-08-31')
/** From here on somebody plans every day. */
const BACK = addDays(START, 60)
const END = addDays(START, 260)

const debts = fc.array(
  fc.record({
    of: fc.constantFrom('A', 'B'),
    due: fc.integer({ min: -40, max: 50 }),
    /** Days after the due day; null: never. */
    paid: fc.option(fc.integer({ min: 1, max: 120 }), { freq: 2 }),
    amount: fc.integer({ min: 5_000, max: 200_000 }),
  }),
  { minLength: 1, maxLength: 5 },
)
type Debts = typeof debts extends fc.Arbitrary<infer T> ? T : never
/** For each of the sixty days, whether somebody plans. The first one always: a dossier begins with a plan. */
const runs = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 60 })

interface Told {
  /** Steps of each invoice with the day each left, in order. */
  readonly steps: Map<string, (readonly [step: string, day: IsoDay])[]>
  readonly messages: readonly SentStep[]
  /** What the last day says of what is left, by invoice. */
  readonly last: Record<string, string>
}

/** Plans and sends on the days told, as the daily job does. */
function follow(list: Debts, plansOn: (day: IsoDay) => boolean, catchUp: ReminderSettings['catchUp']): Told {
  const all = list.map(({ of, due, amount }, index) => invoice(`F${index}`, addDays(START, due), { of, amount }))
  const openOn = (day: IsoDay) =>
    all.filter((_, index) => {
      const { due = 0, paid = null } = list[index] ?? {}
      return paid === null || day < addDays(START, due + paid)
    })
  const sent: SentStep[] = []
  const ran = new Set<IsoDay>()
  const steps: Told['steps'] = new Map()
  let last: Told['last'] = {}
  for (let day = START; day <= END; day = addDays(day, 1)) {
    if (!plansOn(day)) continue
    const items: OpenItem[] = openOn(day)
    const plan = planReminders(planInput(items, { date: day, sent, runDays: new Set(ran), settings: settings({ catchUp }) }))
    ran.add(day)
    for (const reminder of plan.toSend) {
      sent.push(sentFrom(reminder, day))
      for (const { ref, step, forInformation } of reminder.items)
        if (!forInformation) steps.set(ref, [...(steps.get(ref) ?? []), [step, day]])
    }
    last = Object.fromEntries(plan.held.map(({ ref, reason }) => [ref, reason.code]))
  }
  return { steps, messages: sent, last }
}

const daily = (list: Debts) => follow(list, () => true, 'once')
const named = (told: Told, ref: string) => (told.steps.get(ref) ?? []).map(([step]) => step).filter((step) => step !== 'preventive')

/** One message a day to a customer, seven days between two, calls apart. */
function expectPeace({ messages }: Told): void {
  for (const of of ['A', 'B']) {
    const days = messages.filter(({ customer }) => customer === of)
    expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
    const written = days.filter(({ channel }) => channel !== 'call').map(({ day }) => day)
    for (const [index, day] of written.entries()) {
      const before = written[index - 1]
      if (before !== undefined) expect(daysBetween(before, day)).toBeGreaterThanOrEqual(7)
    }
  }
}

/** Whoever was reminded in a life without holes and still owes once somebody plans again is reminded; in the end nothing differs. */
function expectNothingLost(list: Debts, missed: Told): void {
  const whole = daily(list)
  for (const [index, { due, paid }] of list.entries()) {
    const ref = `F${index}`
    if (paid === null) expect(named(missed, ref), `${ref}, steps`).toEqual(named(whole, ref))
    const firstInWhole = whole.steps.get(ref)?.find(([step]) => step === 'relance-1')?.[1]
    // Paid long enough after the last hole that its turn has come, whatever else the customer is written to about.
    const owedLong = paid === null || addDays(START, due + paid) > addDays(BACK, 60)
    if (firstInWhole !== undefined && owedLong) expect(named(missed, ref), `${ref}, first reminder`).toContain('relance-1')
  }
  expect(missed.last).toEqual(whole.last)
}

function always(plansOn: (day: IsoDay, draws: readonly number[]) => boolean, catchUp: ReminderSettings['catchUp']): void {
  fc.assert(
    fc.property(debts, runs, (list, draws) => {
      const told = follow(list, (day) => day === START || plansOn(day, draws), catchUp)
      expectPeace(told)
      expectNothingLost(list, told)
    }),
    { numRuns: depth(8, 400) },
  )
}

/** Nobody plans on most of the sixty days. */
const withHoles = (day: IsoDay, draws: readonly number[]) => day >= BACK || (draws[daysBetween(START, day)] ?? 0) > 6

describe('whatever days nobody planned on', { timeout: 600_000 }, () => {
  it('what was missed is caught up once: nothing is lost, nobody is written to twice within the gap, and in the end all is as without holes', () => {
    always(withHoles, 'once')
  })

  it('with what was missed left out too, no invoice is lost for good', () => {
    always(withHoles, 'skip')
  })

  it('nor when somebody plans now and then for ever', () => {
    const nowAndThen = (day: IsoDay, draws: readonly number[]) => (draws[daysBetween(START, day) % 60] ?? 0) > 5
    for (const catchUp of ['once', 'skip'] as const) {
      fc.assert(
        fc.property(debts, runs, (list, draws) => {
          fc.pre(draws.filter((draw) => draw > 5).length >= 8)
          const told = follow(list, (day) => nowAndThen(day, draws), catchUp)
          expectPeace(told)
          for (const [index, { paid }] of list.entries())
            if (paid === null) expect(named(told, `F${index}`), catchUp).toContain('relance-1')
        }),
        { numRuns: depth(5, 300) },
      )
    }
  })

  it('under levels raised by messages alone: a month without plan brings the first reminder, not the third', () => {
    const told = follow([{ of: 'A', due: 0, paid: null, amount: 50_000 }], (day) => day === START || day >= addDays(START, 46), 'once')
    // Due on 31 August; on 16 October, 46 days late, the formal notice's day has passed.
    expect(told.steps.get('F0')?.slice(0, 3)).toEqual([
      ['relance-1', '2026-10-16'],
      ['relance-2', '2026-10-23'],
      ['call', '2026-10-26'],
    ])
  })
})
