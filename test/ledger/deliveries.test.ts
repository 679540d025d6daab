import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { DeliveryAnswer, DeliveryClaim } from '../../src/domain/delivery.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import { exchange, inDoubt, interrupted, resolveDoubt, sentSteps } from '../../src/ledger/deliveries.ts'
import { historyEvents, verifyChain } from '../../src/ledger/history.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { keptMessage } from '../../src/ledger/messages.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-06-15')
const F1 = itemKey('C1:F1:2025-02-01:10000')
const F2 = itemKey('C1:F2:2025-02-02:20000')

function claim(id: string, told: Partial<DeliveryClaim> = {}): DeliveryClaim {
  return {
    id: reminderId(id),
    customer: customerCode('C1'),
    day: DAY,
    step: 'relance-1',
    channel: 'email',
    to: ['compta@morel.example'],
    items: [{ key: F1, step: 'relance-1', round: 1 }],
    totalCents: cents(10000),
    messageId: `<${id}@atelier.example>`,
    message: Buffer.from(`Objet : relance ${id}`),
    ...told,
  }
}

function answer(id: string, status: DeliveryAnswer['status']): DeliveryAnswer {
  return { id: reminderId(id), status, at: AT, reply: '250 OK', refusedRecipients: [], file: null }
}

const take = (ledger: Ledger, ...claims: DeliveryClaim[]) => exchange(ledger, [], claims, AT, DAY)
const tell = (ledger: Ledger, ...answers: DeliveryAnswer[]) => exchange(ledger, answers, [], AT, DAY)

describe('claiming a delivery', () => {
  it('gives an item to the first of two claims for one step, whatever reminder it comes from', () => {
    const ledger = newLedger()
    expect(take(ledger, claim('R1'), claim('R2'))).toEqual(['claimed', 'already'])
    expect(take(ledger, claim('R1'))).toEqual(['already'])
  })

  it('refuses a reminder of which a single item was sent at its step', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    tell(ledger, answer('R1', 'sent'))
    const both = [
      { key: F2, step: 'relance-1', round: 1 },
      { key: F1, step: 'relance-1', round: 1 },
    ]
    expect(take(ledger, claim('R2', { items: both }))).toEqual(['already'])
    expect(take(ledger, claim('R3', { items: both.slice(0, 1) }))).toEqual(['claimed'])
  })

  it('knows another step, another round and another channel from one sent before', () => {
    const ledger = newLedger()
    const verdicts = take(
      ledger,
      claim('R1'),
      claim('R2', { step: 'relance-2', items: [{ key: F1, step: 'relance-2', round: 1 }] }),
      claim('R3', { items: [{ key: F1, step: 'relance-1', round: 2 }] }),
      claim('R4', { channel: 'letter' }),
    )
    expect(verdicts).toEqual(['claimed', 'claimed', 'claimed', 'claimed'])
  })

  it.each(['sent', 'written', 'inDoubt'] as const)('is refused for ever once its delivery is %s', (status) => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    tell(ledger, answer('R1', status))
    expect(take(ledger, claim('R1'), claim('R2'))).toEqual(['already', 'already'])
  })

  it('is possible again after a failure', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    expect(exchange(ledger, [answer('R1', 'failed')], [claim('R1')], AT, DAY)).toEqual(['claimed'])
    tell(ledger, answer('R1', 'sent'))
    expect(historyEvents(ledger).map((event) => event.status)).toEqual(['failed', 'sent'])
  })

  it('is refused by the table itself when somebody goes round the code', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'), claim('R2', { items: [{ key: F2, step: 'relance-1', round: 1 }] }))
    const force = () => ledger.db.exec('UPDATE delivery_item SET item_id = 1')
    expect(force).toThrow(/UNIQUE constraint failed/)
  })

  it('records nothing when one of the answers is for something never claimed', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    expect(() => exchange(ledger, [answer('R1', 'sent'), answer('R9', 'sent')], [], AT, DAY)).toThrow(RangeError)
    expect(sentSteps(ledger).map((step) => step.status)).toEqual(['sending'])
    expect(historyEvents(ledger)).toEqual([])
  })
})

