// The plan of a day for a whole dossier, without looking at everybody: customers of whom an earlier plan told until when its answer holds are
// taken at its word (`ledger/standings.ts`), the others are planned. A first plan looks at all of them, some at a time.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import type { PayerProfile } from '../domain/payer-profile.ts'
import { planReminders } from '../domain/plan.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import type { HeldItem, Plan } from '../domain/reminder.ts'
import { bankAccounts } from '../ledger/bank-accounts.ts'
import { customerCodes } from '../ledger/customers.ts'
import { plannedHolds } from '../ledger/holds.ts'
import { settlePolicy } from '../ledger/items.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { recordedClasses } from '../ledger/payer-classes.ts'
import { type HeldCounts, keepStandings, nextDays, type Standing, standingHeld, standings } from '../ledger/standings.ts'
import { type Books, booksOf } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planInput } from './plan-input.ts'
import { type PlanTold, toldOf } from './plan-told.ts'
import { heldCounts } from './plan-view.ts'

export interface DayPlan extends PlanTold {
  /** Books of the customers planned today, each whole. */
  readonly books: Books
  /** Their plan. */
  readonly plan: Plan
  /** How those who were looked at pay. */
  readonly payers: PlanInput['payers']
  /** Everybody else. */
  readonly quiet: QuietCustomers
  /** Keeps what was found out for the days that follow. */
  keep(): void
}

/** Customers who get nothing today, and of whom nothing else can be said than what was said already. */
export interface QuietCustomers {
  /** What is left of their items. */
  readonly leftCents: Cents
  readonly counts: HeldCounts
  /** By code, those without held items left out: JSON of the items with commas between. */
  held(): Iterable<{ readonly customer: CustomerCode; readonly held: string }>
}

/** Customers planned together on a first plan: a few thousand, so that memory stays bounded. */
const CHUNK = 8_000

export interface PlanChoice {
  /** Customers outside the pilot list are held. */
  readonly pilot?: boolean
  /** The day is still to come: how old the books are is not looked at. */
  readonly ahead?: boolean
}

/** Works out the plan of `day`; nothing is written. @throws what `booksOf` throws */
export function dayPlan(dossier: Dossier, day: IsoDay, { pilot = false, ahead = false }: PlanChoice = {}): DayPlan {
  const { ledger } = dossier
  const key = standingsKey(dossier)
  const known = needsEverybody(dossier, day) ? null : standings(ledger, key, day)
  const recorded = recordedClasses(ledger, day)
  const eye = { dossier, day, recorded, nextDay: nextDays(ledger, day) }
  const looked = lookAt(eye, known?.awake ?? customerCodes(ledger))
  const books = booksOf(dossier, day, looked.awake)
  const quiet = together(known === null ? null : { ...known, held: () => heldBefore(ledger, day, known.awake) }, looked.quiet)
  const gathered = planInput(dossier, books)
  const input = { ...(ahead ? withFreshBooks(gathered) : gathered), pilotOnly: pilot, othersOpen: hasOpenItems(quiet) }
  const plan = planReminders(input)
  const told = toldOf(input, recorded)
  return {
    ...told,
    books,
    plan,
    payers: new Map([...looked.payers, ...input.payers]),
    quiet,
    keep: () => keepStandings(ledger, key, day, [...looked.quiet, ...quietOnes(eye, looked.awake, books, plan, told)]),
  }
}

/** The books are taken as kept up to date. */
export function withFreshBooks(input: PlanInput): PlanInput {
  const { settings } = input
  return { ...input, settings: { ...settings, reminders: { ...settings.reminders, staleBooksDays: 0 } } }
}

/** What the customers are looked at with. */
interface Eye {
  readonly dossier: Dossier
  readonly day: IsoDay
  /** Last class announced of each customer before the day. */
  readonly recorded: ReadonlyMap<CustomerCode, PayerClass>
  /** See `nextDays`. */
  readonly nextDay: ReturnType<typeof nextDays>
}

interface Looked {
  /** By code. */
  readonly awake: readonly CustomerCode[]
  /** By code. */
  readonly quiet: readonly Standing[]
  readonly payers: PlanInput['payers']
}

