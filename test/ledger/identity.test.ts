import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { plainHold } from '../../src/domain/hold.ts'
import type { LedgerLine } from '../../src/domain/ledger-line.ts'
import { customerCode, itemKey, reminderId } from '../../src/domain/names.ts'
import { exchange, sentSteps } from '../../src/ledger/deliveries.ts'
import { activeHolds, addHold } from '../../src/ledger/holds.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { unlinkedCustomers } from '../../src/ledger/lost-items.ts'
import { rounds, startRound } from '../../src/ledger/rounds.ts'
import { AT, facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'

const DAY = isoDay('2025-06-15')
const C1 = customerCode('C1')
const F1 = itemKey('C1:F1:2025-02-01:10000')

/** A ledger where F1 was reminded, on the lines given. */
function reminded(...lines: LedgerLine[]): Ledger {
  const ledger = newLedger()
  store(ledger, [yearOf(2025, lines)])
  const claim = {
    id: reminderId('R1'),
    customer: C1,
    day: DAY,
    step: 'relance-1',
    channel: 'email' as const,
    to: [],
    items: [{ key: F1, step: 'relance-1', round: 1 }],
    totalCents: cents(10000),
    messageId: null,
    message: Buffer.from('x'),
  }
  exchange(ledger, [], [claim], AT, DAY)
  const answer = { id: claim.id, status: 'sent' as const, at: AT, reply: null, refusedRecipients: [], file: null }
  exchange(ledger, [answer], [], AT, DAY)
  return ledger
}

let edition = 0
const reimport = (ledger: Ledger, ...lines: LedgerLine[]) => {
  edition += 1
  store(ledger, [yearOf(2025, lines, facts('FEC2025.txt', lines.length, String(edition % 10)))])
}
const keysSent = (ledger: Ledger) => sentSteps(ledger).flatMap((step) => step.items.map((item) => item.key))

const invoice = (told: Partial<Parameters<typeof line>[0]> = {}) => line({ day: '2025-02-01', ref: 'F1', cents: 10000, ...told })

describe('history after a new export of the year', () => {
  it('follows an item whose label, entry number and letter changed', () => {
    const ledger = reminded(invoice())
    reimport(ledger, invoice({ label: 'corrigé', entry: '77', letter: 'A' }), line({ day: '2025-05-01', cents: -10000, letter: 'A' }))
    expect(keysSent(ledger)).toEqual([F1])
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set())
  })

  it('follows an item by its reference when the amount was corrected', () => {
    const ledger = reminded(invoice())
    reimport(ledger, invoice({ cents: 12000 }))
    expect(keysSent(ledger)).toEqual(['C1:F1:2025-02-01:12000'])
    reimport(ledger, invoice())
    expect(keysSent(ledger)).toEqual([F1])
  })

  it('follows an item by its amount and day when the reference was corrected', () => {
    const ledger = reminded(invoice())
    reimport(ledger, invoice({ ref: 'FA-0001' }))
    expect(keysSent(ledger)).toEqual(['C1:FA0001:2025-02-01:10000'])
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set())
  })

  it('does not choose between two items, nor take a credit note for its invoice', () => {
    const ledger = reminded(invoice())
    reimport(
      ledger,
      invoice({ cents: 4000 }),
      invoice({ cents: 6000 }),
      line({ day: '2025-03-01', ref: 'F1', cents: -500, kind: 'creditNote' }),
    )
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set(['C1']))
    expect(keysSent(ledger)).toEqual([F1])
  })

  it('is kept and reported when the item vanished, and found again when it comes back', () => {
    const ledger = reminded(invoice(), invoice({ ref: 'F2', cents: 500, customer: 'C2' }))
    reimport(ledger, invoice({ ref: 'F2', cents: 500, customer: 'C2' }))
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set(['C1']))
    expect(sentSteps(ledger)).toHaveLength(1)
    reimport(ledger, invoice())
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set())
  })

  it('keeps the first step sent when the next year restates an invoice by what is left of it', () => {
    const ledger = reminded(invoice(), line({ day: '2025-03-01', cents: -4000, ref: 'F1' }))
    const restated = line({ day: '2026-01-01', documentDay: '2025-02-01', ref: 'F1', cents: 6000, kind: 'opening', opening: true })
    store(ledger, [yearOf(2026, [restated], facts('FEC2026.txt', 1, 'n'))])
    expect(new Set(unlinkedCustomers(ledger).keys())).toEqual(new Set())
    expect(keysSent(ledger)).toHaveLength(1)
  })

  it('keeps holds and rounds on their item', () => {
    const ledger = reminded(invoice())
    addHold(ledger, plainHold(C1, 'dispute', DAY, { item: F1, text: 'Colis abîmé.' }), AT)
    expect(startRound(ledger, { customer: C1, key: F1 }, 'bounced', { day: DAY, at: AT })).toBe(2)
    reimport(ledger, invoice({ cents: 12000 }))
    expect(activeHolds(ledger, DAY).map((one) => [one.code, one.item])).toEqual([['dispute', 'C1:F1:2025-02-01:12000']])
    expect(rounds(ledger)).toEqual(new Map([['C1:F1:2025-02-01:12000', 2]]))
    expect(startRound(ledger, { customer: C1, key: itemKey('C1:F1:2025-02-01:12000') }, 'bounced', { day: DAY, at: AT })).toBe(3)
  })

  it('is left alone by a dry run', () => {
    const ledger = reminded(invoice())
    store(ledger, [yearOf(2025, [invoice({ cents: 12000 })], facts('x.txt', 1, 'z'))], { dryRun: true })
    expect(keysSent(ledger)).toEqual([F1])
  })
})

describe('what a new export is answered of the history', () => {
  it('names the items that follow under another key, with what hangs on them', () => {
    const ledger = reminded(invoice())
    addHold(ledger, plainHold(C1, 'dispute', DAY, { item: F1, text: 'Litige' }), AT)
    const { relinked } = store(ledger, [yearOf(2025, [invoice({ cents: 12000 })], facts('FEC2025.txt', 1, '7'))])
    expect(relinked).toEqual([{ customer: 'C1', from: F1, to: 'C1:F1:2025-02-01:12000', reminders: 1, holds: 1, claims: 0 }])
  })

  it('names once the items that are lost', () => {
    const ledger = reminded(invoice())
    const other = invoice({ ref: 'F9', day: '2025-04-01', cents: 5000 })
    const { relinked } = store(ledger, [yearOf(2025, [other], facts('FEC2025.txt', 1, '7'))])
    expect(relinked).toEqual([{ customer: 'C1', from: F1, to: null, reminders: 1, holds: 0, claims: 0 }])
    expect(store(ledger, [yearOf(2025, [other], facts('FEC2025.txt', 1, '8'))]).relinked).toEqual([])
  })
})
