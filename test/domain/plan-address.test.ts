import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { customer, invoice, planInput, sent } from '../support/plan-builders.ts'

const shared = (code: string) =>
  customer(code, {
    contacts: [{ name: null, email: code === 'C2' ? 'Compta@groupe.example' : 'compta@groupe.example', phone: null, role: null }],
  })
const customers = [shared('C1'), shared('C2')]
const first = invoice('F1', '2026-11-10', { of: 'C1' })
const second = invoice('F2', '2026-11-10', { of: 'C2' })

describe('two customer codes that share one mailbox', () => {
  it('never get two messages on one day: the first code is served, the other waits until the next working day', () => {
    const plan = planReminders(planInput([second, first], { customers }))
    expect(plan.toSend.map((reminder) => reminder.customer)).toEqual(['C1'])
    expect(plan.held.map(({ customer: code, reason }) => [code, reason.code, reason.until])).toEqual([['C2', 'too-soon', '2026-11-22']])
    expect(plan.held[0]?.reason.text).toContain('celui-ci attendra le 23/11/2026.')
  })

  it('the other one still waits when the first message left earlier the same day', () => {
    const plan = planReminders(planInput([second, first], { customers, sent: [sent('relance-1', '2026-11-20', [first])] }))
    expect(plan.toSend).toEqual([])
    expect(plan.held.find((item) => item.customer === 'C2')?.reason.text).toContain('pour le client C1')
  })

  it('the other one is served on the next working day', () => {
    const plan = planReminders(
      planInput([second, first], { customers, sent: [sent('relance-1', '2026-11-20', [first])], date: isoDay('2026-11-23') }),
    )
    expect(plan.toSend.map((reminder) => reminder.customer)).toEqual(['C2'])
  })
})
