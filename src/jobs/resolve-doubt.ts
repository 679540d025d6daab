// A doubt settled by the word of a person, and what follows from it for the items the message asked for.
import { begunBy } from '../domain/beginning.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError, StopError } from '../domain/errors.ts'
import { type CustomerCode, type ReminderId, reminderId } from '../domain/names.ts'
import type { Channel } from '../domain/settings.ts'
import { customers } from '../ledger/customers.ts'
import { inDoubt, resolveDoubt } from '../ledger/deliveries.ts'
import type { DeliveryRecord } from '../ledger/delivery-rows.ts'
import { bookItems } from '../ledger/items.ts'
import type { HistoryView } from '../reporting/views.ts'
import type { Dossier } from './dossier.ts'
import { historyOf } from './history.ts'
import { nextOf } from './next-reminders.ts'
import { planDay } from './plan-day.ts'

export interface ResolvedView extends HistoryView {
  readonly resolved: Resolved
}

export interface Resolved {
  readonly id: string
  readonly verdict: 'sent' | 'not-sent'
  readonly customer: CustomerCode
  readonly step: string
  readonly channel: Channel
  readonly to: readonly string[]
  /** The day it was to leave. */
  readonly day: IsoDay
  /** Documents it asked for. */
  readonly refs: readonly string[]
  /** What follows for the customer if nothing is paid: today, or later. Null: nothing soon, or nobody can tell. */
  readonly next: { readonly date: IsoDay; readonly step: string; readonly channel: Channel; readonly refs: readonly string[] } | null
}

/**
 * Settles a delivery in doubt; answers with the history of its customer.
 * @param typed the number of the reminder, or a beginning that no other doubt has
 * @throws InputError 'doubt-unknown' when no delivery of that id is in doubt, or several.
 */
export function resolveDelivery(dossier: Dossier, day: IsoDay, typed: string, verdict: 'sent' | 'not-sent'): ResolvedView {
  const delivery = resolveDoubt(dossier.ledger, doubtMeant(dossier, typed), verdict, dossier.clock.now())
  const { id, customer, step, channel, to, items } = delivery
  const printed = new Map(bookItems(dossier.ledger, day).map(({ key, ref }) => [key, ref]))
  const refs = [...new Set(items.map(({ key }) => printed.get(key) ?? key))]
  const resolved = { id, verdict, customer, step, channel, to, day: delivery.day, refs, next: nextFor(dossier, day, delivery) }
  return { ...historyOf(dossier, customer), resolved }
}

function doubtMeant({ ledger }: Dossier, typed: string): ReminderId {
  const meant = begunBy(typed, inDoubt(ledger), ({ id }) => id)
  if (meant.length < 2) return meant[0]?.id ?? reminderId(typed)
  throw new InputError('doubt-unknown', `Plusieurs envois en doute ont un numéro qui commence par « ${typed} ».`, {
    advice: `Écrivez-le en entier : ${meant.map(({ id }) => id).join(', ')}.`,
  })
}

/** What a plan of today would send, else what comes after it. The doubt is settled whatever the books allow to be told. */
function nextFor(dossier: Dossier, day: IsoDay, { customer }: DeliveryRecord): Resolved['next'] {
  if (!customers(dossier.ledger).has(customer)) return null
  try {
    const [today] = planDay(dossier, day, { dryRun: true, customer }).toSend
    if (today !== undefined) return { date: day, step: today.step, channel: today.channel, refs: today.items.map(({ ref }) => ref) }
    const next = nextOf(dossier, day, customer).get(customer)
    return next === undefined ? null : { date: next.date, step: next.step, channel: next.channel, refs: next.refs }
  } catch (error) {
    if (error instanceof StopError) return null
    throw error
  }
}
