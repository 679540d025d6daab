// The plan of a day for a whole dossier, without looking at everybody: customers of whom an earlier plan told until when its answer holds are
// taken at its word (`ledger/standings.ts`), the others are planned. What sends plans everybody who gets a message anew.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import { nextWorkingDay } from '../domain/holidays.ts'
import { type CustomerCode, customerCode, type ReminderId } from '../domain/names.ts'
import { planReminders, takenToday } from '../domain/plan.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import type { HeldItem, Plan } from '../domain/reminder.ts'
import type { PayerGroup } from '../domain/settings.ts'
import { customerCodes } from '../ledger/customers.ts'
import { settlePolicy } from '../ledger/items.ts'
import {
  type HeldCounts,
  hasMessages,
  keepStandings,
  renewStandings,
  type Standing,
  type Standings,
  type StandingsChoice,
  standingHeld,
  standings,
} from '../ledger/standings.ts'
import { type Books, booksOf } from './books.ts'
import type { Dossier } from './dossier.ts'
import { lookAhead, lookAt, needsEverybody } from './look-ahead.ts'
import { messageBasis } from './message-basis.ts'
import { planInput, withFreshBooks } from './plan-input.ts'
import { type PlanTold, toldOf } from './plan-told.ts'
import { addressesOf } from './sharing.ts'
import { type Eye, eyeOn, mailboxes, standingRows, type Told } from './standing-rows.ts'

export interface DayPlan extends PlanTold {
  /** Books of the customers planned today, each whole. */
  readonly books: Books
  /** Their plan. */
  readonly plan: Plan
  /** How those who were looked at pay. */
  readonly payers: PlanInput['payers']
  /** Everybody else. */
  readonly quiet: QuietCustomers
  /** Keeps what was found out for the days that follow. @param subjects of the messages of `plan` */
  keep(subjects: ReadonlyMap<ReminderId, string>): void
}

/** Customers taken at the word of an earlier plan. */
export interface QuietCustomers {
  /** What they get, by code. Without `kept`: nothing. */
  readonly messages: readonly Told[]
  /** What is left of their items. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
  /** By code, those without held items left out: JSON of the items with commas between. */
  held(): Iterable<{ readonly customer: CustomerCode; readonly held: string }>
}

export interface PlanChoice {
  /** Customers outside the pilot list are held. */
  readonly pilot?: boolean
  /** The day is still to come: how old the books are is not looked at. */
  readonly ahead?: boolean
  /** Messages composed for the day by an earlier plan are taken at its word too. */
  readonly kept?: boolean
}

/** Works out the plan of `day`; nothing is written. @throws what `booksOf` throws */
export function dayPlan(dossier: Dossier, day: IsoDay, choice: PlanChoice = {}): DayPlan {
  const key = standingsKey(dossier)
  // What was kept of earlier plans was worked out from all that is known now.
  const past = dossier.knownUntil !== undefined
  const everybody = past || needsEverybody(dossier, day)
  const eye = eyeOn(dossier, day, () => (everybody || choice.pilot === true ? null : messageBasis(dossier, day, choice.ahead === true)))
  const basis = choice.kept === true && hasMessages(dossier.ledger, day) ? eye.basis() : null
  const woken = new Set<CustomerCode>()
  for (;;) {
    const rows: StandingsChoice = { key, day, basis, woken: [...woken] }
    const found = planOnce(eye, rows, everybody ? null : standings(dossier.ledger, rows), choice)
    const clashing = clashesOf(found, dossier.settings.groups).filter((customer) => !woken.has(customer))
    if (clashing.length === 0) return found
    for (const customer of clashing) woken.add(customer)
  }
}

/** Tells what a customer has waiting, whether he was planned or taken at the word of an earlier plan; gathered when first asked for. */
export function heldBy({ plan, quiet }: DayPlan): (customer: CustomerCode) => readonly HeldItem[] {
  let planned: ReadonlyMap<CustomerCode, readonly HeldItem[]> | undefined
  let kept: ReadonlyMap<CustomerCode, string> | undefined
  return (customer) => {
    planned ??= groupBy(plan.held, (item) => item.customer)
    kept ??= new Map([...quiet.held()].map((one) => [one.customer, one.held]))
    return planned.get(customer) ?? (JSON.parse(`[${kept.get(customer) ?? ''}]`) as HeldItem[])
  }
}

