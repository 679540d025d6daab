import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { planReminders } from '../../src/domain/plan.ts'
import {
  codes,
  credit,
  customer,
  invoice,
  manualHold,
  onlyHeld,
  onlyReminder,
  planInput,
  sent,
  settings,
  steps,
} from '../support/plan-builders.ts'

const overdue = (changes = {}) => invoice('F1', '2026-10-01', changes)
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

describe('what an item is', () => {
  it.each([
    ['doubtful', 'doubtful'],
    ['retention', 'retention'],
    ['assigned', 'assigned'],
    ['refund', 'refund-or-bounce'],
    ['payment', 'refund-or-bounce'],
    ['advance', 'no-detail'],
    ['transfer', 'no-detail'],
    ['writeOff', 'no-detail'],
    ['creditNote', 'no-detail'],
  ] as const)('a debit of kind %s is held as %s', (kind, code) => {
    const held = onlyHeld(planReminders(planInput([overdue({ kind })])))
    expect(held).toMatchObject({ outstandingCents: 120_000, partial: false, reason: { code, until: null } })
  })

  it.each([
    ['2026-11-19', '2026-11-20'],
    ['2026-11-20', '2026-11-20'],
  ])('a bill is held until its maturity, that day included (%s)', (date, maturity) => {
    const bill = invoice('LCR', maturity, { kind: 'bill' })
    const held = onlyHeld(planReminders(planInput([bill], { date: isoDay(date) })))
    expect(held.reason).toMatchObject({ code: 'bill-of-exchange', until: maturity })
  })

  it('a bill that was not paid at its maturity follows the steps from it', () => {
    const bill = invoice('LCR', '2026-11-16', { kind: 'bill' })
    expect(onlyHeld(planReminders(planInput([bill]))).reason).toMatchObject({ code: 'waiting-next-step', until: '2026-11-20' })
    expect(steps(planReminders(planInput([bill], { date: isoDay('2026-11-23') })))).toEqual({ LCR: 'relance-1' })
  })

  it('a bill whose maturity no file tells stays held', () => {
    const bill = overdue({ kind: 'bill', dueSource: 'dossier-terms' })
    expect(onlyHeld(planReminders(planInput([bill]))).reason).toMatchObject({ code: 'bill-of-exchange', until: null })
  })

  it.each(['invoice', 'deposit', 'opening', 'penalty', 'other'] as const)('a debit of kind %s is reminded', (kind) => {
    expect(steps(planReminders(planInput([overdue({ kind })])))).toEqual({ F1: 'relance-1' })
  })

  it('a payment that came back is reminded as such', () => {
    expect(steps(planReminders(planInput([overdue({ kind: 'bounced' })])))).toEqual({ F1: 'bounced-payment' })
  })

  it('an entry that nothing explains and no number names is held', () => {
    expect(codes(planReminders(planInput([overdue({ kind: 'other', documentRef: '' })])))).toEqual({ F1: 'no-detail' })
  })

  it('an opening balance without detail is held', () => {
    expect(codes(planReminders(planInput([overdue({ kind: 'opening', withoutDetail: true })])))).toEqual({ F1: 'no-detail' })
    expect(codes(planReminders(planInput([invoice('F2', null)])))).toEqual({ F2: 'no-detail' })
  })

  it('an invoice in another currency is held', () => {
    const held = onlyHeld(planReminders(planInput([overdue({ foreign: { currency: 'USD', hundredths: 130_000 } })])))
    expect(held.reason.code).toBe('other-currency')
    expect(held.reason.text).toContain('USD')
  })

  it('a balance left by a lettering is held, unless the dossier reminds it as part-paid', () => {
    const item = overdue({ unconfirmedLettering: true })
    expect(codes(planReminders(planInput([item])))).toEqual({ F1: 'unconfirmed-lettering' })
    const reminds = settings({}, { import: { ...settings().import, unbalancedLetters: 'remind' } })
    expect(steps(planReminders(planInput([item], { settings: reminds })))).toEqual({ F1: 'relance-1' })
  })

  it('an invoice whose exact payment was seen is held', () => {
    const held = onlyHeld(planReminders(planInput([overdue({ paymentSeen: true }), credit('VIR', 120_000)])))
    expect(held.reason.code).toBe('payment-seen')
    expect(plain(held.reason.text)).toBe(
      'Un règlement non lettré de 1 200,00 €, exactement le montant dû, figure au compte : lettrez-le avec la facture, ou avec celle qu’il règle.',
    )
  })
})

