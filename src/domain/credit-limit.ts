// How much of his credit limit (plafond d’encours) a customer uses, and from where on that is worth a word.
// Knows nothing of reminders: a limit exceeded neither hastens nor holds one.
import { type Cents, mulDiv, sumCents } from './cents.ts'
import { compareText } from './compare.ts'
import type { Customer } from './customer.ts'
import { formatAmount } from './format.ts'
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { CustomerCode } from './names.ts'
import { frenchSpaces } from './plan-text.ts'

/** In percent of the limit, the highest first. */
const THRESHOLDS = [100, 90, 70, 50]

export interface CreditUse {
  readonly limitCents: Cents
  /** Debits less unallocated credits, advances included; negative when he is owed money. */
  readonly outstandingCents: Cents
  /** Whole percents, rounded down, 0 at least; null when the limit is zero. */
  readonly usedPercent: number | null
  /** The highest of 50, 70, 90 and 100 that is reached (inclusive); null for none. Any debt reaches 100 of a limit of zero. */
  readonly threshold: number | null
}

/** What a customer uses of his limit; null when he has none. */
export function creditUse({ creditLimitCents: limitCents }: Pick<Customer, 'creditLimitCents'>, outstandingCents: Cents): CreditUse | null {
  if (limitCents === null) return null
  const reached = (percent: number) => outstandingCents > 0 && BigInt(outstandingCents) * 100n >= BigInt(limitCents) * BigInt(percent)
  return {
    limitCents,
    outstandingCents,
    usedPercent: limitCents === 0 ? null : mulDiv(Math.max(0, outstandingCents), 100, limitCents, 'down'),
    threshold: THRESHOLDS.find(reached) ?? null,
  }
}

export interface CreditAlert {
  readonly customer: CustomerCode
  readonly name: string
  readonly code: 'credit-limit'
  /** The highest threshold reached: 50, 70, 90 or 100. */
  readonly percent: number
  readonly limitCents: Cents
  readonly outstandingCents: Cents
  /** Whole French sentence. */
  readonly text: string
}

/** One alert for each customer who reaches a threshold, the highest he reaches; by code. Items in any order, those settled included. */
export function creditAlerts(items: readonly OpenItem[], customers: ReadonlyMap<CustomerCode, Customer>): CreditAlert[] {
  const alerts = [...groupBy(items, (item) => item.customer)].flatMap(([code, own]) => {
    const customer = customers.get(code)
    const use = customer === undefined ? null : creditUse(customer, sumCents(own.map((item) => item.outstandingCents)))
    return customer === undefined || use === null || use.threshold === null ? [] : [alertOf(customer, use, use.threshold)]
  })
  return alerts.sort((a, b) => compareText(a.customer, b.customer))
}

function alertOf({ code: customer, name }: Customer, use: CreditUse, percent: number): CreditAlert {
  const { limitCents, outstandingCents, usedPercent } = use
  const share = usedPercent === null ? '' : `, soit ${usedPercent} %`
  const told =
    percent >= 100
      ? outstandingCents > limitCents
        ? 'le plafond est dépassé'
        : 'le plafond est atteint'
      : `le seuil de ${percent} % est atteint`
  const text = `Encours de ${formatAmount(outstandingCents)} pour un plafond de ${formatAmount(limitCents)}${share} : ${told}.`
  return {
    customer,
    name,
    code: 'credit-limit',
    percent,
    limitCents,
    outstandingCents,
    text: frenchSpaces(text).replace(/ (?=%)/g, '\u00a0'),
  }
}
