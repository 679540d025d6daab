// A call that was made: recorded as evidence, and what was said in it noted by the same work as the commands that note it alone.
import type { CallResult } from '../domain/call.ts'
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatDay } from '../domain/format.ts'
import type { ManualHold } from '../domain/hold.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import { type CallWords, callsMade, recordCall } from '../ledger/calls.ts'
import { activeHolds } from '../ledger/holds.ts'
import type { NamedItem } from '../ledger/identity.ts'
import { atomically } from '../ledger/ledger.ts'
import type { Books } from './books.ts'
import { type CallToMake, callsToMake } from './calls.ts'
import type { Dossier } from './dossier.ts'
import { type HoldsView, heldThing, holdReminders, holdsView } from './holds.ts'

export interface CalledRequest {
  readonly customer: string
  readonly result: CallResult
  /** Of a promise, its day; of a call to make again, that day; of what was paid or disputed, the last day it is held. */
  readonly until: IsoDay | null
  readonly cents: Cents | null
  /** One invoice; null: all that the call was about. */
  readonly ref: string | null
  readonly note: string | null
  readonly author: string | null
}

export interface CalledView extends HoldsView {
  readonly call: Omit<CallWords, 'cents'> & {
    /** Name of its event. */
    readonly id: string
    readonly customer: CustomerCode
    readonly name: string
    readonly amountCents: Cents | null
    /** The same words were there already: nothing was recorded. */
    readonly already: boolean
  }
}

/** The hold that an outcome sets, by the command of that name. */
const HOLD_OF: Readonly<Partial<Record<CallResult, ManualHold['code']>>> = { promise: 'promise', paid: 'received', dispute: 'dispute' }

/**
 * Records a call of `day` to a customer, in one transaction with the hold that its outcome sets. The same words twice on a day are one call.
 * In a group, a promise, a payment or a dispute is of the company that is named; any other outcome is that of the whole call.
 * @throws InputError as `holdReminders`, and 'call-past' for another call before the next day.
 */
export function recordCalled(dossier: Dossier, day: IsoDay, request: CalledRequest): CalledView {
  const { ledger, clock } = dossier
  const { result, until, cents, ref, note, author: by } = request
  const { books, customer, item } = heldThing(dossier, day, request)
  if (customer === null) throw new RangeError('a call to nobody')
  const code = HOLD_OF[result]
  if (code === undefined && until !== null && until <= day) throw tooSoon(until, day)
  const words: CallWords = { result, until, cents, ref, note, by }
  const told = { customer, name: books.customers.get(customer)?.name ?? '', ...shown(words) }
  const same = sameCall(dossier, day, customer, words)
  if (same !== null && (code === undefined || isHeld(dossier, day, { customer, code, until, item: item?.key ?? null })))
    return { ...holdsView(dossier, books, customer, []), call: { ...told, id: same, already: true } }
  return atomically(ledger, () => {
    const items = item === null ? itemsOf(dossier, day, customer, code !== undefined, books) : [item]
    const hold = { customer, ref, cents, from: null, until, author: by, reason: note ?? `appel du ${formatDay(day)}` }
    const view = code === undefined ? holdsView(dossier, books, customer, []) : holdReminders(dossier, day, { ...hold, code })
    const id = recordCall(ledger, { customer, day, at: clock.now(), items: items.map(named), words })
    return { ...view, call: { ...told, id, already: false } }
  })
}

function shown({ cents, ...words }: CallWords) {
  return { ...words, amountCents: cents }
}

function tooSoon(until: IsoDay, day: IsoDay): InputError {
  return new InputError(
    'call-past',
    `Un rappel se fait un autre jour que celui de l’appel : le ${formatDay(until)} ne vient pas après le ${formatDay(day)}.`,
    {
      advice: 'Donnez avec --until un jour à venir. Pour rappeler aujourd’hui même, ne notez que le dernier appel.',
    },
  )
}

/** Name of the call of the day that said the same, whoever said it; null: there is none. */
function sameCall({ ledger }: Dossier, day: IsoDay, customer: CustomerCode, { by: _, ...words }: CallWords): string | null {
  const isSame = (other: CallWords) => Object.entries(words).every(([name, value]) => other[name as keyof CallWords] === value)
  return callsMade(ledger, day, customer).find((call) => call.day === day && call.words !== null && isSame(call.words))?.id ?? null
}

function isHeld(
  { ledger }: Dossier,
  day: IsoDay,
  { customer, code, until, item }: Pick<ManualHold, 'customer' | 'code' | 'until' | 'item'>,
): boolean {
  return activeHolds(ledger, day).some(
    (hold) => hold.customer === customer && hold.code === code && hold.until === until && hold.item === item,
  )
}

/** What the call was about: the calls that wait, else what is overdue, else all that is owed. @param ownAlone the word of one company alone */
function itemsOf(dossier: Dossier, day: IsoDay, customer: CustomerCode, ownAlone: boolean, books: Books): NamedItem[] {
  const { calls } = callsToMake(dossier, day)
  const asked = calls.flatMap((one) => askedOf(one, customer, ownAlone))
  if (asked.length > 0) return asked
  const open = books.items.filter((item) => item.customer === customer && item.outstandingCents > 0)
  const overdue = open.filter(({ dueOn }) => dueOn !== null && dueOn < day)
  return (overdue.length > 0 ? overdue : open).map(named)
}

function askedOf({ reminder }: CallToMake, customer: CustomerCode, ownAlone: boolean): NamedItem[] {
  const items = reminder.items.map((item) => ({ key: item.key, customer: item.customer ?? reminder.customer }))
  const own = items.filter((item) => item.customer === customer)
  return reminder.customer === customer && (!ownAlone || own.length === 0) ? items : own
}

function named({ key, customer }: Pick<OpenItem, 'key' | 'customer'>): NamedItem {
  return { key, customer }
}
