import { describe, expect, it } from 'vitest'
import type { Contact } from '../../src/domain/customer.ts'
import { planReminders } from '../../src/domain/plan.ts'
import { recipients } from '../../src/domain/plan-contact.ts'
import { codes, customer, invoice, onlyReminder, planInput, sent, steps } from '../support/plan-builders.ts'

const contact = (changes: Partial<Contact>): Contact => ({ name: null, email: null, phone: null, role: null, ...changes })

describe('who a message goes to', () => {
  it('is the first contact who can be reached', () => {
    const contacts = [contact({ name: 'Direction' }), contact({ email: ' achats@c.example ' }), contact({ email: 'direction@c.example' })]
    expect(recipients(customer('C1', { contacts }), 'email')).toEqual(['achats@c.example'])
  })

  it('is the accounts department when there is one', () => {
    const contacts = [
      contact({ email: 'achats@c.example', role: 'Achats' }),
      contact({ email: 'compta@c.example', role: 'Comptabilité fournisseurs' }),
      contact({ email: 'compta@c.example', role: 'Facturation' }),
    ]
    expect(recipients(customer('C1', { contacts }), 'email')).toEqual(['compta@c.example'])
  })

  it('is whoever a step names by a part of the role, else the accounts department', () => {
    const contacts = [
      contact({ email: 'compta@c.example', role: 'Comptabilité' }),
      contact({ email: 'dir@c.example', role: 'Direction générale' }),
    ]
    const one = customer('C1', { contacts })
    expect(recipients(one, 'email', 'direction')).toEqual(['dir@c.example'])
    expect(recipients(one, 'email', 'GENERALE')).toEqual(['dir@c.example'])
    expect(recipients(one, 'email', 'juridique')).toEqual(['compta@c.example'])
  })

  it.each(['néant', 'a@b, c@d', 'compta @c.example', '<a@b>', '@'])('is nobody at "%s"', (email) => {
    expect(recipients(customer('C1', { contacts: [contact({ email })] }), 'email')).toEqual([])
  })
})

describe('a task of the account manager', () => {
  it('needs no contact of the customer: he knows him', () => {
    const alone = { contacts: [], address: [], scenario: 'premium' }
    const plan = (accountManager: string | null) =>
      planReminders(planInput([invoice('F1', '2026-10-01')], { customers: [customer('C001', { ...alone, accountManager })] }))
    expect(onlyReminder(plan('Claire Hamon'))).toMatchObject({ step: 'task', channel: 'call', by: 'account-manager', needsApproval: false })
    expect(codes(plan(null))).toEqual({ F1: 'no-contact' })
  })
})

describe('a customer who cannot be reached', () => {
  const F1 = invoice('F1', '2026-08-01')
  const F2 = invoice('F2', '2026-10-01')
  const none = { contacts: [], address: [] }
  const email = { contacts: [contact({ email: 'compta@c.example' })], address: [] }

  it.each([
    ['relance-1', none, 'no-contact'],
    ['relance-2', none, 'no-contact'],
    ['call', email, 'no-contact'],
    ['relance-3', email, 'no-contact'],
    ['relance-3', { ...none, address: [' '] }, 'no-contact'],
  ])('after %s with %j is held as %s', (step, changes, code) => {
    const input = planInput([F1], { sent: [sent(step, '2026-08-20', [F1])], customers: [customer('C001', changes)] })
    expect(codes(planReminders(input))).toEqual({ F1: code })
  })

  it('can still be called: the accountant looks the number up', () => {
    const input = planInput([F1], { sent: [sent('relance-2', '2026-08-20', [F1])], customers: [customer('C001', email)] })
    const reminder = onlyReminder(planReminders(input))
    expect(reminder).toMatchObject({ step: 'call', to: [] })
    expect(reminder.reason).toContain('Aucun numéro de téléphone connu')
  })

  it('is still reminded of the invoices whose step can reach him', () => {
    const input = planInput([F1, F2], { sent: [sent('call', '2026-08-20', [F1])], customers: [customer('C001', email)] })
    expect(steps(planReminders(input))).toEqual({ F2: 'relance-1' })
    expect(codes(planReminders(input))).toEqual({ F1: 'no-contact' })
  })
})
