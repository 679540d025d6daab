// Debts that a closing looks at: those that may not be paid (416, 491), and those that may be lost (654), each with its facts and the amount
// without VAT. Proposes a base, never a percentage: the rate of a depreciation is for who closes the books.
import { type Cents, cents, sumCents, ZERO } from '../cents.ts'
import { compareText } from '../compare.ts'
import { daysBetween, type IsoDay } from '../day.ts'
import { groupBy } from '../group.ts'
import type { OpenItem } from '../item.ts'
import type { CustomerCode } from '../names.ts'
import { unallocatedParts } from '../unallocated-credits.ts'
import { type ClosingDebt, type ClosingFact, closingFacts, type FactsInput, isDebt, namedDebt, PLAIN_FACTS } from './facts.ts'
import { type VatPlace, type VatShare, vatWithin } from './vat.ts'

/** Days past due beyond which age alone makes a debt worth a look: the last bucket of the aged balance. */
const LONG_OVERDUE = 90

/** What is at stake of a debt. */
export interface DebtBase extends ClosingDebt {
  /** The customer's unallocated credits that would pay it (C. civ. 1342-10), zero or negative. */
  readonly creditsCents: Cents
  /** Outstanding less those credits. */
  readonly grossCents: Cents
  readonly vat: VatShare
}

export interface DoubtfulDebt extends DebtBase {
  readonly facts: readonly ClosingFact[]
  /** It stands among the irrecoverable ones too: a loss and a depreciation of the same debt exclude each other. */
  readonly maybeLost: boolean
}

export interface LostDebt extends DebtBase {
  /** What makes one think that it is lost. */
  readonly ground: 'insolvency' | 'limitation'
  readonly fact: ClosingFact
}

export interface DebtsInput extends FactsInput {
  readonly region: VatPlace['region']
}

export interface ClosingDebts {
  /** By customer, then due date. */
  readonly doubtful: readonly DoubtfulDebt[]
  readonly lost: readonly LostDebt[]
}

/** Open debts with a fact that makes them doubtful, or overdue for more than 90 days; none that the customer's credits cover in full. */
export function closingDebts(input: DebtsInput): ClosingDebts {
  const factsOf = closingFacts(input)
  const doubtful: DoubtfulDebt[] = []
  const lost: LostDebt[] = []
  for (const [customer, items] of groupBy(input.items, (item) => item.customer)) {
    const credits = unallocatedParts(items)
    for (const item of items.filter(isDebt)) {
      const facts = factsOf(item)
      if (!facts.some(({ code }) => !PLAIN_FACTS.includes(code)) && !isLongOverdue(item, input.date)) continue
      const base = baseOf(item, sumCents((credits.get(item.key) ?? []).map((part) => part.cents)), placeOf(input, customer))
      if (base.grossCents === 0) continue
      const fact = facts.find(({ code }) => code === 'insolvency') ?? facts.find(({ code }) => code === 'limitation')
      doubtful.push({ ...base, facts, maybeLost: fact !== undefined })
      if (fact !== undefined) lost.push({ ...base, ground: fact.code === 'insolvency' ? 'insolvency' : 'limitation', fact })
    }
  }
  return { doubtful: doubtful.sort(byCustomer), lost: lost.sort(byCustomer) }
}

function placeOf({ region, regimeOf }: DebtsInput, customer: CustomerCode): VatPlace {
  return { region, regime: regimeOf(customer) }
}

function baseOf(item: OpenItem, creditCents: Cents, place: VatPlace): DebtBase {
  const grossCents = cents(item.outstandingCents - creditCents)
  return { ...namedDebt(item), creditsCents: cents(ZERO - creditCents), grossCents, vat: vatWithin(grossCents, item, place) }
}

/** Lumps are older than their year: nothing tells that they are recent. */
function isLongOverdue({ dueOn, withoutDetail }: OpenItem, date: IsoDay): boolean {
  return withoutDetail || (dueOn !== null && daysBetween(dueOn, date) > LONG_OVERDUE)
}

function byCustomer(a: ClosingDebt, b: ClosingDebt): number {
  return compareText(a.customer, b.customer) || compareText(a.dueOn ?? a.issuedOn, b.dueOn ?? b.issuedOn) || compareText(a.key, b.key)
}
