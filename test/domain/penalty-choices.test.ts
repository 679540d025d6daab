import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import { customerCode } from '../../src/domain/names.ts'
import { explainClaim } from '../../src/domain/penalty.ts'
import { penaltyChoices } from '../../src/domain/penalty-exceptions.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { PenaltyException, PenaltySettings } from '../../src/domain/settings.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

/** 10 000,00 € of 21 May, due on 20 June 2026, seen on 10 July: 33,29 + 33,97 = 67,26 € of interest unless told otherwise. */
function explained(changes: Partial<ClaimInput> = {}, settings: Partial<PenaltySettings> = {}) {
  const input: ClaimInput = {
    customer: null,
    ref: 'F1',
    kind: 'invoice',
    amountCents: cents(1_000_000),
    issuedOn: isoDay('2026-05-21'),
    dueOn: isoDay('2026-06-20'),
    until: isoDay('2026-07-10'),
    payments: [],
    regime: 'business',
    noticeOn: null,
    settings: { ...PENALTIES, ...settings },
    ...changes,
  }
  return explainClaim(input, rateTable())
}

const part = (day: string, amount: number) => ({ day: isoDay(day), cents: cents(amount) })
const reading = (claim: ReturnType<typeof explained>, name: string) => claim.readings.find((one) => one.name === name)

describe('a credit note', () => {
  const creditNotes = [part('2026-06-30', 400_000)]

  it('reduces the invoice from the start: 6 000,00 € at 12,15 % for 10 days, then at 12,40 % for 10 days', () => {
    const claim = explained({ creditNotes })
    // 6 000 × 12,15 % × 10 ÷ 365 = 19,972... ; 6 000 × 12,40 % × 10 ÷ 365 = 20,383...
    expect(claim.periods.map((period) => period.interestCents)).toEqual([1997, 2038])
    expect(claim).toMatchObject({ principalCents: 600_000, amountCents: 1_000_000, interestCents: 4035 })
  })

  it('reduces it from its own day when the settings say so, and each way tells the other', () => {
    const claim = explained({ creditNotes }, { creditNotes: 'own-day' })
    // 10 000 until 30 June (33,29), then 6 000 (20,38).
    expect(claim.interestCents).toBe(3329 + 2038)
    expect(reading(claim, 'credit-notes')).toMatchObject({ interestCents: 4035, totalCents: 600_000 + 4035 + 4000 })
    expect(reading(explained({ creditNotes }), 'credit-notes')).toMatchObject({ interestCents: 5367 })
  })

  it('pays no interest even when payments pay interest first', () => {
    const claim = explained({ creditNotes }, { creditNotes: 'own-day', imputation: 'interest' })
    expect(claim).toMatchObject({ principalCents: 600_000, interestCents: 5367 })
    expect(claim.paidInterestCents).toBeUndefined()
  })

  it('is told as one, on its day, so that whoever redoes the calculation finds it', () => {
    expect(explained({ creditNotes }).payments).toEqual([{ day: '2026-06-30', cents: 400_000, what: 'avoir', principalOnly: true }])
  })

  it('for the whole invoice leaves nothing late', () => {
    expect(explained({ creditNotes: [part('2026-07-05', 1_000_000)] })).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 0 })
  })
})

describe('collective proceedings', () => {
  it('stop the interest the day before the judgment and forbid to claim', () => {
    const claim = explained({ insolvencyOn: isoDay('2026-07-01') })
    expect(claim).toMatchObject({ interestCents: 3329, feeCents: 4000, claimable: false, insolvencyOn: '2026-07-01' })
    expect(claim.periods).toEqual([
      { from: '2026-06-21', to: '2026-06-30', days: 10, baseCents: 1_000_000, rateBps: 1215, interestCents: 3329 },
    ])
    expect(claim.notes[0]).toContain('Procédure collective ouverte le 01/07/2026')
  })

  it('leave no fee for what fell due on the day of the judgment or after it', () => {
    expect(explained({ insolvencyOn: isoDay('2026-06-20') })).toMatchObject({ interestCents: 0, feeCents: 0 })
    expect(explained({ insolvencyOn: isoDay('2026-06-21') })).toMatchObject({ interestCents: 0, feeCents: 4000 })
  })

  it('change nothing for an invoice of the day of the judgment or later', () => {
    const claim = explained({ insolvencyOn: isoDay('2026-05-21') })
    expect(claim).toMatchObject({ interestCents: 6726, feeCents: 4000, claimable: true, insolvencyOn: null })
  })

  it('a later payment still reduces what is owed', () => {
    const claim = explained({ insolvencyOn: isoDay('2026-07-01'), payments: [part('2026-07-05', 250_000)] })
    expect(claim).toMatchObject({ principalCents: 750_000, interestCents: 3329 })
  })
})

