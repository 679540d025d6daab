// What is known of an open debt on the day of a closing, that an accountant weighs: facts with their day, no opinion.
// Knows nothing of accounts or percentages.
import { type BrokenPromise, brokenPromises } from '../broken-promise.ts'
import type { Cents } from '../cents.ts'
import { daysBetween, type IsoDay } from '../day.ts'
import { formatAmount, formatDay } from '../format.ts'
import { groupBy } from '../group.ts'
import type { ManualHold } from '../hold.ts'
import { concerns, covers } from '../hold-cover.ts'
import type { OpenItem } from '../item.ts'
import { limitationOn } from '../limitation.ts'
import type { CustomerCode, ItemKey } from '../names.ts'
import { isNotOurs } from '../not-ours.ts'
import type { Regime } from '../settings.ts'

export type ClosingFactCode =
  | 'overdue'
  | 'doubtful-account'
  | 'insolvency'
  | 'dispute'
  | 'invoice-refused'
  | 'handed-over'
  | 'formal-notice'
  | 'broken-promise'
  | 'bounced'
  | 'limitation'
  | 'assigned'

/** What tells of a debt and makes it no more doubtful. */
export const PLAIN_FACTS: readonly ClosingFactCode[] = ['overdue', 'assigned']

export interface ClosingFact {
  readonly code: ClosingFactCode
  /** When it came about; null: nobody knows. */
  readonly day: IsoDay | null
  /** French, no end mark. */
  readonly text: string
}

export interface FactsInput {
  /** The day of the closing: everything is as it was known at its end. */
  readonly date: IsoDay
  /** All of the customers, settled ones too. */
  readonly items: readonly OpenItem[]
  /** Begun and not released by then, promises whose day has passed included. */
  readonly holds: readonly ManualHold[]
  /** Day of the formal notice of an item, by whatever means; null: none. */
  readonly noticeOn: (item: OpenItem) => IsoDay | null
  readonly regimeOf: (customer: CustomerCode) => Regime
  /** To whom the debts of a customer were assigned; null: to nobody. */
  readonly assigneeOf: (customer: CustomerCode) => string | null
}

/** A bank debit that may be a refund is no debt until somebody says so. */
export function isDebt(item: OpenItem): boolean {
  return item.outstandingCents > 0 && !isNotOurs(item.kind) && item.kind !== 'refund'
}

/** Earliest day of limitation of a debt; null where the law that applies or the age of the debt is unknown. */
export function debtLimitation(item: OpenItem, regime: Regime): IsoDay | null {
  return item.withoutDetail ? null : limitationOn(regime, item.issuedOn, item.dueOn ?? item.issuedOn)
}

/** What is known of each debt; in a fixed order, the gravest first. */
export function closingFacts(input: FactsInput): (item: OpenItem) => readonly ClosingFact[] {
  const { date, holds, items } = input
  const heldBy = groupBy(holds, ({ customer }) => customer)
  const broken = groupBy(brokenPromises(holds, items, date), ({ customer }) => customer)
  return (item) => {
    const bearing = (heldBy.get(item.customer) ?? []).filter(
      (hold) => isInForce(hold, date) && (hold.item === null ? concerns(hold, item) : hold.item === item.key),
    )
    return [
      ...bearing.flatMap(heldFact),
      ...noticeFact(input.noticeOn(item)),
      ...accountFact(item),
      ...(broken.get(item.customer) ?? []).filter(({ hold }) => covers(hold, item)).map(brokenFact),
      ...bouncedFact(item),
      ...limitationFact(debtLimitation(item, input.regimeOf(item.customer)), date),
      ...assignedFact(input.assigneeOf(item.customer), bearing),
      ...overdueFact(item, date),
    ]
  }
}

function isInForce({ from, until }: ManualHold, date: IsoDay): boolean {
  return from <= date && (until === null || until >= date)
}

const HELD: Readonly<Partial<Record<ManualHold['code'], { readonly code: ClosingFactCode; readonly words: string }>>> = {
  insolvency: { code: 'insolvency', words: 'procédure collective' },
  dispute: { code: 'dispute', words: 'en litige' },
  'invoice-refused': { code: 'invoice-refused', words: 'facture refusée' },
  'handed-over': { code: 'handed-over', words: 'confiée à un tiers pour recouvrement' },
}

function heldFact({ code, from, cents, text }: ManualHold): ClosingFact[] {
  const known = HELD[code]
  if (known === undefined) return []
  const part = cents === null ? '' : ` pour ${formatAmount(cents)}`
  return [{ code: known.code, day: from, text: `${known.words}${part} depuis le ${formatDay(from)}${text === '' ? '' : ` (${text})`}` }]
}

function noticeFact(day: IsoDay | null): ClosingFact[] {
  return day === null ? [] : [{ code: 'formal-notice', day, text: `mise en demeure du ${formatDay(day)}` }]
}

function accountFact({ account, bookedOn }: OpenItem): ClosingFact[] {
  if (!account.startsWith('416')) return []
  return [{ code: 'doubtful-account', day: bookedOn, text: `déjà en compte 416 depuis le ${formatDay(bookedOn)}` }]
}

function brokenFact({ day, text }: BrokenPromise): ClosingFact {
  return { code: 'broken-promise', day, text: `${text.charAt(0).toLowerCase()}${text.slice(1)}`.replace(/\.$/, '') }
}

function bouncedFact({ kind, reopens, bookedOn }: OpenItem): ClosingFact[] {
  if (kind !== 'bounced' && reopens === null) return []
  return [{ code: 'bounced', day: bookedOn, text: `règlement rejeté le ${formatDay(bookedOn)}` }]
}

function limitationFact(day: IsoDay | null, date: IsoDay): ClosingFact[] {
  if (day === null || day > date) return []
  return [{ code: 'limitation', day, text: `prescription possible depuis le ${formatDay(day)}, à vérifier` }]
}

function assignedFact(assignee: string | null, holds: readonly ManualHold[]): ClosingFact[] {
  const hold = holds.find(({ code }) => code === 'assigned')
  if (assignee === null && hold === undefined) return []
  const to = assignee === null ? '' : ` à ${assignee}`
  return [{ code: 'assigned', day: hold?.from ?? null, text: `cédée${to}\u00a0: le contrat dit qui porte le risque` }]
}

function overdueFact({ dueOn, dueSource, withoutDetail }: OpenItem, date: IsoDay): ClosingFact[] {
  if (withoutDetail) return [{ code: 'overdue', day: null, text: 'à-nouveau sans détail, d’un exercice antérieur' }]
  if (dueOn === null || dueOn >= date) return []
  const assumed = dueSource === 'assumed' ? ', échéance supposée' : ''
  return [{ code: 'overdue', day: dueOn, text: `échue depuis ${daysBetween(dueOn, date)}\u00a0j (${formatDay(dueOn)}${assumed})` }]
}

/** What names a debt, whatever is proposed of it. */
export interface ClosingDebt {
  readonly customer: CustomerCode
  readonly name: string
  readonly key: ItemKey
  readonly ref: string
  readonly kind: OpenItem['kind']
  readonly account: string
  readonly issuedOn: IsoDay
  readonly dueOn: IsoDay | null
  /** Including VAT, before the credits of the customer. */
  readonly outstandingCents: Cents
}

export function namedDebt(item: OpenItem): ClosingDebt {
  const { customer, customerName, key, ref, kind, account, issuedOn, dueOn, outstandingCents } = item
  return { customer, name: customerName, key, ref, kind, account, issuedOn, dueOn, outstandingCents }
}
