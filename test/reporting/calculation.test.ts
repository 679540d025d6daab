import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../src/domain/cents.ts'
import { addDays, isoDay } from '../../src/domain/day.ts'
import { rateTable } from '../../src/domain/rates.ts'
import { buildCalculation } from '../../src/reporting/calculation/build-calculation.ts'
import type { InvoiceCalculation } from '../../src/reporting/calculation/calculation.ts'
import { type ClaimTold, CREDITOR, claim, debtor, MARTIN, paid, sheetOf } from './calculation-cases.ts'

/** The sheet of one claim, its only invoice. */
function invoice(told: ClaimTold, rates = rateTable()): InvoiceCalculation {
  const [only] = sheetOf([claim(told, rates)]).customers.flatMap(({ invoices }) => invoices)
  if (only === undefined) throw new Error('no invoice')
  return only
}

/** Narrow and plain no-break spaces as ordinary ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

const account = (one: InvoiceCalculation) => one.account.map(({ kind, cents: amount, detail }) => [kind, amount, plain(detail)])

describe('the formula of a period', () => {
  it('is written as one types it, with the decimals before rounding cut and not rounded', () => {
    const { periods } = invoice({ due: '2026-06-20', until: '2026-07-10' })
    expect(periods.map(({ formula, exact, interestCents }) => [plain(formula), exact, interestCents])).toEqual([
      // 121 500,00 ÷ 365 ÷ 10 = 33,2876712…
      ['10 000,00 × 12,15 % × 10 ÷ 365', '33,287671…', 3329],
      // 124 000,00 ÷ 365 ÷ 10 = 33,9726027…
      ['10 000,00 × 12,40 % × 10 ÷ 365', '33,972602…', 3397],
    ])
  })

  it('says nothing after its decimals when the result is exact', () => {
    // 7 300,00 × 10,00 % = 730,00; × 1 ÷ 365 = 2,00.
    const { periods } = invoice({ amount: 730_000, due: '2026-11-19', settings: { rate: { kind: 'contract', rateBps: 1000 } } })
    expect(periods.map(({ exact }) => exact)).toEqual(['2,000000'])
  })

  it('has two parts over a common year and a leap year, added before rounding', () => {
    // Due 26 December 2027, seen on 3 January 2028: 27 to 31 December = 5 days of 2027, 1 to 3 January = 3 days of 2028 (leap).
    // 10 000 × 15 % = 1 500; × 5 ÷ 365 = 20,547945…; × 3 ÷ 366 = 12,295081…; sum 32,843027… -> 32,84.
    const settings = { basis: 'actual', rate: { kind: 'contract', rateBps: 1500 } } as const
    const { periods } = invoice({ issued: '2027-11-26', due: '2027-12-26', until: '2028-01-03', settings })
    expect(periods.map(({ formula, exact, interestCents }) => [plain(formula), exact, interestCents])).toEqual([
      ['10 000,00 × 15,00 % × 5 ÷ 365 + 10 000,00 × 15,00 % × 3 ÷ 366', '32,843027…', 3284],
    ])
  })

  it('counts the days of several years of one length together', () => {
    // Due 31 December 2022, seen on 31 December 2025: 365 days of 2023, 366 of 2024, 365 of 2025.
    const settings = { basis: 'actual', rate: { kind: 'contract', rateBps: 2000 } } as const
    const { periods } = invoice({ issued: '2022-12-01', due: '2022-12-31', until: '2025-12-31', settings })
    // 2 000 × 730 ÷ 365 + 2 000 × 366 ÷ 366 = 4 000 + 2 000.
    expect(periods.map(({ formula, exact }) => [plain(formula), plain(exact)])).toEqual([
      ['10 000,00 × 20,00 % × 730 ÷ 365 + 10 000,00 × 20,00 % × 366 ÷ 366', '6 000,000000'],
    ])
  })

  it('is refused rather than printed when it does not give the interest of the claim', () => {
    const honest = claim()
    const tampered = { ...honest, periods: honest.periods.map((period) => ({ ...period, interestCents: cents(period.interestCents + 1) })) }
    expect(() => sheetOf([tampered])).toThrow(RangeError)
  })
})

describe('movements', () => {
  it('show what is left after each payment, the base of the next period', () => {
    const payments = [paid('2026-11-05', 100_000), paid('2026-10-25', 400_000)]
    const one = invoice({ payments })
    expect(one.movements.map(({ day, what, cents: amount, leftCents }) => [day, what, amount, leftCents])).toEqual([
      ['2026-09-15', 'Facture, toutes taxes comprises', 1_000_000, 1_000_000],
      ['2026-10-25', 'Règlement', -400_000, 600_000],
      ['2026-11-05', 'Règlement', -100_000, 500_000],
    ])
    expect(one.periods.map(({ baseCents }) => baseCents)).toEqual([1_000_000, 600_000, 500_000])
  })

  it('show the part that pays interest when interest is paid first', () => {
    // 16 to 25 October: 10 days on 10 000,00 at 12,40 %: 33,97. Of 4 000,00, 3 966,03 pays principal: 6 033,97 left.
    const one = invoice({ payments: [paid('2026-10-25', 400_000)], settings: { imputation: 'interest' } })
    expect(one.movements.at(-1)).toMatchObject({ toInterestCents: 3397, leftCents: 603_397 })
    // 26 October to 20 November: 26 days on 6 033,97: 748,21228 × 26 ÷ 365 = 53,297313… -> 53,30.
    expect(account(one)).toEqual([
      ['interest-accrued', 8727, 'somme des 2 périodes'],
      ['interest-paid', -3397, '33,97 € par les règlements (C. civ. art. 1343-1)'],
      ['interest-due', 5330, ''],
      ['fee', 4000, 'C. com. art. L441-10 II et D441-5 ; due'],
      ['principal', 603_397, ''],
      ['total', 612_727, 'intérêts + indemnité + principal'],
    ])
  })

  it('take a credit note away from the start, or from its own day', () => {
    const creditNotes = [paid('2026-11-05', 200_000, { what: 'avoir' })]
    expect(invoice({ creditNotes }).movements.at(-1)).toMatchObject({ what: 'Avoir, déduit dès l’origine', leftCents: 800_000 })
    const ownDay = invoice({ creditNotes, settings: { creditNotes: 'own-day' } })
    expect(ownDay.movements.at(-1)).toMatchObject({ day: '2026-11-05', what: 'Avoir', leftCents: 800_000 })
    expect(ownDay.periods.map(({ baseCents }) => baseCents)).toEqual([1_000_000, 800_000])
  })

  it('never pay interest with a loss, nor fall below zero', () => {
    const payments = [paid('2026-10-25', 950_000, { principalOnly: true, what: 'passé en perte' }), paid('2026-11-05', 90_000)]
    const one = invoice({ payments, settings: { imputation: 'interest' } })
    expect(one.movements.map(({ what, toInterestCents }) => [what, toInterestCents > 0])).toEqual([
      ['Facture, toutes taxes comprises', false],
      ['Passé en perte', false],
      ['Règlement', true],
    ])
    expect(one.movements.at(-1)?.leftCents).toBe(0)
  })
})

describe('whatever the claim', () => {
  const days = fc.integer({ min: 1, max: 1500 })
  const part = fc.record({ after: fc.integer({ min: -40, max: 1500 }), cents: fc.integer({ min: 0, max: 400_000 }), lost: fc.boolean() })
  const told = fc.record({
    amount: fc.integer({ min: 1, max: 2_000_000 }),
    days,
    parts: fc.array(part, { maxLength: 4 }),
    notes: fc.array(part, { maxLength: 2 }),
    basis: fc.constantFrom('365', 'actual'),
    imputation: fc.constantFrom('principal', 'interest'),
    creditNotes: fc.constantFrom('start', 'own-day'),
    regime: fc.constantFrom('business', 'public', 'consumer', 'abroad', 'to-confirm'),
  })
  const due = isoDay('2022-11-20')

  it('the last movement leaves the principal, the lines of the account make the total, and no formula is refused', () => {
    fc.assert(
      fc.property(told, ({ amount, days: late, parts, notes, regime, ...settings }) => {
        const one = invoice({
          amount,
          regime,
          issued: '2022-10-21',
          due,
          until: addDays(due, late),
          notice: '2023-01-10',
          payments: parts.map(({ after, cents: paidCents, lost }) =>
            paid(addDays(due, after), paidCents, lost ? { principalOnly: true } : {}),
          ),
          creditNotes: notes.map(({ after, cents: noted }) => paid(addDays(due, after), noted, { what: 'avoir' })),
          settings,
        })
        const sum = (...kinds: readonly string[]) =>
          one.account.filter(({ kind }) => kinds.includes(kind)).reduce((total, line) => total + line.cents, 0)
        expect(one.movements.at(-1)?.leftCents).toBe(one.principalCents)
        expect(sum('interest-accrued')).toBe(one.periods.reduce((total, period) => total + period.interestCents, 0))
        expect(sum('interest-accrued', 'interest-paid', 'interest-booked', 'interest-waived')).toBe(one.interestCents)
        expect(sum('interest-due', 'fee', 'principal')).toBe(one.totalCents)
        expect(one.movements.reduce((total, movement) => total + movement.toInterestCents, 0) + sum('interest-paid')).toBe(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the account', () => {
  const due = { state: 'due', day: null, reason: null } as const

  it('tells who waived the fee, when and why, and what the claim then asks', () => {
    const fee = { state: 'waived', day: isoDay('2026-11-02'), reason: 'geste commercial' } as const
    const one = invoice({ history: { interest: due, interestPaidCents: cents(0), fee } })
    expect(account(one)).toContainEqual(['fee', 0, 'C. com. art. L441-10 II et D441-5 ; abandonnée le 02/11/2026 (geste commercial)'])
  })

  it('takes away the interest that was paid, then that which was waived', () => {
    const interest = { state: 'waived', day: isoDay('2026-11-02'), reason: 'accord' } as const
    const one = invoice({ history: { interest, interestPaidCents: cents(2230), fee: due } })
    expect(account(one).slice(0, 4)).toEqual([
      ['interest-accrued', 12230, ''],
      ['interest-paid', -2230, 'réglés à part'],
      ['interest-waived', -10000, 'abandonnés le 02/11/2026 (accord)'],
      ['interest-due', 0, ''],
    ])
  })

  it('leaves what was booked to its own entries, fee and interest', () => {
    const booked = { interestCents: cents(10_000), feeCents: cents(4000), day: isoDay('2026-11-10'), refs: ['PEN-1'] }
    const one = invoice({ history: { interest: due, interestPaidCents: cents(0), fee: due, booked } })
    expect(account(one).slice(0, 4)).toEqual([
      ['interest-accrued', 12230, ''],
      ['interest-booked', -10000, 'comptés avec leurs propres écritures'],
      ['interest-due', 2230, ''],
      ['fee', 0, 'C. com. art. L441-10 II et D441-5 ; 40,00 € comptés avec leurs propres écritures'],
    ])
  })

  it('never asks the fee of a consumer, and bears his interest from the day after the formal notice', () => {
    const one = invoice({ regime: 'consumer', notice: '2026-11-10' })
    expect(account(one)).toContainEqual(['fee', 0, 'jamais due par un consommateur'])
    expect(one.periods.map(({ from, to }) => [from, to])).toEqual([['2026-11-11', '2026-11-20']])
    expect(one.facts).toContainEqual(['Mise en demeure du', '10/11/2026'])
  })
})

describe('days without a published rate', () => {
  it('are named from their first to their last, with the half-year that misses', () => {
    const one = invoice({ due: '2026-12-20', until: '2027-01-15', issued: '2026-11-20' })
    expect(one.unpublished).toEqual([{ half: '1er semestre 2027', from: '2027-01-01', to: '2027-01-15', days: 15 }])
    expect(one.periods.map(({ from, to }) => [from, to])).toEqual([['2026-12-21', '2026-12-31']])
  })
})

describe('the sheet', () => {
  const other = debtor('LEROY', 'Établissements Leroy')
  const claims = [claim({ ref: 'F1' }), claim({ ref: 'F2', amount: 50_000 }), claim({ ref: 'F3', customer: other.code, amount: 20_000 })]

  it('groups the invoices per customer and adds them up', () => {
    const sheet = sheetOf(claims, [MARTIN, other])
    expect(sheet.customers.map((one) => [one.debtor?.name, one.invoices.map(({ ref }) => ref)])).toEqual([
      ['Menuiserie Martin', ['F1', 'F2']],
      ['Établissements Leroy', ['F3']],
    ])
    // 122,30; 500 × 12,40 % × 36 ÷ 365 = 6,115068… -> 6,12; 200: 2,446027… -> 2,45. Three fees.
    expect(sheet.customers.map(({ totals }) => totals.interestCents)).toEqual([12230 + 612, 245])
    expect(sheet.totals).toEqual({ interestCents: 13087, feeCents: 12000, principalCents: 1_070_000, totalCents: 1_095_087 })
    expect(plain(sheet.reference)).toBe('2 clients, 3 factures')
  })

  it('is none without claims', () => {
    expect(buildCalculation([], { creditor: CREDITOR, customers: new Map() }, '0.1.0')).toBeNull()
  })

  it('names nobody without a dossier', () => {
    const sheet = buildCalculation([claim({ customer: null, ref: null })], { creditor: null, customers: new Map() }, '0.1.0')
    expect(sheet).toMatchObject({ creditor: null, reference: 'facture échue le 15/10/2026', customers: [{ debtor: null }] })
    expect(sheet?.customers[0]?.invoices[0]?.choices[0]).toMatchObject({ name: 'Taux', by: 'la demande' })
  })

  it('says how the due day is known, and why a claim is only shown', () => {
    const one = invoice({ regime: 'to-confirm', dueSource: 'assumed' })
    expect(one.facts).toContainEqual(['Échéance', '15/10/2026, supposée à 30 jours (C. com. art. L441-10 I), à confirmer'])
    expect(one.claimable).toBe(false)
    expect(plain(one.claimability)).toBe('Ces pénalités sont montrées et ne sont pas réclamées : les observations disent pourquoi.')
    expect(one.notes.length).toBeGreaterThan(0)
  })
})
