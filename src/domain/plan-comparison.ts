// What plans that did not leave would have sent, beside what was really sent meanwhile by another tool or by relance.
// Compares steps and items; judges nobody's texts, and knows nothing of how plans are stored.
import type { Cents } from './cents.ts'
import { compareText } from './compare.ts'
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import type { CustomerCode, ItemKey } from './names.ts'
import type { SentStep } from './reminder.ts'

/** One item of a reminder that a plan held ready. */
export interface PlannedStep {
  readonly customer: CustomerCode
  readonly name: string
  readonly key: ItemKey
  readonly ref: string
  readonly step: string
  readonly day: IsoDay
  readonly cents: Cents
}

/** `same-step`: at least one item got the very step that was planned for it; `only-other`: sent, and no plan held it. */
export type ComparisonVerdict = 'same-step' | 'other-step' | 'only-relance' | 'only-other'

export interface ComparedCustomer {
  readonly customer: CustomerCode
  /** As the plans name him; his code where no plan does. */
  readonly name: string
  readonly verdict: ComparisonVerdict
  /** Each step planned, on the first day it was; by day, then reference. */
  readonly planned: readonly Pick<PlannedStep, 'key' | 'ref' | 'step' | 'day'>[]
  /** By day. */
  readonly sent: readonly Pick<SentStep, 'step' | 'day' | 'channel'>[]
  /** Items planned, paid since, that nobody reminded of. */
  readonly paidWithoutReminder: readonly Pick<PlannedStep, 'key' | 'ref' | 'cents'>[]
}

/**
 * Customer by customer, by code.
 * @param sent what really left since the first of the plans
 * @param paid items settled by now
 */
export function comparePlans(planned: readonly PlannedStep[], sent: readonly SentStep[], paid: ReadonlySet<ItemKey>): ComparedCustomer[] {
  const plannedOf = groupBy(firstOfEach(planned), ({ customer }) => customer)
  const sentOf = groupBy(sent, ({ customer }) => customer)
  const all = [...new Set([...plannedOf.keys(), ...sentOf.keys()])].sort(compareText)
  return all.map((customer) => compareCustomer(customer, plannedOf.get(customer) ?? [], sentOf.get(customer) ?? [], paid))
}

function compareCustomer(
  customer: CustomerCode,
  planned: readonly PlannedStep[],
  sent: readonly SentStep[],
  paid: ReadonlySet<ItemKey>,
): ComparedCustomer {
  const reminded = new Set(sent.flatMap(({ items }) => items.map(({ key }) => key)))
  const unpaid = new Map(planned.filter(({ key }) => paid.has(key) && !reminded.has(key)).map((one) => [one.key, one]))
  return {
    customer,
    name: planned[0]?.name ?? customer,
    verdict: verdictOf(planned, sent),
    planned: planned.map(({ key, ref, step, day }) => ({ key, ref, step, day })),
    sent: sent
      .map(({ step, day, channel }) => ({ step, day, channel }))
      .sort((a, b) => compareText(a.day, b.day) || compareText(a.step, b.step)),
    paidWithoutReminder: [...unpaid.values()].map(({ key, ref, cents }) => ({ key, ref, cents })),
  }
}

function verdictOf(planned: readonly PlannedStep[], sent: readonly SentStep[]): ComparisonVerdict {
  if (sent.length === 0) return 'only-relance'
  if (planned.length === 0) return 'only-other'
  const steps = new Set(sent.flatMap(({ items }) => items.map(({ key, step }) => `${step} ${key}`)))
  return planned.some(({ key, step }) => steps.has(`${step} ${key}`)) ? 'same-step' : 'other-step'
}

/** A step that did not leave is planned again each day: its first day alone. */
function firstOfEach(planned: readonly PlannedStep[]): PlannedStep[] {
  const ordered = planned.toSorted((a, b) => compareText(a.day, b.day) || compareText(a.ref, b.ref) || compareText(a.key, b.key))
  const first = new Map<string, PlannedStep>()
  for (const one of ordered) if (!first.has(`${one.step} ${one.key}`)) first.set(`${one.step} ${one.key}`, one)
  return [...first.values()]
}