describe('who the customer is', () => {
  const planFor = (changes: Parameters<typeof customer>[1], items = [overdue()]) =>
    planReminders(planInput(items, { customers: [customer('C001', changes)] }))

  it('an excluded customer is held with the reason given', () => {
    expect(onlyHeld(planFor({ excluded: 'litige ancien' })).reason).toMatchObject({
      code: 'excluded',
      text: 'Client exclu des relances\u00a0: litige ancien.',
    })
  })

  it('a customer on direct debit is held, his bounced payment is not', () => {
    const items = [overdue(), invoice('REJET', '2026-10-01', { kind: 'bounced' })]
    const plan = planFor({ directDebit: true }, items)
    expect(codes(plan)).toEqual({ F1: 'direct-debit' })
    expect(steps(plan)).toEqual({ REJET: 'bounced-payment' })
  })

  it('a customer whose history no longer links is held', () => {
    const item = overdue()
    expect(
      codes(planReminders(planInput([item], { unlinked: new Map([[item.customer, { lost: [item.key], now: [], twins: [] }]]) }))),
    ).toEqual({ F1: 'history-unlinked' })
  })

  it('a customer of whom only the books speak has no contact and is held', () => {
    const held = onlyHeld(planReminders({ ...planInput([overdue()]), customers: new Map() }))
    expect(held.reason.code).toBe('no-contact')
    expect(held.reason.text).toContain('adresse électronique')
  })
})

describe('holds set by people', () => {
  it.each(['dispute', 'promise', 'payment-plan', 'paused', 'handed-over', 'received', 'excluded', 'assigned', 'invoice-refused'] as const)(
    '%s on the whole customer holds all his debts',
    (code) => {
      const plan = planReminders(planInput([overdue(), invoice('F2', '2026-12-31')], { holds: [manualHold(code)] }))
      expect(codes(plan)).toEqual({ F1: code, F2: code })
      expect(plan.toSend).toEqual([])
    },
  )

  it('insolvency holds what is older than the judgment, and leaves later invoices free (C. com. L622-17)', () => {
    const judgment = manualHold('insolvency', { from: isoDay('2026-10-15') })
    const before = invoice('F1', '2026-11-01', { issuedOn: isoDay('2026-10-14') })
    const later = invoice('F2', '2026-11-14', { issuedOn: isoDay('2026-10-15') })
    const plan = planReminders(planInput([before, later], { holds: [judgment] }))
    expect(codes(plan)).toEqual({ F1: 'insolvency' })
    expect(steps(plan)).toEqual({ F2: 'relance-1' })
  })

  it('a hold on one invoice leaves the others free', () => {
    const plan = planReminders(
      planInput([overdue(), invoice('F2', '2026-10-01')], { holds: [manualHold('dispute', { item: overdue().key })] }),
    )
    expect(codes(plan)).toEqual({ F1: 'dispute' })
    expect(steps(plan)).toEqual({ F2: 'relance-1' })
  })

  it.each([
    ['2026-11-20', '2026-11-20', true],
    ['2026-11-01', null, true],
    ['2026-11-21', null, false],
    ['2026-11-01', '2026-11-19', false],
  ])('a pause from %s until %s is in force on 20 November: %s', (from, until, inForce) => {
    const holds = [manualHold('paused', { from: isoDay(from), until: until === null ? null : isoDay(until) })]
    expect(planReminders(planInput([overdue()], { holds })).toSend).toHaveLength(inForce ? 0 : 1)
  })

  it('says what, until when and why', () => {
    const holds = [manualHold('promise', { until: isoDay('2026-11-30'), text: 'virement annoncé par Mme Leroy.' })]
    expect(onlyHeld(planReminders(planInput([overdue()], { holds }))).reason).toEqual({
      code: 'promise',
      until: '2026-11-30',
      text: 'Promesse de règlement jusqu’au 30/11/2026\u00a0: virement annoncé par Mme Leroy.',
    })
  })

  it('of two holds tells the one that lasts longest', () => {
    const holds = [
      manualHold('promise', { until: isoDay('2026-11-30') }),
      manualHold('dispute'),
      manualHold('paused', { until: isoDay('2027-01-31') }),
    ]
    expect(codes(planReminders(planInput([overdue()], { holds })))).toEqual({ F1: 'dispute' })
  })

  it('tells a decision of a person rather than what the item is', () => {
    const holds = [manualHold('dispute', { item: overdue().key })]
    expect(codes(planReminders(planInput([overdue({ unconfirmedLettering: true })], { holds })))).toEqual({ F1: 'dispute' })
  })
})

