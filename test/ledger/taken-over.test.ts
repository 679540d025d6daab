import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode, type ItemKey } from '../../src/domain/names.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { sentSteps } from '../../src/ledger/deliveries.ts'
import { verifyEvidence } from '../../src/ledger/evidence.ts'
import { historyEvents } from '../../src/ledger/history.ts'
import { bookItems } from '../../src/ledger/items.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { unlinkedCustomers } from '../../src/ledger/lost-items.ts'
import { generation } from '../../src/ledger/meta.ts'
import { startRound } from '../../src/ledger/rounds.ts'
import { linkTakenOver, type ResolvedReminder, storeTakenOver } from '../../src/ledger/taken-over.ts'
import { AT, facts, line, newLedger, store, yearOf } from '../support/ledger-builders.ts'
import { codes, FRIDAY, invoice, planInput } from '../support/plan-builders.ts'

const FILE = { name: 'relances.csv', sha256: 'b'.repeat(64) }
const WHEN = { at: AT, date: isoDay('2025-06-15') }
const KEY = 'C1:F1:2025-02-01:10000'

function withInvoice(...more: Parameters<typeof line>[0][]): Ledger {
  const ledger = newLedger()
  store(ledger, [yearOf(2025, [{ day: '2025-02-01', ref: 'F1', cents: 10_000 }, ...more].map(line))])
  return ledger
}

/** Relance 1 by e-mail about invoice F1 of C1, on 20 April 2025. */
function reminder(told: Partial<Omit<ResolvedReminder, 'day' | 'customer'>> & { day?: string; customer?: string } = {}): ResolvedReminder {
  const number = told.number ?? 'F1'
  return {
    row: 2,
    customerName: null,
    step: 'relance-1',
    channel: 'email',
    told: '1',
    ...told,
    number,
    documentRef: told.documentRef ?? number,
    customer: customerCode(told.customer ?? 'C1'),
    day: isoDay(told.day ?? '2025-04-20'),
  }
}

const shown = (steps: readonly SentStep[]) =>
  steps.map(({ day, customer, step, channel, status, items }) =>
    [day, customer, step, channel, status, ...items.map((one) => `${one.key}#${one.round}`)].join(' '),
  )

