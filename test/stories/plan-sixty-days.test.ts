// One customer followed day by day: what leaves is fed back as history, as the daily job does.
import { describe, expect, it } from 'vitest'
import { addDays, type IsoDay, isoDay } from '../../src/domain/day.ts'
import type { ManualHold } from '../../src/domain/hold.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { planReminders } from '../../src/domain/plan.ts'
import type { SentStep } from '../../src/domain/reminder.ts'
import { credit, euros, invoice, manualHold, planInput, sentFrom, sent as wasSent } from '../support/plan-builders.ts'

/** What left, one line a day: "2026-09-07 relance-1 email F1". */
function follow(from: string, days: number, itemsOn: (day: IsoDay) => readonly OpenItem[], holds: readonly ManualHold[] = []): string[] {
  const sent: SentStep[] = []
  const diary: string[] = []
  for (let count = 0; count <= days; count += 1) {
    const date = addDays(isoDay(from), count)
    for (const reminder of planReminders(planInput(itemsOn(date), { date, sent, holds })).toSend) {
      diary.push(`${date} ${reminder.step} ${reminder.channel} ${reminder.items.map((item) => item.ref).join('+')}`)
      sent.push(sentFrom(reminder, date))
    }
  }
  return diary
}

describe('sixty days of one customer', () => {
  it('takes an unpaid invoice through every step, on working days, one step at a time', () => {
    // Due on Tuesday 1 September 2026.
    const diary = follow('2026-08-25', 60, () => [invoice('F1', '2026-09-01')])
    expect(diary).toEqual([
      '2026-08-27 preventive email F1',
      '2026-09-07 relance-1 email F1',
      '2026-09-16 relance-2 email F1',
      // J+18 is Saturday 19 September: the call waits for Monday.
      '2026-09-21 call call F1',
      '2026-10-01 relance-3 letter F1',
      '2026-10-16 formal-notice registered-letter F1',
    ])
  })

  it('joins a second invoice, respects the gap, and never repeats a step', () => {
    const diary = follow('2026-08-31', 60, () => [invoice('F1', '2026-09-01'), invoice('F2', '2026-09-08', { amount: 5000 })])
    expect(diary).toEqual([
      '2026-08-31 preventive email F1',
      // On this day F2 could have had its note before the due date: something overdue goes first.
      '2026-09-07 relance-1 email F1',
      // F2 reached its first step on Sunday 13 September, within seven days of the last message.
      '2026-09-14 relance-1 email F2',
      // F1 reached relance-2 on the 16th and waits until the gap ends; then the call needs no gap.
      '2026-09-21 relance-2 email F1',
      '2026-09-22 call call F1',
      '2026-09-28 relance-2 email F2',
      '2026-09-29 call call F2',
      '2026-10-05 relance-3 letter F1',
      '2026-10-12 relance-3 letter F2',
      // A formal notice waits for the eight days the last letter left to pay.
      '2026-10-21 formal-notice registered-letter F1',
      '2026-10-30 formal-notice registered-letter F2',
    ])
  })

  it('stops on the day the payment is booked, and does not resume', () => {
    const diary = follow('2026-09-02', 60, (day) => (day < '2026-09-20' ? [invoice('F1', '2026-09-01')] : []))
    expect(diary).toEqual(['2026-09-07 relance-1 email F1', '2026-09-16 relance-2 email F1'])
  })

  it('keeps reminding what is left after a part payment', () => {
    const diary = follow('2026-09-02', 45, (day) => [
      invoice('F1', '2026-09-01', { outstandingCents: euros(day < '2026-09-10' ? 1200 : 200) }),
    ])
    expect(diary.map((line) => line.split(' ')[1])).toEqual(['relance-1', 'relance-2', 'call', 'relance-3', 'formal-notice'])
  })

  it('is silent while a payment on account covers everything, then goes on from the next step', () => {
    const items = (day: IsoDay) => [
      invoice('F1', '2026-09-01'),
      ...(day < '2026-09-10' ? [] : [credit('VIR', 200_000)]),
      ...(day < '2026-10-12' ? [] : [invoice('F2', '2026-10-02', { amount: 200_000 })]),
    ]
    expect(follow('2026-09-02', 60, items)).toEqual([
      '2026-09-07 relance-1 email F1',
      '2026-10-12 relance-2 email F1+F2',
      // The payment on account covers F1 alone: F1 waits until F2 has its next step too.
      '2026-10-19 call call F1+F2',
      '2026-10-20 relance-3 letter F1+F2',
    ])
  })

  it('waits for a promise and resumes the day after it is broken', () => {
    const holds = [manualHold('promise', { from: isoDay('2026-09-15'), until: isoDay('2026-09-30') })]
    expect(follow('2026-09-02', 40, () => [invoice('F1', '2026-09-01')], holds)).toEqual([
      '2026-09-07 relance-1 email F1',
      '2026-10-01 relance-2 email F1',
      '2026-10-02 call call F1',
      '2026-10-08 relance-3 letter F1',
    ])
  })

  it('catches up after five weeks without the daily job with one message at the right step', () => {
    const items = [invoice('F1', '2026-09-01')]
    const sent = [wasSent('relance-1', '2026-09-07', items)]
    const back = planReminders(planInput(items, { date: isoDay('2026-10-12'), sent }))
    expect(back.toSend.map((reminder) => reminder.step)).toEqual(['relance-2'])
  })
})
