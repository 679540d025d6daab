// A message to the payer C1 about his own invoice and one of the company C2, or about hers alone.
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { DeliveryClaim } from '../../src/domain/delivery.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import { exchange, inDoubt, interrupted, resolveDoubt, sentSteps } from '../../src/ledger/deliveries.ts'
import { historyEvents } from '../../src/ledger/history.ts'
import { trackedCustomers } from '../../src/ledger/identity.ts'
import { AT, newLedger } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-06-15')
const C1 = customerCode('C1')
const C2 = customerCode('C2')
const OWN = { key: itemKey('C1:F1:2025-02-01:10000'), step: 'relance-2', round: 1 }
const HERS = { key: itemKey('C2:F2:2025-02-02:20000'), customer: C2, step: 'relance-1', round: 1 }

function claim(id: string, items: DeliveryClaim['items'], customer = C1): DeliveryClaim {
  return {
    id: reminderId(id),
    customer,
    day: DAY,
    step: 'relance-2',
    channel: 'email',
    to: ['compta@morel.example'],
    items,
    totalCents: cents(30_000),
    messageId: `<${id}@atelier.example>`,
    message: Buffer.from(`Objet : relance ${id}`),
  }
}

describe('a message about several companies', () => {
  it('is told in doubt, then settled, for each of them', () => {
    const ledger = newLedger()
    expect(exchange(ledger, [], [claim('R1', [OWN, HERS])], AT, DAY)).toEqual(['claimed'])
    interrupted(ledger, AT)
    expect(inDoubt(ledger)[0]?.items).toEqual([OWN, HERS])
    expect(sentSteps(ledger)).toMatchObject([
      { customer: 'C1', items: [OWN], status: 'inDoubt' },
      { customer: 'C2', receiver: 'C1', items: [{ key: HERS.key, step: 'relance-1', round: 1 }], status: 'inDoubt' },
    ])
    resolveDoubt(ledger, reminderId('R1'), 'sent', AT)
    expect(sentSteps(ledger).map(({ customer, status }) => [customer, status])).toEqual([
      ['C1', 'sent'],
      ['C2', 'sent'],
    ])
    expect(historyEvents(ledger, { customer: C2 }).map(({ status }) => status)).toEqual(['inDoubt', 'sent'])
    expect(historyEvents(ledger, { customer: customerCode('C3') })).toEqual([])
  })

  it('names each item after the company that owes it', () => {
    const ledger = newLedger()
    exchange(ledger, [], [claim('R1', [HERS])], AT, DAY)
    expect([...trackedCustomers(ledger)]).toEqual(['C2'])
    // The payer has heard of it too, about nothing of his own.
    expect(sentSteps(ledger)).toMatchObject([
      { customer: 'C1', items: [] },
      { customer: 'C2', receiver: 'C1' },
    ])
  })

  it('is never sent again to the company herself at that step', () => {
    const ledger = newLedger()
    exchange(ledger, [], [claim('R1', [HERS])], AT, DAY)
    const { customer: _, ...alone } = HERS
    expect(exchange(ledger, [], [claim('R2', [alone], C2)], AT, DAY)).toEqual(['already'])
  })
})