describe('a part held', () => {
  const disputed = (amount: number, changes = {}) =>
    manualHold('dispute', { item: overdue().key, cents: cents(amount), text: 'palette abîmée', ...changes })

  it('holds the disputed part and reminds the rest', () => {
    const plan = planReminders(planInput([overdue()], { holds: [disputed(20_000)] }))
    expect(onlyReminder(plan)).toMatchObject({ principalCents: 100_000, totalCents: 100_000 })
    expect(onlyReminder(plan).items[0]).toMatchObject({ outstandingCents: 100_000, heldCents: 20_000, originalCents: 120_000 })
    const held = onlyHeld(plan)
    expect(held).toMatchObject({ outstandingCents: 20_000, partial: true, reason: { code: 'dispute' } })
    expect(plain(held.reason.text)).toBe('Litige en cours, pour 200,00 € : palette abîmée.')
  })

  it('holds the whole when the disputed amount reaches it', () => {
    const held = onlyHeld(planReminders(planInput([overdue()], { holds: [disputed(150_000)] })))
    expect(held).toMatchObject({ outstandingCents: 120_000, partial: false, reason: { code: 'dispute' } })
  })

  it('adds up several parts', () => {
    const holds = [disputed(20_000), manualHold('received', { item: overdue().key, cents: cents(30_000) })]
    const plan = planReminders(planInput([overdue()], { holds }))
    expect(onlyReminder(plan).principalCents).toBe(70_000)
    expect(onlyHeld(plan).outstandingCents).toBe(50_000)
  })

  it('takes money received without a reference from the oldest debts first', () => {
    const items = [invoice('F2', '2026-10-05'), overdue(), invoice('F3', '2026-10-09')]
    const plan = planReminders(planInput(items, { holds: [manualHold('received', { cents: cents(150_000) })] }))
    expect(plan.held.map((held) => [held.ref, held.outstandingCents, held.partial])).toEqual([
      ['F1', 120_000, false],
      ['F2', 30_000, true],
    ])
    expect(onlyReminder(plan).items.map((item) => [item.ref, item.outstandingCents])).toEqual([
      ['F2', 90_000],
      ['F3', 120_000],
    ])
  })

  it('tells the part too when the rest waits for another reason', () => {
    const holds = [manualHold('dispute', { item: invoice('F2', null).key, cents: cents(100), text: 'frais de port' })]
    const held = onlyHeld(planReminders(planInput([invoice('F2', '2026-12-31')], { holds })))
    expect(held).toMatchObject({ outstandingCents: 120_000, partial: false, reason: { code: 'not-due' } })
    expect(plain(held.reason.text)).toBe('Pas encore échue : échéance le 31/12/2026. Litige en cours, pour 1,00 € : frais de port.')
  })

  it('asks for no penalties in a formal notice while a part is disputed', () => {
    const history = [sent('relance-3', '2026-11-01', [overdue()])]
    expect(onlyReminder(planReminders(planInput([overdue()], { sent: history }))).claimsPenalties).toBe(true)
    const input = planInput([overdue()], { sent: history, holds: [disputed(20_000)] })
    expect(onlyReminder(planReminders(input))).toMatchObject({ step: 'formal-notice', claimsPenalties: false, totalCents: 100_000 })
  })
})

describe('what is not a customer', () => {
  it('is never reminded once the settings list its code or its name, however they are written', () => {
    const { import: ordinary } = settings()
    const listed = (name: string) => settings({}, { import: { ...ordinary, pseudoCustomers: [name] } })
    const codesWith = (name: string) => codes(planReminders(planInput([invoice('F1', '2026-10-01')], { settings: listed(name) })))
    expect(codesWith('c-001')).toEqual({ F1: 'excluded' })
    expect(codesWith('CLIENT C001')).toEqual({ F1: 'excluded' })
    expect(codesWith('C00')).toEqual({})
  })
})
