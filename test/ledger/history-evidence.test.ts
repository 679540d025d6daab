import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { DeliveryAnswer } from '../../src/domain/delivery.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import { exchange, interrupted, resolveDoubt } from '../../src/ledger/deliveries.ts'
import { verifyEvidence } from '../../src/ledger/evidence.ts'
import { historyHead, verifyChain } from '../../src/ledger/history.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-06-15')
const SOUND = { ok: true, firstBad: null, fault: null, missingDetails: 0, faults: [], faultCount: 0 }

function take(ledger: Ledger, id: string): void {
  const claim = {
    id: reminderId(id),
    customer: customerCode('C1'),
    day: DAY,
    step: 'relance-1',
    channel: 'email' as const,
    to: ['compta@morel.example'],
    items: [{ key: itemKey(`C1:${id}:2025-02-01:10000`), step: 'relance-1', round: 1 }],
    totalCents: cents(10000),
    messageId: `<${id}@atelier.example>`,
    message: Buffer.from(`Objet : relance ${id}`),
  }
  expect(exchange(ledger, [], [claim], AT, DAY)).toEqual(['claimed'])
}

function tell(ledger: Ledger, id: string, status: DeliveryAnswer['status']): void {
  exchange(ledger, [{ id: reminderId(id), status, at: AT, reply: '250 OK', refusedRecipients: [], file: null }], [], AT, DAY)
}

/** R1 sent, R2 failed then sent, R3 in doubt then failed by the word of a person, R4 in doubt. */
function sendings(): Ledger {
  const ledger = newLedger()
  for (const [id, status] of [
    ['R1', 'sent'],
    ['R2', 'failed'],
    ['R2', 'sent'],
    ['R3', 'inDoubt'],
  ] as const) {
    take(ledger, id)
    tell(ledger, id, status)
  }
  resolveDoubt(ledger, reminderId('R3'), 'not-sent', AT)
  take(ledger, 'R4')
  interrupted(ledger, AT)
  return ledger
}

/** What a person with the sqlite3 shell can do. */
function tamper(ledger: Ledger, sql: string): void {
  const shell = new Database(ledger.path)
  shell.pragma('foreign_keys = OFF')
  shell.exec(sql)
  shell.close()
}

const messageOf = (id: string) => `(SELECT digest FROM delivery WHERE reminder_id = '${id}')`

describe('the evidence of what was sent', () => {
  it('is sound after sendings, failures, doubts and their settling, and while one is under way', () => {
    const ledger = sendings()
    expect(verifyEvidence(ledger)).toEqual(SOUND)
    take(ledger, 'R5')
    expect(verifyEvidence(ledger)).toEqual(SOUND)
    expect(verifyEvidence(newLedger())).toEqual(SOUND)
  })

  it.each([
    ['a message zeroed', `UPDATE message SET zlib = zeroblob(length(zlib)) WHERE digest = ${messageOf('R2')}`, 'message', 'R2'],
    ['a message emptied', `UPDATE message SET zlib = x'' WHERE digest = ${messageOf('R1')}`, 'message', 'R1'],
    ['a message deleted', `DELETE FROM message WHERE digest = ${messageOf('R4')}`, 'message', 'R4'],
    [
      'a message put in place of another',
      `UPDATE message SET zlib = (SELECT zlib FROM message WHERE digest = ${messageOf('R1')}) WHERE digest = ${messageOf('R3')}`,
      'message',
      'R3',
    ],
    ['a sending made a failure', `UPDATE delivery SET status = 'failed' WHERE reminder_id = 'R1'`, 'delivery', 'R1'],
    ['a doubt settled without a word', `UPDATE delivery SET status = 'sent' WHERE reminder_id = 'R4'`, 'delivery', 'R4'],
    ['a doubt turned back into a sending', `UPDATE delivery SET status = 'sending' WHERE reminder_id = 'R4'`, 'delivery', 'R4'],
    ['an item freed to be sent again', `UPDATE delivery_item SET status = 'failed' WHERE delivery_id = 1`, 'delivery', 'R1'],
    ['a delivery deleted', `DELETE FROM delivery WHERE reminder_id = 'R3'`, 'delivery', 'R3'],
    ['the second of two deliveries deleted', 'DELETE FROM delivery WHERE id = 3', 'delivery', 'R2'],
  ])('is not whole with %s, which the chain alone does not show', (_, sql, fault, firstBad) => {
    const ledger = sendings()
    tamper(ledger, sql)
    expect(verifyEvidence(ledger)).toMatchObject({ ok: false, firstBad, fault, missingDetails: 0, faultCount: 1 })
    expect(verifyChain(ledger)).toEqual({ ok: true, firstBad: null })
  })

  it('counts the details erased, which is no fault', () => {
    const ledger = sendings()
    const head = historyHead(ledger)
    tamper(ledger, 'DELETE FROM history_detail WHERE position IN (1, 3)')
    expect(verifyEvidence(ledger)).toEqual({ ...SOUND, missingDetails: 2 })
    expect(historyHead(ledger)).toBe(head)
  })

  it('names the broken link of the chain before anything else', () => {
    const ledger = sendings()
    tamper(ledger, `DROP TRIGGER history_no_update; UPDATE history SET status = 'sent' WHERE position = 2; DELETE FROM message`)
    expect(verifyEvidence(ledger)).toMatchObject({ ok: false, firstBad: 'R2', fault: 'chain', missingDetails: 0 })
  })
})