/** Plans many customers some at a time, and tells those who may get something today from those who wait. Few ones are not looked at. */
function lookAt(eye: Eye, codes: readonly CustomerCode[]): Looked {
  const { dossier, day, recorded } = eye
  if (codes.length <= CHUNK || needsEverybody(dossier, day)) return { awake: codes, quiet: [], payers: new Map() }
  const awake: CustomerCode[] = []
  const quiet: Standing[] = []
  const payers = new Map<CustomerCode, PayerProfile>()
  for (let from = 0; from < codes.length; from += CHUNK) {
    const chunk = codes.slice(from, from + CHUNK)
    const books = booksOf(dossier, day, chunk)
    const input = planInput(dossier, books)
    const found = quietOnes(eye, chunk, books, planReminders(input), toldOf(input, recorded))
    const names = new Set(found.map(({ customer }) => customer))
    for (const code of chunk) if (!names.has(code)) awake.push(code)
    for (const one of found) quiet.push(one)
    for (const [code, payer] of input.payers) payers.set(code, payer)
  }
  return { awake, quiet, payers }
}

/** Where no receipt is known of any bank account, how old every customer's debt is decides whether the books are recent enough. */
function needsEverybody({ ledger }: Dossier, day: IsoDay): boolean {
  const banks = bankAccounts(ledger, day)
  return banks.length > 0 && banks.every(({ lastReceiptOn }) => lastReceiptOn === null)
}

/**
 * Those of the customers whose plan can be taken at its word until a day after tomorrow. Who gets something, or is kept from it by the day
 * or by others, wakes tomorrow; a company of a group depends on the others every day; what is worth a word is worked out each time.
 */
function quietOnes(eye: Eye, codes: readonly CustomerCode[], books: Books, plan: Plan, told: PlanTold): Standing[] {
  const { groups } = eye.dossier.settings
  const watched = new Set([
    ...groups.flatMap(({ payer, members }) => [payer, ...members]),
    ...told.alerts.map(({ customer }) => customer),
    ...told.profileChanges.map(({ customer }) => customer),
    ...plannedHolds(eye.dossier.ledger, eye.day).flatMap(({ customer, deadlineOn }) => (deadlineOn === null ? [] : (customer ?? []))),
  ])
  const tomorrow = addDays(eye.day, 1)
  return standingsOf(codes, books, plan, eye.nextDay).filter(
    ({ customer, wakesOn }) => !watched.has(customer) && (wakesOn === null || wakesOn > tomorrow),
  )
}

function standingsOf(codes: readonly CustomerCode[], { items }: Books, { held, wakes }: Plan, nextDay: Eye['nextDay']): Standing[] {
  const own = groupBy(items, ({ customer }) => customer)
  const heldBy = groupBy(held, ({ customer }) => customer)
  return codes.map((customer) => {
    const waiting = heldBy.get(customer) ?? []
    return {
      customer,
      wakesOn: earlier(wakes.get(customer) ?? null, nextDay(customer)),
      leftCents: cents(sumCents((own.get(customer) ?? []).map(({ outstandingCents }) => outstandingCents))),
      counts: heldCounts(waiting),
      held: heldJson(waiting),
    }
  })
}

/** Held items as JSON, with commas between. */
export function heldJson(held: readonly HeldItem[]): string {
  return held.map((item) => JSON.stringify(item)).join(',')
}

/** What was known before this plan: customers planned since may stand there too by now. */
function* heldBefore(ledger: Ledger, day: IsoDay, awake: readonly CustomerCode[]): ReturnType<typeof standingHeld> {
  const planned = new Set(awake)
  for (const one of standingHeld(ledger, day)) if (!planned.has(one.customer)) yield one
}

function together(kept: QuietCustomers | null, looked: readonly Standing[]): QuietCustomers {
  const counts: Record<string, number> = { ...kept?.counts }
  for (const one of looked) for (const [code, items] of Object.entries(one.counts)) counts[code] = (counts[code] ?? 0) + items
  const own = looked.filter(({ held }) => held !== '')
  return {
    leftCents: cents((kept?.leftCents ?? 0) + sumCents(looked.map(({ leftCents }) => leftCents))),
    counts,
    held: () => (kept === null ? own : mergedByCode(kept.held(), own)),
  }
}

/** A debit with something outstanding is held; credits alone add up to less than nothing. */
function hasOpenItems({ counts, leftCents }: QuietCustomers): boolean {
  return Object.keys(counts).length > 0 || leftCents !== 0
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

function earlier(one: IsoDay | null, other: IsoDay | null): IsoDay | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
