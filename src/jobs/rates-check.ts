// Which published rates the open claims of a dossier lack on a day. Looks at what the penalties use, not at the whole table; where
// the rates are published is in domain/rate-places.ts.
import type { LatePaymentClaim } from '../domain/claim.ts'
import { regimeOf } from '../domain/customer.ts'
import { type IsoDay, partsOf } from '../domain/day.ts'
import { groupBy } from '../domain/group.ts'
import type { OpenItem } from '../domain/item.ts'
import { penaltyChoices } from '../domain/penalty-exceptions.ts'
import { RATE_PLACES } from '../domain/rate-places.ts'
import { figureOf, type HalfYear, halfYearBounds, halfYearOf, nextHalfYear } from '../domain/rates.ts'
import { type Books, booksOn, ratesOf } from './books.ts'
import { explainer } from './claims.ts'
import type { Dossier } from './dossier.ts'

type Figure = (typeof RATE_PLACES)[number]['figure']

export interface MissingRate {
  readonly half: HalfYear
  /** 'ecbBps', 'legalOtherBps': those that the claims of the dossier use and that nobody told. */
  readonly figures: readonly Figure[]
  /** Late days of open claims that bear no interest for want of these figures; 0 while no invoice is late in that half-year. */
  readonly lateDays: number
  /** Open claims that lack them. */
  readonly claims: number
  /** It has not begun yet. */
  readonly next: boolean
}

export interface RatesCheck {
  readonly date: IsoDay
  readonly missing: readonly MissingRate[]
  readonly places: typeof RATE_PLACES
  readonly totals: { readonly missing: number; readonly lateDays: number; readonly claims: number }
}

/** From the 15th of June and December the next half-year is asked for: its rates are about to be published. */
const ASKED_FROM = 15

/**
 * The half-years that open invoices need on `day` and that the table does not hold: those of their late days, the present one, and from
 * 15 June or 15 December the next one. Oldest first; none when nothing is open, or when the contract rate needs no published figure.
 * @throws InputError for a day before the books.
 */
export function checkRates(dossier: Dossier, day: IsoDay): RatesCheck {
  const rates = ratesOf(dossier)
  const books = booksOn(dossier, day, null, 'open')
  const figures = figuresInUse(dossier, books)
  const late = lateDaysWithoutRate(dossier, books)
  const asked = new Set([...late.keys(), halfYearOf(day), ...(asksForNext(day) ? [nextHalfYear(halfYearOf(day))] : [])])
  const missing = [...asked].sort().flatMap((half) => {
    const row = rates.get(half)
    const absent = [...figures].filter((figure) => (row?.[figure] ?? null) === null)
    const { days = 0, claims = 0 } = late.get(half) ?? {}
    return absent.length === 0 ? [] : [{ half, figures: absent, lateDays: days, claims, next: halfYearBounds(half).from > day }]
  })
  return {
    date: day,
    missing,
    places: RATE_PLACES.filter(({ figure }) => missing.some((one) => one.figures.includes(figure))),
    totals: {
      missing: missing.length,
      lateDays: missing.reduce((sum, one) => sum + one.lateDays, 0),
      claims: missing.reduce((sum, one) => sum + one.claims, 0),
    },
  }
}

/** In the order of the places where they are published. */
function figuresInUse(dossier: Dossier, { items, customers }: Books): Figure[] {
  const used = new Set(
    items.filter(isOwed).map((item) => figureFor(dossier, regimeOf(customers.get(item.customer), dossier.settings.customers.regime), item)),
  )
  return RATE_PLACES.map(({ figure }) => figure).filter((figure) => used.has(figure))
}

function isOwed(item: OpenItem): boolean {
  return item.kind === 'invoice' && item.outstandingCents > 0 && item.dueOn !== null
}

function figureFor(
  { settings }: Dossier,
  regime: LatePaymentClaim['regime'],
  { customer, ref }: Pick<OpenItem, 'customer' | 'ref'>,
): Figure | null {
  const { settings: choices } = penaltyChoices(settings, customer, ref)
  return figureOf(regime, choices.rate, choices.belowFloor)
}

/** Late days that bear no interest, and how many claims they belong to, by the half-year whose rate is missing. */
function lateDaysWithoutRate(dossier: Dossier, books: Books): Map<HalfYear, { days: number; claims: number }> {
  const late = new Map<HalfYear, { days: number; claims: number }>()
  const explain = explainer(dossier, books)
  const owed = books.items.filter((item) => isOwed(item) && item.reopenedBy === null && item.dueOn !== null && item.dueOn < books.day)
  for (const { unknownRates } of owed.map(explain)) {
    for (const [half, runs] of groupBy(unknownRates, (run) => run.half)) {
      const before = late.get(half) ?? { days: 0, claims: 0 }
      const days = runs.reduce((sum, run) => sum + run.days, 0)
      late.set(half, { days: before.days + days, claims: before.claims + 1 })
    }
  }
  return late
}

function asksForNext(day: IsoDay): boolean {
  const { month, day: dayOfMonth } = partsOf(day)
  return (month === 6 || month === 12) && dayOfMonth >= ASKED_FROM
}
