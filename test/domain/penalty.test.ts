import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import { computeClaim } from '../../src/domain/penalty.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { PenaltySettings } from '../../src/domain/settings.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

/** 10 000,00 € due on 20 June 2026, seen on 10 July, unless told otherwise. */
function claim(changes: Partial<ClaimInput> = {}, settings: Partial<PenaltySettings> = {}, rates = rateTable()) {
  const input: ClaimInput = {
    customer: null,
    ref: 'F1',
    kind: 'invoice',
    amountCents: cents(1_000_000),
    issuedOn: null,
    dueOn: isoDay('2026-06-20'),
    until: isoDay('2026-07-10'),
    payments: [],
    regime: 'business',
    noticeOn: null,
    settings: { ...PENALTIES, ...settings },
    ...changes,
  }
  return computeClaim(input, rates)
}

const paid = (day: string, amount: number) => ({ day: isoDay(day), cents: cents(amount) })

describe('a claim between businesses', () => {
  it('bears ten days at 12.15 % and ten at 12.40 % over the end of June 2026', () => {
    expect(claim()).toEqual({
      customer: null,
      ref: 'F1',
      regime: 'business',
      dueOn: '2026-06-20',
      principalCents: 1_000_000,
      periods: [
        { from: '2026-06-21', to: '2026-06-30', days: 10, baseCents: 1_000_000, rateBps: 1215, interestCents: 3329 },
        { from: '2026-07-01', to: '2026-07-10', days: 10, baseCents: 1_000_000, rateBps: 1240, interestCents: 3397 },
      ],
      interestCents: 6726,
      feeCents: 4000,
      totalCents: 1_010_726,
      unknownRateDays: 0,
      limitationOn: '2031-05-21',
      claimable: true,
      notes: [],
    })
  })

  it('makes one period of two half-years with the same rate', () => {
    const { periods } = claim({ dueOn: isoDay('2025-12-20'), until: isoDay('2026-01-10') })
    expect(periods).toEqual([{ from: '2025-12-21', to: '2026-01-10', days: 21, baseCents: 1_000_000, rateBps: 1215, interestCents: 6990 }])
  })

  it('owes nothing, fee included, when paid on the due day', () => {
    const onTime = claim({ payments: [paid('2026-06-20', 1_000_000)] })
    expect(onTime).toMatchObject({ principalCents: 0, interestCents: 0, feeCents: 0, totalCents: 0, periods: [], claimable: false })
    expect(onTime.notes).toEqual(['Aucun retard au 10/07/2026\u00a0: ni pénalité, ni indemnité.'])
  })

  it('owes the fee and the interest still after the principal was paid late', () => {
    const late = claim({ payments: [paid('2026-06-21', 1_000_000)] })
    expect(late).toMatchObject({ principalCents: 0, interestCents: 333, feeCents: 4000, totalCents: 4333, claimable: true })
    expect(late.periods.map(({ from, to }) => [from, to])).toEqual([['2026-06-21', '2026-06-21']])
  })

  it('lets the balance fall from the day after each part payment', () => {
    const { periods, principalCents } = claim({ payments: [paid('2026-07-05', 100_000), paid('2026-06-25', 400_000)] })
    expect(periods.map(({ to, days, baseCents, rateBps }) => [to, days, baseCents, rateBps])).toEqual([
      ['2026-06-25', 5, 1_000_000, 1215],
      ['2026-06-30', 5, 600_000, 1215],
      ['2026-07-05', 5, 600_000, 1240],
      ['2026-07-10', 5, 500_000, 1240],
    ])
    expect(principalCents).toBe(500_000)
  })

  it('takes an advance off before interest starts', () => {
    const { periods } = claim({ payments: [paid('2026-05-02', 400_000), paid('2026-06-20', 100_000)] })
    expect(periods.map(({ days, baseCents }) => [days, baseCents])).toEqual([
      [10, 500_000],
      [10, 500_000],
    ])
  })

  it('ignores a payment after the day, and tells of an overpayment without going below zero', () => {
    expect(claim({ payments: [paid('2026-07-11', 1_000_000)] }).principalCents).toBe(1_000_000)
    const over = claim({ payments: [paid('2026-06-25', 1_000_050)] })
    expect(over.principalCents).toBe(0)
    expect(over.notes).toEqual(['Trop-perçu de 0,50\u00a0€, non imputé sur cette facture.'])
  })

  it('shows what the other imputation of a late payment would change', () => {
    // Interest first would leave 16,64 € of principal, bearing 0,03 € until 30 June and 0,06 € until 10 July.
    expect(claim({ payments: [paid('2026-06-25', 1_000_000)] }).notes).toEqual([
      'Règlements imputés d’abord sur le principal\u00a0; imputés d’abord sur les intérêts (C. civ. art. 1343-1), le total serait plus élevé de 0,09\u00a0€.',
    ])
  })

  it('refuses a negative payment', () => {
    expect(() => claim({ payments: [paid('2026-06-25', -1)] })).toThrow(RangeError)
  })

  it('is exact where floating numbers are not: ten years on one hundred million euros', () => {
    const tenYears = claim(
      { amountCents: cents(10_000_000_000), dueOn: isoDay('2016-06-30'), until: isoDay('2026-06-28') },
      { rate: { kind: 'contract', rateBps: 1215 } },
    )
    expect(tenYears.periods).toHaveLength(1)
    expect(tenYears.periods[0]?.days).toBe(3650)
    expect(tenYears.interestCents).toBe(12_150_000_000)
  })
})