describe('other readings', () => {
  it('are told where they give another sum, and nowhere else', () => {
    const claim = explained()
    expect(claim.readings.map(({ name }) => name)).toEqual(['half-year'])
    // 10 000 × 12,15 % × 20 ÷ 365 = 66,575...
    expect(claim.readings[0]).toMatchObject({ interestCents: 6658, totalCents: 1_000_000 + 6658 + 4000 })
  })

  it('of a part payment: on interest first', () => {
    const claim = explained({ payments: [part('2026-06-30', 500_000)] })
    // Principal first: 33,29 + 5 000 × 12,40 % × 10 ÷ 365 = 16,986...
    expect(claim.interestCents).toBe(3329 + 1699)
    // Interest first: 33,29 are paid, 5 033,29 are left and bear 17,099...
    expect(reading(claim, 'imputation')).toMatchObject({ principalCents: 503_329, interestCents: 1710, totalCents: 503_329 + 1710 + 4000 })
  })

  it('of a part payment are none once interest was paid apart: the other way cannot be told any more', () => {
    const due = { state: 'due', day: null, reason: null } as const
    const interest = { state: 'paid', day: isoDay('2026-07-05'), reason: null } as const
    const history = { interest, interestPaidCents: cents(3000), fee: due }
    const claim = explained({ payments: [part('2026-06-30', 500_000)], history })
    expect(reading(claim, 'imputation')).toBeUndefined()
    expect(claim.notes.join(' ')).not.toContain('plus élevé')
  })

  it('of unallocated credits: imputed on their day', () => {
    const claim = explained({ unallocated: [part('2026-06-30', 1_000_000)] })
    expect(reading(claim, 'unallocated-credits')).toMatchObject({ principalCents: 0, interestCents: 3329, feeCents: 4000 })
    expect(claim.interestCents).toBe(6726)
  })

  it('of several instalments: one fee each', () => {
    expect(reading(explained({ feeElsewhere: true }), 'instalment-fee')).toMatchObject({ feeCents: 4000 })
    expect(explained({ feeElsewhere: true }).feeCents).toBe(0)
    expect(explained({ feeElsewhere: true }, { instalmentFee: 'instalment' }).feeCents).toBe(4000)
  })

  it('of a leap year: 366 days', () => {
    const leap = { issuedOn: isoDay('2024-01-01'), dueOn: isoDay('2024-01-31'), until: isoDay('2024-03-01') }
    // 10 000 × 14,50 % × 30 ÷ 365 = 119,178... ; ÷ 366 = 118,852...
    expect(explained(leap).interestCents).toBe(11_918)
    expect(reading(explained(leap), 'basis')).toMatchObject({ interestCents: 11_885 })
  })

  it('are none for a public buyer whose rate the law freezes', () => {
    expect(explained({ regime: 'public' }).readings).toEqual([])
  })
})

