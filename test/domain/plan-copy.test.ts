import { describe, expect, it } from 'vitest'
import { planReminders } from '../../src/domain/plan.ts'
import { copiesOf, distinctCopies } from '../../src/domain/plan-copy.ts'
import { customer, invoice, onlyReminder, planInput, settings } from '../support/plan-builders.ts'

const ON = { copyAccountManager: true }

describe('a copy to the account manager', () => {
  it.each([
    ['Claire Petit <claire@firme.example>', ['Claire Petit <claire@firme.example>']],
    [' claire@firme.example ', ['claire@firme.example']],
    ['Claire Petit', []],
    ['Claire Petit, claire@firme.example', []],
    ['a@b.example, c@d.example', []],
    ['Claire\r\nBcc: x@y.example <claire@firme.example>', []],
    ['Claire <claire@firme>', []],
    [null, []],
  ])('of %j is %j', (accountManager, expected) => {
    expect(copiesOf({ accountManager }, 'email', ['compta@c.example'], ON)).toEqual(expected)
  })

  it('is sent by e-mail alone, when the settings ask for it, and to nobody twice', () => {
    const claire = { accountManager: 'claire@firme.example' }
    expect(copiesOf(claire, 'letter', [], ON)).toEqual([])
    expect(copiesOf(claire, 'email', [], { copyAccountManager: false })).toEqual([])
    expect(copiesOf(claire, 'email', ['Claire@firme.example'], ON)).toEqual([])
    expect(distinctCopies(['Claire <claire@firme.example>', 'CLAIRE@firme.example', 'paul@firme.example'])).toEqual([
      'Claire <claire@firme.example>',
      'paul@firme.example',
    ])
  })

  it('leaves the manager’s mailbox free: two of his customers are reminded on one day', () => {
    const of = (code: string) => customer(code, { accountManager: 'claire@firme.example' })
    const items = [invoice('F1', '2026-11-02', { of: 'C1' }), invoice('F2', '2026-11-02', { of: 'C2' })]
    const plan = planReminders(planInput(items, { customers: [of('C1'), of('C2')], settings: settings(ON) }))
    expect(plan.toSend.map(({ customer: code, cc }) => [code, cc])).toEqual([
      ['C1', ['claire@firme.example']],
      ['C2', ['claire@firme.example']],
    ])
  })

  it('is absent from a plan that asks for none', () => {
    const claire = customer('C001', { accountManager: 'claire@firme.example' })
    expect(onlyReminder(planReminders(planInput([invoice('F1', '2026-11-02')], { customers: [claire] })))).not.toHaveProperty('cc')
  })
})