describe('a reminder of a previous tool', () => {
  it('is a step really sent for the invoice of the books, and an event of the chain', () => {
    const ledger = withInvoice()
    const before = generation(ledger)
    expect(storeTakenOver(ledger, FILE, [reminder()], WHEN)).toEqual({ added: 1, unlinked: [] })
    expect(shown(sentSteps(ledger))).toEqual([`2025-04-20 C1 relance-1 email sent ${KEY}#1`])
    expect(historyEvents(ledger)).toMatchObject([
      {
        day: '2025-04-20',
        customer: 'C1',
        items: [KEY],
        step: 'relance-1',
        channel: 'email',
        status: 'takenOver',
        detail: { number: 'F1', told: '1', row: 2, file: 'relances.csv', fileSha256: 'b'.repeat(64) },
      },
    ])
    expect(generation(ledger)).toBe(before + 1)
    expect(verifyEvidence(ledger)).toMatchObject({ ok: true })
  })

  it('told twice, in one file or in two, adds nothing', () => {
    const ledger = withInvoice()
    storeTakenOver(ledger, FILE, [reminder(), reminder({ row: 3 })], WHEN)
    const known = generation(ledger)
    expect(storeTakenOver(ledger, { name: 'autre.csv', sha256: 'c'.repeat(64) }, [reminder()], WHEN).added).toBe(0)
    expect(historyEvents(ledger)).toHaveLength(1)
    expect(generation(ledger)).toBe(known)
  })

  it('finds its customer by his name, and every instalment of its invoice', () => {
    const ledger = withInvoice({ day: '2025-02-01', ref: 'F1', cents: 5_000 })
    storeTakenOver(ledger, FILE, [reminder({ customer: 'MOREL (Boulangerie)' })], WHEN)
    expect(shown(sentSteps(ledger))).toEqual([`2025-04-20 C1 relance-1 email sent ${KEY}#1 C1:F1:2025-02-01:5000#1`])
  })

  it('about an unknown invoice is told, kept, and linked once the books hold the invoice', () => {
    const ledger = withInvoice()
    const unknown = reminder({ number: 'F9' })
    expect(storeTakenOver(ledger, FILE, [unknown], WHEN)).toEqual({ added: 1, unlinked: [unknown] })
    expect(sentSteps(ledger)).toEqual([])
    expect(linkTakenOver(ledger, WHEN.date)).toBe(0)
    const lines = [line({ day: '2025-02-01', ref: 'F1', cents: 10_000 }), line({ day: '2025-02-10', ref: 'F9', cents: 700 })]
    store(ledger, [yearOf(2025, lines, facts('f.txt', 2, 'd'))])
    expect(linkTakenOver(ledger, WHEN.date)).toBe(1)
    expect(shown(sentSteps(ledger))).toEqual(['2025-04-20 C1 relance-1 email sent C1:F9:2025-02-10:700#1'])
    expect(linkTakenOver(ledger, WHEN.date)).toBe(0)
    expect(verifyEvidence(ledger)).toMatchObject({ ok: true })
  })

  it('whose number says nothing links to no invoice', () => {
    const ledger = withInvoice({ day: '2025-03-01', ref: '', documentRef: '', cents: 900 })
    expect(storeTakenOver(ledger, FILE, [reminder({ number: 'sans', documentRef: '' })], WHEN).unlinked).toHaveLength(1)
    expect(sentSteps(ledger)).toEqual([])
  })

  it('stays when its invoice leaves the books, and the customer is told to have history to link', () => {
    const ledger = withInvoice()
    storeTakenOver(ledger, FILE, [reminder()], WHEN)
    expect([...unlinkedCustomers(ledger).keys()]).toEqual([])
    store(ledger, [yearOf(2025, [line({ day: '2025-03-03', ref: 'X7', cents: 4_200 })], facts('f.txt', 1, 'e'))])
    expect([...unlinkedCustomers(ledger).keys()]).toEqual(['C1'])
    expect(historyEvents(ledger)).toHaveLength(1)
  })

  it('follows its invoice when a new export changes its reference', () => {
    const ledger = withInvoice()
    storeTakenOver(ledger, FILE, [reminder()], WHEN)
    store(ledger, [yearOf(2025, [line({ day: '2025-02-01', ref: 'FA1', cents: 10_000 })], facts('f.txt', 1, 'e'))])
    expect(shown(sentSteps(ledger))).toEqual(['2025-04-20 C1 relance-1 email sent C1:FA1:2025-02-01:10000#1'])
  })

  it('belongs to the round of its day', () => {
    const ledger = withInvoice()
    startRound(ledger, { customer: customerCode('C1'), key: KEY as ItemKey }, 'impayé', { day: isoDay('2025-05-01'), at: AT })
    storeTakenOver(ledger, FILE, [reminder(), reminder({ day: '2025-05-20' })], WHEN)
    expect(shown(sentSteps(ledger))).toEqual([`2025-04-20 C1 relance-1 email sent ${KEY}#1`, `2025-05-20 C1 relance-1 email sent ${KEY}#2`])
  })

  it('changed or taken away behind the program’s back is told', () => {
    const ledger = withInvoice()
    storeTakenOver(ledger, FILE, [reminder()], WHEN)
    const [event] = historyEvents(ledger)
    ledger.db.prepare(`UPDATE taken_over SET step = 'formal-notice'`).run()
    expect(verifyEvidence(ledger)).toMatchObject({ ok: false, fault: 'delivery', firstBad: event?.id })
    ledger.db.exec('DELETE FROM taken_over_item; DELETE FROM taken_over')
    expect(verifyEvidence(ledger)).toMatchObject({ ok: false, fault: 'delivery', firstBad: event?.id })
  })
})

describe('the plan after a take-over', () => {
  /** An invoice 90 days late on FRIDAY, with what the previous tool sent for it. */
  function planAfter(...sent: readonly (readonly [step: string, day: string])[]) {
    const item = invoice('F1', '2026-08-22')
    const steps = sent.map(
      ([step, day]): SentStep => ({
        customer: item.customer,
        items: [{ key: item.key, step, round: 1 }],
        step,
        channel: 'email',
        day: isoDay(day),
        status: 'sent',
      }),
    )
    const plan = planReminders(planInput([item], { date: FRIDAY, sent: steps }))
    return plan.toSend[0]?.step ?? codes(plan).F1
  }

  it('an invoice 90 days late whose first reminder was sent 20 days ago gets the second, not the first nor a formal notice', () => {
    expect(planAfter()).toBe('relance-1')
    expect(planAfter(['relance-1', '2026-10-31'])).toBe('relance-2')
  })

  it('a last reminder taken over opens the formal notice, once its days to pay are over', () => {
    expect(planAfter(['relance-3', '2026-10-31'])).toBe('formal-notice')
    expect(planAfter(['relance-3', '2026-11-15'])).toBe('too-soon')
  })

  it('a formal notice taken over is never sent again', () => {
    expect(planAfter(['formal-notice', '2026-10-31'])).toBe('last-step-reached')
  })

  it('what the previous tool sent three days ago leaves the customer in peace', () => {
    expect(planAfter(['relance-1', '2026-11-17'])).toBe('too-soon')
  })

  it('reads the steps as the ledger tells them', () => {
    const ledger = withInvoice()
    storeTakenOver(ledger, FILE, [reminder({ day: '2025-05-26' })], WHEN)
    const [item] = bookItems(ledger, WHEN.date)
    if (item === undefined) throw new Error('F1 is in the books')
    const open = { ...item, dueOn: isoDay('2025-03-17'), dueSource: 'file' as const }
    const plan = planReminders(planInput([open], { date: isoDay('2025-06-16'), sent: sentSteps(ledger) }))
    expect(plan.toSend.map((one) => [one.step, one.items[0]?.daysLate])).toEqual([['relance-2', 91]])
  })
})
