// What is known of how late each customer pays: his own delays, those of the payers of his class, those of the whole dossier.
import { daysBetween, type IsoDay } from '../day.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import { paidInvoices } from '../payer.ts'
import { ENOUGH, type PayerClass } from '../payer-class.ts'
import { type DelayCurve, delayCurve, leftAfter, NEVER, type SeenDelay, tellsAfter, WHOLE } from './delay-curve.ts'

/** Whose delays stand for those of a customer; `none`: nobody's are known. */
export type DelayBasis = 'own' | 'class' | 'dossier' | 'none'

/** Paid invoices from which a whole class tells something. */
const ENOUGH_OF_CLASS = 10
/** Weight of an invoice that has just fallen due; halved for each half-year since. */
const FRESH = 1 << 10
const HALVED_EVERY = 182

/** Delays that tell when an invoice is paid: the nearest to the customer, and those that complete them. */
export interface ChosenDelays {
  readonly basis: DelayBasis
  readonly curve: DelayCurve
  /** Invoices behind the curve; `wider` counts for two of them. */
  readonly weight: number
  /** What a wider circle does, so that a few payments on time are no certainty; null: nothing wider is known, or is needed. */
  readonly wider: DelayCurve | null
}

export interface Delays {
  /** Invoices that his payments settled, with a known due date. */
  paidCount(customer: CustomerCode): number
  /** The delays that tell when a customer pays an invoice so many days old: the nearest to him that know later payments. */
  chosen(customer: CustomerCode, age: number): ChosenDelays
  /** The same for an invoice of any age: how he usually pays. */
  usual(customer: CustomerCode): ChosenDelays
  /** Of everybody. */
  readonly paidInvoices: number
  /** Average of all the paid invoices of the dossier, in whole days, early ones counted as early; null: none is known. */
  readonly averageDays: number | null
}

/** Invoices of his own that the delays of a wider circle weigh. */
const WIDER_WEIGHT = 2

const NOTHING: ChosenDelays = { basis: 'none', curve: delayCurve([]), weight: 1, wider: null }

/**
 * Millionths of an invoice, still unpaid `age` days after its due date, that come within so many days more. @param days Infinity: ever
 */
export function comesWithin({ curve, weight, wider }: ChosenDelays, age: number, days: number): number {
  const own = shareWithin(curve, age, days)
  if (wider === null) return own
  return Math.floor((own * weight + shareWithin(wider, age, days) * WIDER_WEIGHT) / (weight + WIDER_WEIGHT))
}

function shareWithin(curve: DelayCurve, age: number, days: number): number {
  const now = leftAfter(curve, age)
  return Math.floor(((now - leftAfter(curve, age + days)) * WHOLE) / now)
}

/**
 * The delays known at the end of `date`.
 * @param items of everybody, open and settled, as they stood on that day
 * @param isAwaited whether an open item is paid in the ordinary way: a dispute tells nothing of a payer
 */
export function knownDelays(
  items: readonly OpenItem[],
  date: IsoDay,
  classOf: (customer: CustomerCode) => PayerClass,
  isAwaited: (item: OpenItem) => boolean,
): Delays {
  const own = new Map<CustomerCode, { seen: SeenDelay[]; paid: number }>()
  const all: { days: number; count: number } = { days: 0, count: 0 }
  const of = (customer: CustomerCode) => {
    const known = own.get(customer) ?? { seen: [], paid: 0 }
    own.set(customer, known)
    return known
  }
  for (const { item, parts, paidOn } of paidInvoices(items)) {
    if (item.dueOn === null) continue
    const known = of(item.customer)
    known.paid += 1
    all.count += 1
    all.days += daysBetween(item.dueOn, paidOn)
    const weight = weightOf(item.dueOn, date)
    const total = parts.reduce((sum, part) => sum + part.cents, 0)
    for (const part of parts) {
      const share = parts.length === 1 ? weight : Math.max(1, Math.round((weight * part.cents) / total))
      known.seen.push({ days: daysBetween(item.dueOn, part.paidOn), paid: true, weight: share })
    }
  }
  for (const item of items) {
    const days = unpaidDays(item, date, isAwaited)
    if (days !== null && item.dueOn !== null) of(item.customer).seen.push({ days, paid: false, weight: weightOf(item.dueOn, date) })
  }
  return { ...delaysFrom(own, classOf), paidInvoices: all.count, averageDays: all.count === 0 ? null : Math.round(all.days / all.count) }
}

function delaysFrom(
  own: ReadonlyMap<CustomerCode, { readonly seen: readonly SeenDelay[]; readonly paid: number }>,
  classOf: (customer: CustomerCode) => PayerClass,
): Pick<Delays, 'paidCount' | 'chosen' | 'usual'> {
  const pooled = new Map<PayerClass, { readonly seen: SeenDelay[]; paid: number }>()
  for (const [customer, { seen, paid }] of own) {
    const name = classOf(customer)
    const pool = pooled.get(name) ?? { seen: [], paid: 0 }
    for (const one of seen) pool.seen.push(one)
    pool.paid += paid
    pooled.set(name, pool)
  }
  const classes = new Map(
    [...pooled].flatMap(([name, { seen, paid }]) => (paid < ENOUGH_OF_CLASS ? [] : [[name, delayCurve(seen)] as const])),
  )
  const dossier = delayCurve([...pooled.values()].flatMap(({ seen }) => seen))
  const curves = new Map<CustomerCode, DelayCurve>()
  const ownCurve = (customer: CustomerCode): DelayCurve | null => {
    const known = own.get(customer)
    if (known === undefined || known.paid < ENOUGH) return null
    const curve = curves.get(customer) ?? delayCurve(known.seen)
    curves.set(customer, curve)
    return curve
  }
  const chosen = (customer: CustomerCode, age: number): ChosenDelays => {
    const his = ownCurve(customer)
    const ofClass = classes.get(classOf(customer))
    const wider = [ofClass, dossier].find((curve) => curve !== undefined && tellsAfter(curve, age)) ?? null
    if (his !== null && tellsAfter(his, age)) return { basis: 'own', curve: his, weight: own.get(customer)?.paid ?? 1, wider }
    if (wider === null) return NOTHING
    return { basis: wider === dossier ? 'dossier' : 'class', curve: wider, weight: 1, wider: null }
  }
  return {
    paidCount: (customer) => own.get(customer)?.paid ?? 0,
    chosen,
    usual: (customer) => chosen(customer, Number.NEGATIVE_INFINITY),
  }
}

/** Days for which an invoice has not been paid; null where it tells nothing. What was written off never was. */
function unpaidDays(item: OpenItem, date: IsoDay, isAwaited: (item: OpenItem) => boolean): number | null {
  if ((item.kind !== 'invoice' && item.kind !== 'deposit') || item.dueOn === null || item.dueSource === 'assumed') return null
  if (item.outstandingCents > 0) return isAwaited(item) ? daysBetween(item.dueOn, date) : null
  return item.allocations.some(({ counterpartKind }) => counterpartKind === 'writeOff' || counterpartKind === 'doubtful') ? NEVER : null
}

function weightOf(dueOn: IsoDay, date: IsoDay): number {
  const halvings = Math.max(0, Math.floor(daysBetween(dueOn, date) / HALVED_EVERY))
  return halvings > 10 ? 1 : FRESH >> halvings
}
