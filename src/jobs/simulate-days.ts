// The reminders of the coming weeks, if nothing is paid: what a plan leads to before anyone says yes to it. Stores nothing.
import { type AskedSum, askedSum } from '../domain/asked-sum.ts'
import { type Cents, sumCents } from '../domain/cents.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import { concerns, type Reminder } from '../domain/reminder.ts'
import type { Channel } from '../domain/settings.ts'
import { simulate } from '../domain/simulate.ts'
import { customers } from '../ledger/customers.ts'
import { knownCustomer } from './books.ts'
import { comingInput } from './coming-input.ts'
import type { Dossier } from './dossier.ts'
import { bearingOn } from './sharing.ts'
import { refuseUntied } from './tie.ts'

export interface SimulatedReminder extends AskedSum {
  readonly customer: CustomerCode
  readonly name: string
  readonly scenario: string
  readonly step: string
  readonly channel: Channel
  readonly refs: readonly string[]
  readonly needsApproval: boolean
}

interface DayTotals {
  readonly reminders: number
  readonly totalCents: Cents
}

export interface SimulatedDayView {
  readonly date: IsoDay
  readonly reminders: readonly SimulatedReminder[]
  readonly totals: DayTotals
}

export interface SimulationView {
  readonly date: IsoDay
  /** Last day looked at, inclusive. */
  readonly until: IsoDay
  /** Days with at least one reminder, in order. */
  readonly days: readonly SimulatedDayView[]
  readonly totals: DayTotals & { readonly days: number; readonly customers: number }
}

/**
 * The reminders of `day` and of the days after it, `days` in all. Nobody pays or answers meanwhile, the books are kept up to date, and
 * everything is approved and arrives.
 * @throws what `planDay` throws.
 */
export function simulateDays(dossier: Dossier, day: IsoDay, choice: { days: number; customer: string | null }): SimulationView {
  const until = addDays(day, choice.days - 1)
  const known = customers(dossier.ledger)
  const code = choice.customer === null ? null : knownCustomer(known, choice.customer)
  const input = comingInput(dossier, day, code === null ? null : bearingOn([code], known, dossier.settings), until)
  refuseUntied(dossier, { day, items: input.items.filter(({ customer }) => code === null || customer === code) }, code)
  const found: SimulatedDayView[] = []
  for (const { date, toSend } of simulate(input, choice.days)) {
    const shown = toSend.filter((reminder) => code === null || concerns(reminder, code))
    if (shown.length > 0) found.push(dayView(date, shown))
  }
  return {
    date: day,
    until,
    days: found,
    totals: {
      days: found.length,
      reminders: found.reduce((sum, { totals }) => sum + totals.reminders, 0),
      customers: new Set(found.flatMap(({ reminders }) => reminders.map(({ customer }) => customer))).size,
      totalCents: sumCents(found.map(({ totals }) => totals.totalCents)),
    },
  }
}

function dayView(date: IsoDay, toSend: readonly Reminder[]): SimulatedDayView {
  const reminders = toSend.map((reminder) => {
    const { customer, name, scenario, step, channel, items, needsApproval } = reminder
    const refs = [...new Set(items.map(({ ref }) => ref))]
    return { customer, name, scenario, step, channel, refs, ...askedSum(reminder), needsApproval }
  })
  return { date, reminders, totals: { reminders: reminders.length, totalCents: sumCents(reminders.map((one) => one.totalCents)) } }
}
