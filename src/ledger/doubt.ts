// Deliveries of which nobody knows whether they left: never sent again by the program, settled by a person.
import { InputError } from '../domain/errors.ts'
import type { CustomerCode, ReminderId } from '../domain/names.ts'
import { type DeliveryRecord, deliveriesWith, detailOf, eventOf, setStatus } from './delivery-rows.ts'
import { appendEvent } from './history.ts'
import { atomically, type Ledger } from './ledger.ts'
import { statement } from './statements.ts'

const INTERRUPTED = 'L’envoi a été interrompu : rien ne dit si le message est parti.'

/**
 * Puts in doubt every delivery found half-way, and returns them: a run was killed between the claim and the answer.
 * To be called by who holds the run lock, before anything is claimed.
 */
export function interrupted(ledger: Ledger, at: string): DeliveryRecord[] {
  return atomically(ledger, () =>
    deliveriesWith(ledger, 'sending').map((delivery): DeliveryRecord => {
      setStatus(ledger, delivery.row, { status: 'inDoubt', why: INTERRUPTED, file: null, at })
      appendEvent(ledger, { ...eventOf(delivery), at, status: 'inDoubt', detail: { ...detailOf(delivery), reply: INTERRUPTED } })
      return { ...delivery, status: 'inDoubt', why: INTERRUPTED }
    }),
  )
}

/** The deliveries in doubt, in the order they were claimed. */
export function inDoubt(ledger: Ledger): DeliveryRecord[] {
  return deliveriesWith(ledger, 'inDoubt')
}

/** How many times a person said of this reminder that it had not left. A detail that was erased tells nothing. */
export function settledNotSent(ledger: Ledger, { id, customer }: Pick<DeliveryRecord, 'id' | 'customer'>): number {
  const count = statement<[CustomerCode, ReminderId], number>(
    ledger,
    `SELECT count(*) FROM history h JOIN history_detail d ON d.position = h.position
     WHERE h.customer = ? AND h.id = ? AND json_extract(d.json, '$.resolved') = 'not-sent'`,
  ).pluck()
  return Number(count.get(customer, id))
}

/**
 * Settles a doubt by the word of a person: `sent` counts as sent on the day it was claimed for, `not-sent` frees its items.
 * @param at present moment, ISO 8601
 * @throws InputError 'doubt-unknown' when no delivery of that id is in doubt.
 */
export function resolveDoubt(ledger: Ledger, id: ReminderId, verdict: 'sent' | 'not-sent', at: string): DeliveryRecord {
  return atomically(ledger, () => {
    const [delivery] = deliveriesWith(ledger, 'inDoubt', id)
    if (delivery === undefined) {
      throw new InputError('doubt-unknown', `Aucun envoi en doute ne porte l’identifiant « ${id} ».`, {
        advice: 'La liste des envois en doute est donnée par « relance history ».',
      })
    }
    const status = verdict === 'sent' ? 'sent' : 'failed'
    setStatus(ledger, delivery.row, { status, why: delivery.why, file: null, at })
    appendEvent(ledger, { ...eventOf(delivery), at, status, detail: { ...detailOf(delivery), resolved: verdict } })
    return { ...delivery, status }
  })
}