describe('recording an answer', () => {
  it('tells history what left, to whom, and keeps the exact bytes', () => {
    const ledger = newLedger()
    const message = Buffer.from([0, 13, 10, 255])
    take(ledger, claim('R1', { message }))
    tell(ledger, { ...answer('R1', 'sent'), refusedRecipients: ['b@morel.example'] })
    const [event] = historyEvents(ledger)
    expect(event).toMatchObject({
      position: 1,
      id: 'R1',
      at: AT,
      day: '2025-06-15',
      customer: 'C1',
      items: [F1],
      step: 'relance-1',
      channel: 'email',
      status: 'sent',
      previous: '0'.repeat(64),
      detail: {
        to: ['compta@morel.example'],
        totalCents: 10000,
        messageId: '<R1@atelier.example>',
        reply: '250 OK',
        refusedRecipients: ['b@morel.example'],
        file: null,
      },
    })
    expect(keptMessage(ledger, String(event?.detail?.['message']))?.equals(message)).toBe(true)
    expect(keptMessage(ledger, '0'.repeat(64))).toBeNull()
  })

  it('counts as a step sent, a failure does not', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'), claim('R2', { items: [{ key: F2, step: 'relance-1', round: 1 }] }))
    tell(ledger, answer('R1', 'sent'), answer('R2', 'failed'))
    expect(sentSteps(ledger)).toEqual([
      {
        customer: 'C1',
        items: [{ key: F1, step: 'relance-1', round: 1 }],
        step: 'relance-1',
        channel: 'email',
        to: ['compta@morel.example'],
        day: '2025-06-15',
        status: 'sent',
      },
    ])
  })
})

describe('a run killed half-way', () => {
  it('leaves deliveries in doubt, which are never sent again by themselves', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    const found = interrupted(ledger, '2025-06-16T08:00:00+02:00')
    expect(found.map((delivery) => [delivery.id, delivery.status])).toEqual([['R1', 'inDoubt']])
    expect(interrupted(ledger, '2025-06-16T08:00:00+02:00')).toEqual([])
    expect(inDoubt(ledger).map((delivery) => delivery.id)).toEqual(['R1'])
    expect(take(ledger, claim('R1'))).toEqual(['already'])
    expect(historyEvents(ledger)[0]).toMatchObject({
      status: 'inDoubt',
      detail: { reply: 'L’envoi a été interrompu : rien ne dit si le message est parti.' },
    })
  })

  it('is settled by a person: sent counts on the day it was for, not sent frees the item', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'), claim('R2', { items: [{ key: F2, step: 'relance-1', round: 1 }] }))
    interrupted(ledger, AT)
    resolveDoubt(ledger, reminderId('R1'), 'sent', '2025-06-20T08:00:00+02:00')
    resolveDoubt(ledger, reminderId('R2'), 'not-sent', '2025-06-20T08:00:00+02:00')
    expect(inDoubt(ledger)).toEqual([])
    expect(sentSteps(ledger).map((step) => [step.status, step.day])).toEqual([['sent', '2025-06-15']])
    expect(take(ledger, claim('R1'))).toEqual(['already'])
    expect(take(ledger, claim('R2', { items: [{ key: F2, step: 'relance-1', round: 1 }] }))).toEqual(['claimed'])
    expect(historyEvents(ledger).map((event) => [event.id, event.status])).toEqual([
      ['R1', 'inDoubt'],
      ['R2', 'inDoubt'],
      ['R1', 'sent'],
      ['R2', 'failed'],
    ])
    expect(verifyChain(ledger)).toEqual({ ok: true, firstBad: null })
  })

  it('takes a late answer for what was put in doubt', () => {
    const ledger = newLedger()
    take(ledger, claim('R1'))
    interrupted(ledger, AT)
    tell(ledger, answer('R1', 'sent'))
    expect(inDoubt(ledger)).toEqual([])
  })

  it('has no doubt to settle under a name nobody knows', () => {
    expect(() => resolveDoubt(newLedger(), reminderId('R9'), 'sent', AT)).toThrow(
      expect.objectContaining({ code: 'doubt-unknown', exitCode: 4, message: 'Aucun envoi en doute ne porte l’identifiant « R9 ».' }),
    )
  })
})
