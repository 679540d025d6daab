// The plan of a day for a whole dossier, without looking at everybody: customers of whom an earlier plan told until when its answer holds are
// taken at its word (`ledger/standings.ts`), the others are planned. A first plan looks at all of them, some at a time.
import { type Cents, cents, sumCents } from '../domain/cents.ts'
import { compareText } from '../domain/compare.ts'
import { addDays, type IsoDay } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { HeldItem, Plan } from '../domain/reminder.ts'
import { customerCodes } from '../ledger/customers.ts'
import { settlePolicy } from '../ledger/items.ts'
import { type HeldCounts, keepStandings, nextLineDays, type Standing, standingHeld, standings } from '../ledger/standings.ts'
import { type Books, booksOf } from './books.ts'
import type { Dossier } from './dossier.ts'
import { planFor } from './plan-day.ts'

export interface DayPlan {
  /** Books of the customers planned today, each whole. */
  readonly books: Books
  /** Their plan. */
  readonly plan: Plan
  /** Everybody else. */
  readonly quiet: QuietCustomers
  /** Keeps what was found out for the days that follow. To be called last: `quiet` reads what was known before. */
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
const CHUNK = 3_000

/** Works out the plan of `day`; nothing is written. @throws what `booksOf` throws. */
export function dayPlan(dossier: Dossier, day: IsoDay): DayPlan {
  const { ledger } = dossier
  const key = standingsKey(dossier)
  const known = standings(ledger, key, day)
  const nextLines = nextLineDays(ledger, day)
  const looked = lookAt(dossier, day, known?.awake ?? customerCodes(ledger), nextLines)
  const books = booksOf(dossier, day, looked.awake)
  const plan = planFor(dossier, books)
  return {
    books,
    plan,
    quiet: together(known === null ? null : { ...known, held: () => standingHeld(ledger, day) }, looked.quiet),
    keep() {
      const planned = standingsOf(looked.awake, books, plan, nextLines).filter((one) => isQuiet(dossier, one, day))
      keepStandings(ledger, key, day, [...looked.quiet, ...planned])
    },
  }
}

interface Looked {
  /** By code. */
  readonly awake: readonly CustomerCode[]
  /** By code. */
  readonly quiet: readonly Standing[]
}

/** Plans many customers some at a time, and tells those who may get something today from those who wait. Few ones are not looked at. */
function lookAt(dossier: Dossier, day: IsoDay, codes: readonly CustomerCode[], nextLines: NextLines): Looked {
  if (codes.length <= CHUNK) return { awake: codes, quiet: [] }
  const awake: CustomerCode[] = []
  const quiet: Standing[] = []
  for (let from = 0; from < codes.length; from += CHUNK) {
    const chunk = codes.slice(from, from + CHUNK)
    const books = booksOf(dossier, day, chunk)
    const plan = planFor(dossier, books)
    for (const one of standingsOf(chunk, books, plan, nextLines)) {
      if (isQuiet(dossier, one, day)) quiet.push(one)
      else awake.push(one.customer)
    }
  }
  return { awake, quiet }
}

/** Who gets something, or is kept from it by the day or by others, wakes tomorrow; a company of a group depends on the others every day. */
function isQuiet({ settings }: Dossier, { customer, wakesOn }: Standing, day: IsoDay): boolean {
  const grouped = settings.groups.some(({ payer, members }) => payer === customer || members.includes(customer))
  return !grouped && (wakesOn === null || wakesOn > addDays(day, 1))
}

type NextLines = ReadonlyMap<CustomerCode, IsoDay>

function standingsOf(codes: readonly CustomerCode[], { items }: Books, { held, wakes }: Plan, nextLines: NextLines): Standing[] {
  const own = groupBy(items, ({ customer }) => customer)
  const heldBy = groupBy(held, ({ customer }) => customer)
  return codes.map((customer) => {
    const waiting = heldBy.get(customer) ?? []
    return {
      customer,
      wakesOn: earlier(wakes.get(customer) ?? null, nextLines.get(customer) ?? null),
      leftCents: cents(sumCents((own.get(customer) ?? []).map(({ outstandingCents }) => outstandingCents))),
      counts: heldCounts(waiting),
      held: heldJson(waiting),
    }
  })
}

/** Number of held items by reason. */
export function heldCounts(held: readonly HeldItem[], counts: Record<string, number> = {}): HeldCounts {
  for (const { reason } of held) counts[reason.code] = (counts[reason.code] ?? 0) + 1
  return counts
}

/** Held items as JSON, with commas between. */
export function heldJson(held: readonly HeldItem[]): string {
  return held.map((item) => JSON.stringify(item)).join(',')
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
