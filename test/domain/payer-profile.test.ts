// Every expected number is worked out by hand in the comment above it.
import { describe, expect, it } from 'vitest'
import { addDays, isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import { payerProfile, payerProfiles, UNKNOWN_PAYER } from '../../src/domain/payer-profile.ts'
import { bounced, paid } from '../support/payer-builders.ts'
import { invoice } from '../support/plan-builders.ts'
import { plain } from '../support/runs.ts'

const DUE = isoDay('2026-03-31')

/** Invoices of 1 000,00 € due on 31 March 2026 and issued on 5 January, paid so many days after the due date. */
const late = (...days: number[]): OpenItem[] => days.map((count, index) => paid(`F${index}`, DUE, addDays(DUE, count)))

/** The same from 2022, paid in 2022. */
const old = (...days: number[]): OpenItem[] =>
  days.map((count, index) =>
    paid(`A${index}`, '2022-03-31', addDays(isoDay('2022-03-31'), count), {
      issuedOn: isoDay('2022-01-05'),
      bookedOn: isoDay('2022-01-05'),
    }),
  )

const facts = (items: readonly OpenItem[]) => payerProfile(items).facts.map(({ text }) => plain(text))

describe('the profile of a payer', () => {
  it('of whom nothing is known is new, in the middle of the scale', () => {
    // 80 − 30.
    expect(UNKNOWN_PAYER).toMatchObject({
      class: 'new',
      score: 50,
      because: 'aucune facture payée à une échéance connue',
      settledCount: 0,
      newPayer: true,
      latePayer: false,
    })
    expect(facts([])).toEqual(['Aucune facture payée à une échéance connue : −30'])
  })

  it('is new under three invoices paid, however late', () => {
    // 80 − 10 (one invoice short of three) − 40 (50 days, 40 at most) − 20 (all late) + 0 (two invoices).
    expect(payerProfile(late(50, 50))).toMatchObject({ class: 'new', score: 10, averageDaysLate: 50, newPayer: true, latePayer: false })
    // 80 − 20 + 10.
    expect(payerProfile(late(0))).toMatchObject({
      class: 'new',
      score: 70,
      because: '1 facture payée à une échéance connue, il en faut 3 pour juger',
    })
  })

  it('is good when every invoice is paid by its due date', () => {
    // 80 + 0 + 10 (none late) + 1 (three invoices).
    expect(payerProfile(late(0, -3, 0))).toMatchObject({ class: 'good', score: 91, because: '3 factures sur 3 réglées à l’échéance' })
    expect(facts(late(0, -3, 0))).toEqual(['3 factures payées, aucune en retard : +10', '3 factures sur douze mois : +1'])
  })

  it('is occasional when one invoice in three is late', () => {
    // (12 + 0 + 0) ÷ 3 = 4 days. 80 − 4 + (10 − 30 × 1 ÷ 3 = 0) + 1.
    const profile = payerProfile(late(12, 0, 0))
    expect(profile).toMatchObject({ class: 'occasional', averageDaysLate: 4, lateCount: 1, score: 77, latePayer: false })
    expect(profile.because).toBe('1 facture sur 3 en retard, 4 jours en moyenne pondérée')
  })

  it('is chronic when half of the invoices are late, by five days on average', () => {
    // (10 + 10 + 0 + 0) ÷ 4 = 5 days. 80 − 5 + (10 − 15 = −5) + 1 = 71.
    expect(payerProfile(late(10, 10, 0, 0))).toMatchObject({ class: 'chronic', averageDaysLate: 5, score: 71, latePayer: true })
    // (9 + 9 + 0 + 0) ÷ 4 = 4.5, rounded to 5; (8 + 8) ÷ 4 = 4: the bank's own slowness.
    expect(payerProfile(late(9, 9, 0, 0)).class).toBe('chronic')
    expect(payerProfile(late(8, 8, 0, 0))).toMatchObject({ class: 'occasional', averageDaysLate: 4, latePayer: true })
  })

  it('gains nothing by paying early', () => {
    // (10 + 0 + 0) ÷ 3 = 3.33, not (10 − 30 − 30) ÷ 3.
    expect(payerProfile(late(10, -30, -30)).averageDaysLate).toBe(3)
  })

  it('allows a good payer one late invoice in ten, by three days on average', () => {
    // 34 ÷ 10 = 3.4, rounded to 3; 35 ÷ 10 = 3.5, rounded to 4. Paid first of all, so that it is no trend.
    const nine = Array.from({ length: 9 }, () => 40)
    const ten = (days: number) => [
      paid('L', DUE, addDays(DUE, days)),
      ...nine.map((count, index) => paid(`F${index}`, '2026-06-30', addDays(DUE, count))),
    ]
    expect(payerProfile(ten(34))).toMatchObject({ class: 'good', averageDaysLate: 3, because: '9 factures sur 10 réglées à l’échéance' })
    expect(payerProfile(ten(35))).toMatchObject({ class: 'occasional', averageDaysLate: 4 })
  })

  it('counts each part payment for its own sum and its own day', () => {
    // 600 € 30 days late of 2 000 €: 18 000 ÷ 2 000 = 9 days. One invoice of three late.
    const parts = paid('F1', DUE, [
      ['2026-03-31', 400],
      ['2026-04-30', 600],
    ])
    const others = [paid('F2', DUE, DUE, { euros: 500 }), paid('F3', DUE, DUE, { euros: 500 })]
    expect(payerProfile([parts, ...others])).toMatchObject({ averageDaysLate: 9, lateCount: 1, settledCount: 3 })
  })

  it('leaves out what a credit note settled', () => {
    const cleared = paid('A1', DUE, '2026-06-30', { by: 'creditNote' })
    const reduced = paid('A2', DUE, [['2026-03-20', 1000]], { credited: ['2026-06-30', 200] })
    expect(payerProfile([...late(0, 0), cleared, reduced])).toMatchObject({ settledCount: 3, lateCount: 0, averageDaysLate: 0 })
  })

  it('shows one huge late invoice among many small ones by the money, and calls nobody chronic for it', () => {
    // 100 000 × 60 ÷ 100 900 = 59.46 days. 80 − 40 + (10 − 3) − 15 (one of the last three, 60 ÷ 3 = 20 days) + 3 (ten invoices) = 35.
    const small = Array.from({ length: 9 }, (_, index) => paid(`P${index}`, DUE, DUE, { euros: 100 }))
    const huge = paid('G', DUE, '2026-05-30', { euros: 100_000 })
    expect(payerProfile([huge, ...small])).toMatchObject({
      class: 'occasional',
      averageDaysLate: 59,
      lateCount: 1,
      trendDays: 20,
      score: 35,
    })
    expect(facts([huge, ...small])).toEqual([
      'En moyenne 59 jours de retard, pondérés par montant et ancienneté : −40',
      'Les 3 dernières factures payées 20 jours plus tard que les précédentes : −15',
      '1 facture sur 10 en retard : +7',
      '10 factures sur douze mois : +3',
    ])
  })

  it('shows many small late invoices beside a huge punctual one by their number', () => {
    // 900 × 30 ÷ 100 900 = 0.27 day; nine of ten late: 10 − 27 = −17.
    const small = Array.from({ length: 9 }, (_, index) => paid(`P${index}`, DUE, '2026-04-30', { euros: 100 }))
    const profile = payerProfile([paid('G', DUE, DUE, { euros: 100_000 }), ...small])
    expect(profile).toMatchObject({ class: 'occasional', averageDaysLate: 0, lateCount: 9 })
    expect(profile.facts.find(({ code }) => code === 'share')?.points).toBe(-17)
  })

  it('forgives old lateness by halves: four years ago, a sixteenth', () => {
    // Weights 1 ÷ 16 and 1: (4 × 40 ÷ 16) ÷ (4 ÷ 16 + 4) = 2.35 days. The last two against the rest: 0 − 160 ÷ 6 = −26.67.
    // 80 − 2 + (10 − 15) + 5 (better, 5 at most) + 6 (four years) + 1 (four invoices) = 85.
    const forgiven = payerProfile([
      ...old(40, 40, 40, 40),
      ...late(40, 40, 40, 40).map((item) => ({ ...item, dueOn: isoDay('2026-06-30') })),
    ])
    expect(forgiven).toMatchObject({ class: 'occasional', averageDaysLate: 2, lateCount: 4, trendDays: -27, score: 85 })
    // The same lateness last: 40 ÷ (1 + 1 ÷ 16) = 37.65.
    expect(payerProfile([...old(0, 0, 0, 0), ...late(40, 40, 40, 40)]).averageDaysLate).toBe(38)
  })

  it.each([
    ['2026-04-29', 15], // 364 days: (30 + 0) ÷ 2.
    ['2026-04-30', 10], // A full year: (30 ÷ 2) ÷ (1 ÷ 2 + 1).
    ['2027-04-29', 10],
    ['2027-04-30', 6], // Two: (30 ÷ 4) ÷ (1 ÷ 4 + 1).
  ])('halves a payment of 30 April 2025 for each full year before the last, %s', (last, days) => {
    expect(payerProfile([paid('F1', '2025-03-31', '2025-04-30'), paid('F2', last, last)]).averageDaysLate).toBe(days)
  })

  it('is at risk when a payment came back, until twelve months of payments have passed', () => {
    // 80 + 10 + 1 − 15.
    const profile = payerProfile([...late(0, 0, 0), bounced('2026-04-15')])
    expect(profile).toMatchObject({ class: 'at-risk', score: 76, because: 'un règlement revenu impayé le 15/04/2026' })
    const later = (day: string) => payerProfile([...late(0, 0, 0), bounced('2026-04-15'), paid('N', day, day)]).class
    expect([later('2027-04-14'), later('2027-04-15')]).toEqual(['at-risk', 'good'])
  })

  it('is at risk from two broken promises in twelve months', () => {
    const items = late(0, 0, 0)
    // 80 + 10 + 1 − 10, − 20.
    expect(payerProfile(items, [isoDay('2026-05-02')])).toMatchObject({ class: 'good', score: 81 })
    expect(payerProfile(items, [isoDay('2026-05-02'), isoDay('2027-05-01')])).toMatchObject({
      class: 'at-risk',
      score: 73,
      because: '2 promesses de règlement non tenues en douze mois',
    })
    expect(payerProfile(items, [isoDay('2026-05-02'), isoDay('2027-05-02')]).class).toBe('good')
  })

  it('is at risk when the last third is paid fifteen days later than the rest', () => {
    expect(payerProfile(late(0, 0, 0, 0, 15, 15))).toMatchObject({
      class: 'at-risk',
      trendDays: 15,
      because: 'les 2 dernières factures payées 15 jours plus tard que les précédentes',
    })
    expect(payerProfile(late(0, 0, 0, 0, 14, 14))).toMatchObject({ class: 'occasional', trendDays: 14 })
    // One late invoice of two is no trend, though it makes the average.
    expect(payerProfile(late(0, 0, 0, 0, 0, 40))).toMatchObject({ class: 'occasional', trendDays: 20 })
    expect(payerProfile(late(0, 0, 0, 60, 60))).toMatchObject({ class: 'occasional', trendDays: null })
  })

  it('rewards a customer of long standing who buys often, up to 100', () => {
    // 80 + 10 + 6 (four years) + 4 (twelve invoices): 100.
    const items = [...old(0), ...late(...Array.from({ length: 12 }, () => 0))]
    expect(payerProfile(items)).toMatchObject({ class: 'good', score: 100, seniorityYears: 4, invoicesPerYear: 12 })
    expect(facts(items)).toEqual([
      '13 factures payées, aucune en retard : +10',
      'Client depuis 4 ans : +6',
      '12 factures sur douze mois : +4',
    ])
  })

  it('has no score under 0', () => {
    // 80 − 40 − 20 − 30 − 20 + 1: −29.
    const worst = [...late(50, 50, 50), bounced('2026-06-01'), bounced('2026-06-08'), bounced('2026-06-15')]
    expect(payerProfile(worst, [isoDay('2026-06-02'), isoDay('2026-06-09'), isoDay('2026-06-16')]).score).toBe(0)
  })

  it('counts an open invoice as bought, not as paid', () => {
    expect(payerProfile([...late(0, 0), invoice('O', '2026-04-30')])).toMatchObject({ settledCount: 2, invoicesPerYear: 3, class: 'new' })
  })

  it('counts an invoice in several instalments once among those bought, and each of them as paid', () => {
    const [first, second] = late(0, 0) as [OpenItem, OpenItem]
    const instalments = [first, second].map((item) => ({ ...item, instalmentOf: first.key }))
    expect(payerProfile(instalments)).toMatchObject({ settledCount: 2, invoicesPerYear: 1 })
  })
})

it('customers are kept apart', () => {
  const items = [paid('F1', DUE, DUE, { of: 'A' }), paid('F2', DUE, '2026-05-31', { of: 'B' })]
  const broken = items.slice(1).map(({ customer }) => ({ customer, day: isoDay('2026-06-02') }))
  expect([...payerProfiles(items, broken)].map(([code, one]) => [code, one.lateCount, one.brokenPromisesOn])).toEqual([
    ['A', 0, []],
    ['B', 1, ['2026-06-02']],
  ])
})