describe('half-years without a published rate', () => {
  const overNewYear = { dueOn: isoDay('2026-12-20'), until: isoDay('2027-01-10') }

  it('counts their days apart and names them', () => {
    const open = claim(overNewYear)
    expect(open).toMatchObject({ interestCents: 3737, unknownRateDays: 10, feeCents: 4000, claimable: true })
    expect(open.notes).toEqual([
      'Taux non publié pour le 1er semestre 2027\u00a0: 10 jours de retard exclus du calcul, entre le 01/01/2027 et le 10/01/2027.',
    ])
  })

  it('uses the rate the user added', () => {
    const added = rateTable([{ half: '2027-S1', ecbBps: 265, legalConsumerBps: null, legalOtherBps: null, source: 'BCE' }])
    expect(claim(overNewYear, {}, added)).toMatchObject({ interestCents: 3737 + 3466, unknownRateDays: 0, notes: [] })
  })

  it('counts the whole delay when the rate of the calculation day is asked and not known', () => {
    expect(claim(overNewYear, { halfYear: 'current' })).toMatchObject({ interestCents: 0, unknownRateDays: 21, periods: [] })
    expect(claim(overNewYear, { halfYear: 'frozen' })).toMatchObject({ interestCents: 7134, unknownRateDays: 0 })
  })

  it('bears the contract rate without waiting for the ECB', () => {
    expect(claim(overNewYear, { rate: { kind: 'contract', rateBps: 1500 } })).toMatchObject({ interestCents: 8630, unknownRateDays: 0 })
  })

  it('does not join the days on either side of a gap into one period', () => {
    const gap = new Map([...rateTable()].filter(([half]) => half !== '2025-S2'))
    const { periods, unknownRateDays } = claim({ dueOn: isoDay('2025-06-25'), until: isoDay('2026-01-05') }, {}, gap)
    expect(periods.map(({ from, to }) => [from, to])).toEqual([
      ['2025-06-26', '2025-06-30'],
      ['2026-01-01', '2026-01-05'],
    ])
    expect(unknownRateDays).toBe(184)
  })
})