function planOnce(eye: Eye, rows: StandingsChoice, known: Standings | null, { pilot = false, ahead = false }: PlanChoice): Found {
  const { dossier, day } = eye
  const { ledger } = dossier
  const codes = known?.awake ?? customerCodes(ledger)
  const looked = lookAt(eye, codes)
  const books = booksOf(dossier, day, looked.awake)
  const quiet = together(known, () => heldBefore(eye, rows, codes), looked.quiet)
  const gathered = planInput(dossier, books)
  const input = { ...(ahead ? withFreshBooks(gathered) : gathered), pilotOnly: pilot, othersOpen: hasOpenItems(quiet) }
  const plan = planReminders(input)
  const told = toldOf(dossier, books, input)
  return {
    ...told,
    books,
    plan,
    taken: [...takenToday(input).keys()],
    payers: new Map([...looked.payers, ...input.payers]),
    quiet,
    keep: (subjects) => {
      renewStandings(ledger, rows.key, day)
      keepStandings(ledger, day, codes, [...looked.quiet, ...standingRows(eye, { codes: looked.awake, books, plan, told }, subjects)])
      lookAhead(dossier, rows.key, nextWorkingDay(addDays(day, 1), dossier.settings.reminders.holidays))
    },
  }
}

interface Found extends DayPlan {
  /** Mailboxes written to earlier today. */
  readonly taken: readonly string[]
}

/**
 * Customers whose kept message goes to a mailbox that another message of the day takes, or may have taken before it was put together with those
 * of a group: they must be planned beside the others.
 */
function clashesOf({ plan, taken, quiet, books }: Found, groups: readonly PayerGroup[]): CustomerCode[] {
  if (quiet.messages.length === 0) return []
  const boxes = mailboxes(quiet.messages.map(({ reminder }) => reminder))
  const ofGroups = groups
    .flatMap(({ payer, members }) => [payer, ...members])
    .flatMap((code) => addressesOf(books.customers.get(customerCode(code))))
  return [...taken, ...ofGroups, ...mailboxes(plan.toSend).keys()].flatMap((address) => boxes.get(address) ?? [])
}

/** What was known before this plan: customers planned since may stand there too by now. */
function* heldBefore({ dossier }: Eye, rows: StandingsChoice, awake: readonly CustomerCode[]): ReturnType<typeof standingHeld> {
  const planned = new Set(awake)
  for (const one of standingHeld(dossier.ledger, rows)) if (!planned.has(one.customer)) yield one
}

function together(known: Standings | null, before: () => ReturnType<QuietCustomers['held']>, looked: readonly Standing[]): QuietCustomers {
  const counts: Record<string, number> = { ...known?.counts }
  for (const one of looked) for (const [code, items] of Object.entries(one.counts)) counts[code] = (counts[code] ?? 0) + items
  const own = looked.filter(({ held }) => held !== '')
  return {
    messages: (known?.messages ?? []).map((json) => JSON.parse(json) as Told),
    leftCents: cents((known?.leftCents ?? 0) + sumCents(looked.map(({ leftCents }) => leftCents))),
    counts,
    held: () => (known === null ? own : mergedByCode(before(), own)),
  }
}

/** A debit with something outstanding is held or asked for; credits alone add up to less than nothing. */
function hasOpenItems({ messages, counts, leftCents }: QuietCustomers): boolean {
  return messages.length > 0 || Object.keys(counts).length > 0 || leftCents !== 0
}

/** Two lists by code as one. */
export function* mergedByCode<T extends { readonly customer: CustomerCode }>(first: Iterable<T>, second: Iterable<T>): Generator<T> {
  const others = second[Symbol.iterator]()
  let other = others.next()
  for (const one of first) {
    for (; !other.done && compareText(other.value.customer, one.customer) < 0; other = others.next()) yield other.value
    yield one
  }
  for (; !other.done; other = others.next()) yield other.value
}

/** Everything that bears on all customers at once: settings, program, and what the books tell of the company as a whole. */
function standingsKey({ ledger, settingsDigest, programVersion }: Dossier): string {
  const policy = Object.entries(settlePolicy(ledger)).map(([name, value]) => [name, value instanceof Set ? [...value].sort() : value])
  return JSON.stringify([settingsDigest, programVersion, policy])
}
