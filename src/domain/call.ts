// Calls to customers: how one may end, and which wait to be made on a day. Pure; nothing here knows how a call became due.
import { compareText } from './compare.ts'
import { addDays, type IsoDay } from './day.ts'
import type { CustomerCode, ReminderId } from './names.ts'

export const CALL_RESULTS = ['promise', 'paid', 'dispute', 'no-answer', 'callback', 'refused', 'wrong-number'] as const
export type CallResult = (typeof CALL_RESULTS)[number]

/** A call nobody made for so many days is not proposed any more: what is owed has had other reminders since. */
export const CALL_LASTS_DAYS = 60

/** A call that a reminder asked for, and the lasting ids of the items it is about. */
export interface DueCall {
  readonly reminder: ReminderId
  /** Who is called: in a group, the payer. */
  readonly customer: CustomerCode
  readonly day: IsoDay
  readonly items: readonly number[]
}

/** A call that was made, or tried. */
export interface MadeCall {
  readonly customer: CustomerCode
  readonly day: IsoDay
  readonly items: readonly number[]
  /** Day to call again; null: no other call was agreed. */
  readonly again: IsoDay | null
}

/** Who is to be called, about which items. */
export interface WaitingCall {
  readonly customer: CustomerCode
  /** The first day it waits since: its own, or that on which it was to be made again. */
  readonly since: IsoDay
  /** The items' ids, ascending. */
  readonly items: readonly number[]
  /** What asked for it, the latest first; empty: a call that was agreed on the phone. */
  readonly reminders: readonly ReminderId[]
  /** It was agreed or put off to `since`. */
  readonly again: boolean
}

interface Waiting {
  readonly customer: CustomerCode
  readonly since: IsoDay
  readonly again: boolean
  readonly reminders: readonly ReminderId[]
}

/**
 * The calls that wait on `day`, by customer code: asked for by then, not made since, or to be made again by then, and at most
 * `CALL_LASTS_DAYS` old. A call made settles what was asked for on its day and before. Each list by day.
 */
export function waitingCalls(due: readonly DueCall[], made: readonly MadeCall[], day: IsoDay): WaitingCall[] {
  const states = new Map<number, Waiting | null>()
  const callees = new Map<number, Pick<Waiting, 'customer' | 'reminders'>>()
  for (const one of inOrder(due, made)) {
    if (one.day > day) continue
    for (const item of one.items)
      states.set(item, 'reminder' in one ? asked(one, item, states, callees) : answered(one, item, callees, day))
  }
  const oldest = addDays(day, -CALL_LASTS_DAYS)
  return together(states, oldest)
}

function inOrder(due: readonly DueCall[], made: readonly MadeCall[]): (DueCall | MadeCall)[] {
  return [...due, ...made].sort((a, b) => compareText(a.day, b.day) || Number('again' in a) - Number('again' in b))
}

function asked(
  { customer, reminder, day }: DueCall,
  item: number,
  states: ReadonlyMap<number, Waiting | null>,
  callees: Map<number, Pick<Waiting, 'customer' | 'reminders'>>,
): Waiting {
  const before = states.get(item)
  const own = { customer, reminders: [reminder, ...(before?.reminders ?? [])] }
  callees.set(item, own)
  return { ...own, since: before?.since ?? day, again: false }
}

/** Nothing waits after a call, but one that is to be made again by `day`, to whom the first was asked for. */
function answered(
  { customer, again }: MadeCall,
  item: number,
  callees: ReadonlyMap<number, Pick<Waiting, 'customer' | 'reminders'>>,
  day: IsoDay,
): Waiting | null {
  if (again === null || again > day) return null
  return { ...(callees.get(item) ?? { customer, reminders: [] }), since: again, again: true }
}

function together(states: ReadonlyMap<number, Waiting | null>, oldest: IsoDay): WaitingCall[] {
  const calls = new Map<CustomerCode, WaitingCall>()
  for (const [item, state] of states) {
    if (state === null || state.since < oldest) continue
    const { customer, since, again, reminders } = state
    const known = calls.get(customer)
    calls.set(customer, {
      customer,
      since: known === undefined || since < known.since ? since : known.since,
      items: [...(known?.items ?? []), item].sort((a, b) => a - b),
      reminders: [...new Set([...(known?.reminders ?? []), ...reminders])],
      again: again && (known?.again ?? true),
    })
  }
  return [...calls.values()].sort((a, b) => compareText(a.customer, b.customer))
}

/** How much a call matters: cents owed times days late, added up over the items. What is not late weighs nothing. */
export function callWeight(items: readonly { readonly outstandingCents: number; readonly daysLate: number }[]): bigint {
  return items.reduce((sum, { outstandingCents, daysLate }) => sum + BigInt(outstandingCents) * BigInt(Math.max(0, daysLate)), 0n)
}