describe('other regimes', () => {
  it('freezes the rate of a public buyer whatever the setting, and adds the fee', () => {
    const bought = claim({ regime: 'public', issuedOn: isoDay('2026-05-21') }, { halfYear: 'split', rate: null })
    expect(bought.periods).toEqual([
      { from: '2026-06-21', to: '2026-07-10', days: 20, baseCents: 1_000_000, rateBps: 1015, interestCents: 5562 },
    ])
    expect(bought).toMatchObject({ feeCents: 4000, limitationOn: '2031-01-01', claimable: true, notes: [] })
  })

  it('starts on 1 July for a public buyer whose period ends on 30 June', () => {
    expect(claim({ regime: 'public', dueOn: isoDay('2026-06-30') }).periods[0]?.rateBps).toBe(1040)
  })

  it('asks nothing of a consumer before a formal notice, and never the fee', () => {
    const before = claim({ regime: 'consumer' })
    expect(before).toMatchObject({ principalCents: 1_000_000, interestCents: 0, feeCents: 0, claimable: false })
    expect(before.notes).toEqual([
      'Client consommateur\u00a0: aucun intérêt avant une mise en demeure (C. civ. art. 1231-6), jamais d’indemnité de 40\u00a0€.',
    ])
    const after = claim({ regime: 'consumer', noticeOn: isoDay('2026-06-28') }, { halfYear: 'frozen', rate: null })
    expect(after.periods.map(({ from, days, rateBps }) => [from, days, rateBps])).toEqual([
      ['2026-06-29', 2, 262],
      ['2026-07-01', 10, 275],
    ])
    expect(after).toMatchObject({ feeCents: 0, claimable: true })
    expect(after.notes).toEqual([
      'Client consommateur\u00a0: intérêt légal depuis la mise en demeure du 28/06/2026 (C. civ. art. 1231-6), jamais d’indemnité.',
    ])
  })

  it('does not let a consumer owe interest before the due date, even noticed earlier', () => {
    const early = claim({ regime: 'consumer', noticeOn: isoDay('2026-06-01') })
    expect(early.periods[0]?.from).toBe('2026-06-21')
  })

  it('says so when the notice is of the day itself', () => {
    const today = claim({ regime: 'consumer', noticeOn: isoDay('2026-07-10') })
    expect(today.notes).toEqual([
      'Client consommateur\u00a0: aucun jour de retard entre la mise en demeure du 10/07/2026 et le calcul du 10/07/2026.',
    ])
  })

  it('takes a consumer’s payment between due date and notice off the principal alone', () => {
    const part = claim(
      { regime: 'consumer', noticeOn: isoDay('2026-06-30'), payments: [paid('2026-06-25', 400_000)] },
      { imputation: 'interest' },
    )
    expect(part.periods.map(({ from, baseCents }) => [from, baseCents])).toEqual([['2026-07-01', 600_000]])
  })

  it('asks nothing abroad without a contract rate, and the contract rate with one, never the fee', () => {
    const without = claim({ regime: 'abroad' })
    expect(without).toMatchObject({ interestCents: 0, feeCents: 0, limitationOn: null, claimable: false, unknownRateDays: 0 })
    expect(without.notes).toEqual([
      'Client à l’étranger sans taux prévu au contrat\u00a0: aucune pénalité de droit français n’est calculée.',
    ])
    const withRate = claim({ regime: 'abroad' }, { rate: { kind: 'contract', rateBps: 500 } })
    expect(withRate).toMatchObject({ interestCents: 2740, feeCents: 0, claimable: false })
    expect(withRate.notes[0]).toContain('si ce contrat est soumis au droit français')
  })

  it('shows what may be time-barred and claims nothing of it', () => {
    const old = claim({ issuedOn: isoDay('2015-01-15'), dueOn: isoDay('2015-02-14'), until: isoDay('2020-01-15') })
    expect(old).toMatchObject({ limitationOn: '2020-01-15', feeCents: 4000, claimable: false })
    expect(old.notes[0]).toBe('Prescription possible depuis le 15/01/2020 au plus tôt, à vérifier\u00a0: rien n’est réclamé.')
    expect(claim({ issuedOn: isoDay('2015-01-15'), dueOn: isoDay('2015-02-14'), until: isoDay('2020-01-14') }).claimable).toBe(true)
  })

  it('shows a customer to confirm as a business and claims nothing', () => {
    const unsure = claim({ regime: 'to-confirm' })
    expect(unsure).toMatchObject({ interestCents: 6726, feeCents: 4000, claimable: false, limitationOn: '2028-05-21' })
    expect(unsure.notes[0]).toContain('Le régime du client est à confirmer')
  })
})

