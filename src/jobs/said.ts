// What people said of a customer: holds set on him, past ones included, and steps chosen by hand. Nothing of it changes here.
import { compareText } from '../domain/compare.ts'
import type { IsoDay } from '../domain/day.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { customers } from '../ledger/customers.ts'
import { firstDay } from '../ledger/fiscal-years.ts'
import { holdsOf } from '../ledger/holds.ts'
import { decisionsOf, type StoredDecision } from '../ledger/step-decisions.ts'
import { type Books, booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { type HoldView, holdViewer, refOf } from './hold-view.ts'
import { type PartsHeld, partsHeld } from './parts-held.ts'

export interface DecisionView extends StoredDecision {
  readonly ref: string
}

export interface SaidOfCustomer {
  /** By first day; those of the whole dossier while they hold or are to come. */
  readonly holds: readonly HoldView[]
  /** Where several parts of one whole are held, what they add up to. */
  readonly parts: readonly PartsHeld[]
  /** Taken by the day, in order. */
  readonly decisions: readonly DecisionView[]
}

/**
 * What was said of a customer by the end of `day`; nothing for one nobody knows.
 * @param ahead holds that begin after the day are told too: on a past day nobody can tell whether they were said by then
 */
export function saidOf(dossier: Dossier, day: IsoDay, typed: string, ahead: boolean): SaidOfCustomer {
  const code = customerCode(typed)
  const items = isKnown(dossier, day, code) ? booksOn(dossier, day, code).items : []
  return saidIn(dossier, { items, day }, code, ahead)
}

/** The same of a customer whose items these are, of the day of their books. */
export function saidIn(dossier: Dossier, { items, day }: Pick<Books, 'items' | 'day'>, code: CustomerCode, ahead: boolean): SaidOfCustomer {
  const { ledger } = dossier
  const view = holdViewer(dossier, { items, day })
  const own = holdsOf(ledger, code).map(view)
  const ofAll = holdsOf(ledger, null).map(view)
  const lasting = ofAll.filter(({ state }) => state === 'running' || state === 'coming')
  const holds = [...own, ...lasting].filter(({ from }) => ahead || from <= day)
  const decisions = decisionsOf(ledger, code).filter((decision) => decision.day <= day)
  return {
    holds: holds.sort((a, b) => compareText(a.from, b.from) || a.id - b.id),
    parts: partsHeld(holds, items),
    decisions: decisions.map((decision) => ({ ...decision, ref: refOf(decision.item, code, items) })),
  }
}

function isKnown({ ledger }: Dossier, day: IsoDay, code: CustomerCode): boolean {
  const start = firstDay(ledger)
  return start !== null && day >= start && customers(ledger).has(code)
}