describe('what has become of a claim', () => {
  const due = { state: 'due', day: null, reason: null } as const

  it('a waived fee is no longer asked for, and says why', () => {
    const fee = { state: 'waived', day: isoDay('2026-07-02'), reason: 'geste commercial' } as const
    const claim = explained({ history: { interest: due, interestPaidCents: cents(0), fee } })
    expect(claim).toMatchObject({ interestCents: 6726, feeCents: 0, totalCents: 1_006_726 })
    expect(claim.notes).toContain('L’indemnité a été abandonnée le 02/07/2026 (geste commercial).')
  })

  it('a fee claimed before is still owed, once', () => {
    const fee = { state: 'claimed', day: isoDay('2026-07-02'), reason: 'mise en demeure' } as const
    const claim = explained({ history: { interest: due, interestPaidCents: cents(0), fee } })
    expect(claim).toMatchObject({ feeCents: 4000, fee })
    expect(claim.notes).toContain('L’indemnité a été réclamée le 02/07/2026 (mise en demeure)\u00a0: toujours due, comptée une seule fois.')
  })

  it('interest paid already is taken off, waived interest is not asked for', () => {
    const paid = { state: 'paid', day: isoDay('2026-07-02'), reason: null } as const
    const history = { interest: paid, interestPaidCents: cents(3000), fee: due }
    expect(explained({ history })).toMatchObject({ interestCents: 3726, paidInterestCents: 3000 })
    const waived = { state: 'waived', day: isoDay('2026-07-02'), reason: null } as const
    expect(explained({ history: { ...history, interest: waived, interestPaidCents: cents(0) } }).interestCents).toBe(0)
  })
})

describe('exceptions', () => {
  const exception = (changes: Partial<PenaltyException>): PenaltyException => ({
    customer: customerCode('C001'),
    ref: null,
    changes: {},
    noticeOn: null,
    because: null,
    ...changes,
  })
  const choices = (...penaltyExceptions: PenaltyException[]) =>
    penaltyChoices({ penalties: PENALTIES, penaltyExceptions }, customerCode('C001'), 'F1')

  it('leave the dossier’s choices where there is none for this customer', () => {
    expect(choices(exception({ customer: customerCode('C002'), changes: { basis: 'actual' } }))).toEqual({
      settings: PENALTIES,
      chosenBy: {},
      noticeOn: null,
      because: [],
    })
  })

  it('of an invoice win over those of its customer, whatever their order', () => {
    const found = choices(
      exception({ ref: 'F1', changes: { basis: 'actual' }, noticeOn: isoDay('2026-05-04') }),
      exception({ changes: { basis: '365', imputation: 'interest' }, because: 'contrat' }),
    )
    expect(found.settings).toEqual({ ...PENALTIES, basis: 'actual', imputation: 'interest' })
    expect(found.chosenBy).toEqual({ basis: 'invoice', imputation: 'customer' })
    expect(found.noticeOn).toBe('2026-05-04')
    expect(found.because).toEqual(['Choix propres à ce client\u00a0: contrat.'])
  })

  it('tell on the claim who made each choice', () => {
    const { settings, chosenBy } = choices(exception({ ref: 'F1', changes: { rate: { kind: 'contract', rateBps: 1000 } } }))
    const claim = explained({ settings, chosenBy })
    expect(claim.choices.find(({ name }) => name === 'rate')).toEqual({
      name: 'rate',
      text: 'Taux du contrat ou des conditions générales : 10,00\u00a0% l’an (C. com. art. L441-10 II)',
      by: 'invoice',
    })
  })
})

describe('the rates behind a claim', () => {
  it('say how each half-year’s is made, and where it is published', () => {
    const made = explained().rates.map(({ half, rateBps, made: text }) => [half, rateBps, text])
    expect(made).toEqual([
      ['2026-S1', 1215, 'BCE 2,15\u00a0% + 10 points'],
      ['2026-S2', 1240, 'BCE 2,40\u00a0% + 10 points'],
    ])
    expect(explained().rates.every(({ source }) => source.includes('ecb.europa.eu'))).toBe(true)
  })

  it('of a consumer after a formal notice, of a public buyer, of three times the legal rate', () => {
    const consumer = explained({ regime: 'consumer', noticeOn: isoDay('2026-06-30') })
    expect(consumer.rates).toMatchObject([{ half: '2026-S2', rateBps: 275, made: 'taux d’intérêt légal 2,75\u00a0%' }])
    // 10 000 × 2,75 % × 10 ÷ 365 = 7,534...
    expect(consumer).toMatchObject({ interestCents: 753, feeCents: 0 })
    expect(explained({ regime: 'public' }).rates).toMatchObject([{ half: '2026-S1', rateBps: 1015, made: 'BCE 2,15\u00a0% + 8 points' }])
    expect(explained({}, { rate: { kind: 'legal x3' } }).rates[0]).toMatchObject({
      rateBps: 786,
      made: '3 × taux d’intérêt légal 2,62\u00a0%',
    })
  })
})