describe('settings of the penalties', () => {
  it('shows an unconfirmed rate at ECB + 10 and claims nothing', () => {
    const unsure = claim({}, { rate: null })
    expect(unsure).toMatchObject({ interestCents: 6726, claimable: false })
    expect(unsure.notes[0]).toContain('n’est pas confirmé')
  })

  it('warns once per half-year of a contract rate below the floor', () => {
    const { notes, claimable } = claim({}, { rate: { kind: 'contract', rateBps: 500 } })
    expect(notes).toEqual([
      'Le taux du contrat (5,00\u00a0%) est inférieur au plancher légal de trois fois le taux d’intérêt légal (7,86\u00a0% au 1er semestre 2026)\u00a0: le taux du contrat est appliqué.',
      'Le taux du contrat (5,00\u00a0%) est inférieur au plancher légal de trois fois le taux d’intérêt légal (8,25\u00a0% au 2e semestre 2026)\u00a0: le taux du contrat est appliqué.',
    ])
    expect(claimable).toBe(true)
  })

  it('says that a floor is not published yet', () => {
    const { notes } = claim(
      { dueOn: isoDay('2027-01-10'), until: isoDay('2027-01-20') },
      { rate: { kind: 'contract', rateBps: 500 }, belowFloor: 'floor' },
    )
    expect(notes).toEqual(['Plancher légal non publié pour le 1er semestre 2027\u00a0: le taux du contrat est appliqué.'])
  })

  it('rounds a period over two years once on the actual base', () => {
    // 2 days of 2024 (1/366 each) and 3 of 2025 (1/365 each) of 12 000,00 € at 14.60 %: 957.377 + 1440 cents.
    const { periods } = claim(
      { amountCents: cents(1_200_000), dueOn: isoDay('2024-12-29'), until: isoDay('2025-01-03') },
      { rate: { kind: 'contract', rateBps: 1460 }, basis: 'actual' },
    )
    expect(periods.map(({ days, interestCents }) => [days, interestCents])).toEqual([[5, 2397]])
  })
})

describe('interest first (C. civ. 1343-1)', () => {
  const contract: Partial<PenaltySettings> = { rate: { kind: 'contract', rateBps: 1825 }, imputation: 'interest' }
  // 18.25 % on 10 000,00 € is 5,00 € a day.

  it('does not cut the period when a payment only reaches the interest', () => {
    const { periods, principalCents, interestCents, paidInterestCents } = claim({ payments: [paid('2026-06-30', 3000)] }, contract)
    expect(periods.map(({ days, interestCents: earned }) => [days, earned])).toEqual([[20, 10_000]])
    expect({ principalCents, interestCents, paidInterestCents }).toEqual({
      principalCents: 1_000_000,
      interestCents: 7000,
      paidInterestCents: 3000,
    })
  })

  it('pays principal with what is left after the interest of the payment day', () => {
    const part = claim({ payments: [paid('2026-06-30', 505_000)] }, contract)
    expect(part.periods.map(({ days, baseCents, interestCents }) => [days, baseCents, interestCents])).toEqual([
      [10, 1_000_000, 5000],
      [10, 500_000, 2500],
    ])
    expect(part).toMatchObject({ principalCents: 500_000, interestCents: 2500, paidInterestCents: 5000, totalCents: 506_500 })
    expect(part.notes).toContain('Imputés d’abord sur le principal, les mêmes règlements laisseraient un total moins élevé de 0,25\u00a0€.')
  })

  it('lets a write-off take principal and leave the interest owed', () => {
    const writtenOff = { ...paid('2026-06-30', 1_000_000), principalOnly: true }
    expect(claim({ payments: [writtenOff] }, contract)).toMatchObject({ principalCents: 0, interestCents: 5000 })
  })
})

const ONLY_INVOICES = 'Seule une facture porte des pénalités de retard et l’indemnité forfaitaire.'

describe('what bears no penalty', () => {
  it.each([
    ['deposit', 'Facture d’acompte\u00a0: elle ne porte ni pénalités ni indemnité.'],
    ['penalty', 'Pénalités déjà comptabilisées\u00a0: elles ne portent pas intérêt (C. civ. art. 1343-2).'],
    ['retention', 'Retenue de garantie\u00a0: elle ne porte pas de pénalités avant sa date.'],
    ['doubtful', 'Créance passée en douteux\u00a0: ses pénalités ne sont pas calculées ici.'],
    ['bounced', ONLY_INVOICES],
    ['assigned', ONLY_INVOICES],
    ['opening', ONLY_INVOICES],
    ['other', ONLY_INVOICES],
  ] satisfies [MovementKind, string][])('%s', (kind, why) => {
    const other = claim({ kind, payments: [paid('2026-06-25', 400_000)] })
    expect(other).toMatchObject({ principalCents: 600_000, interestCents: 0, feeCents: 0, periods: [], claimable: false })
    expect(other.notes).toEqual([why])
  })

  it('a credit: nothing is unpaid', () => {
    expect(claim({ amountCents: cents(-5000) })).toMatchObject({ principalCents: 0, interestCents: 0, feeCents: 0, totalCents: 0 })
  })

  it('an obstacle forbids claiming without changing a figure, and is told first', () => {
    const held = claim({ obstacles: ['La facture est en litige.'] })
    expect(held).toMatchObject({ interestCents: 6726, feeCents: 4000, claimable: false, notes: ['La facture est en litige.'] })
  })
})
