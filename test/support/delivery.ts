// Builders for deliveries: a prepared reminder, a journal in memory, the dependencies of a run without waiting times.

import type { DeliverDeps } from '../../src/delivery/deliver.ts'
import type { ClaimVerdict, DeliveryJournal, PreparedDelivery, WaitingDelivery } from '../../src/delivery/delivery.ts'
import { composeMessage, type MessageInput } from '../../src/delivery/message.ts'
import type { Outbox } from '../../src/delivery/outbox.ts'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { DeliveryAnswer, DeliveryClaim } from '../../src/domain/delivery.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'

export const MOMENT = '2026-11-20T09:15:00+01:00'

export function messageInput(more: Partial<MessageInput> = {}): MessageInput {
  return {
    id: reminderId('r-C001-1'),
    day: isoDay('2026-11-20'),
    from: { name: 'Atelier Brunet', address: 'compta@atelier-brunet.example' },
    replyTo: null,
    to: ['achats@durand.example'],
    subject: 'Facture F2026-017 : rappel',
    text: 'Bonjour,\n\nVotre facture F2026-017 reste à régler.\n',
    html: '<p>Bonjour,</p><p>Votre facture F2026-017 reste à régler.</p>',
    messageDomain: 'atelier-brunet.example',
    date: MOMENT,
    ...more,
  }
}

/** An e-mail reminder of customer `code`, ready to leave. */
export async function preparedEmail(code: string, more: Partial<PreparedDelivery> = {}): Promise<PreparedDelivery> {
  const id = reminderId(`r-${code}-1`)
  const to = [`compta@${code.toLowerCase()}.example`]
  const mime = await composeMessage(messageInput({ id, to, subject: `Rappel ${code}` }))
  return { ...claimOf(code), id, to, messageId: mime.messageId, message: mime.bytes, from: mime.from, ...more }
}

/** A letter of customer `code`, ready to be written. */
export function preparedLetter(code: string, more: Partial<PreparedDelivery> = {}): PreparedDelivery {
  return { ...claimOf(code), channel: 'letter', step: 'relance-3', ...more }
}

function claimOf(code: string): PreparedDelivery {
  return {
    id: reminderId(`r-${code}-1`),
    customer: customerCode(code),
    day: isoDay('2026-11-20'),
    step: 'relance-1',
    channel: 'email',
    to: [],
    items: [{ key: itemKey(`${code}|F1`), step: 'relance-1', round: 1 }],
    totalCents: cents(120000),
    messageId: null,
    message: Buffer.from(`<p>Lettre à ${code}</p>`),
    from: null,
  }
}

interface MemoryJournal extends DeliveryJournal {
  /** Status of each delivery, as the ledger would tell it. */
  readonly rows: Map<string, string>
  readonly answers: DeliveryAnswer[]
  /** Size of each call: answers recorded, claims made. */
  readonly calls: [answers: number, claims: number][]
}

/**
 * A journal that keeps the ledger's promise in memory: one claim per item, step, round and channel.
 * @param refused claims that no longer hold, by id, with the reason
 */
export function memoryJournal(refused: Readonly<Record<string, string>> = {}): MemoryJournal {
  const rows = new Map<string, string>()
  const taken = new Map<string, string>()
  const answers: DeliveryAnswer[] = []
  const calls: [number, number][] = []
  const claim = (one: DeliveryClaim): ClaimVerdict => {
    const why = refused[one.id]
    if (why !== undefined) return { why }
    const names = one.items.map((item) => `${item.key} ${item.round} ${item.step} ${one.channel}`)
    if (names.some((name) => taken.has(name))) return 'already'
    for (const name of names) taken.set(name, one.id)
    rows.set(one.id, 'sending')
    return 'claimed'
  }
  return {
    rows,
    answers,
    calls,
    exchange(given, claims) {
      calls.push([given.length, claims.length])
      for (const answer of given) {
        answers.push(answer)
        rows.set(answer.id, answer.status)
        if (answer.status === 'failed') for (const [name, id] of taken) if (id === answer.id) taken.delete(name)
      }
      return claims.map(claim)
    },
  }
}

/** Prepared deliveries as they wait for their turn. */
export function waiting(prepared: readonly PreparedDelivery[]): WaitingDelivery[] {
  return prepared.map((one) => ({ ...one, compose: async () => one }))
}

/** Dependencies of a run: no waiting between tries, an outbox that must not be used. */
export function deliverDeps(more: Partial<DeliverDeps> & Pick<DeliverDeps, 'journal' | 'mailer'>): DeliverDeps {
  return { outbox: noOutbox, now: () => MOMENT, sleep: async () => undefined, ...more }
}

const noOutbox: Outbox = {
  write(name) {
    throw new Error(`nothing should be written here: ${name}`)
  },
}
