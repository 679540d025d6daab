// What came is compared with what was forecast: on the company of the demonstration, and on one made by chance. A forecast at a past day is
// the one that would have been made on that day.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BacktestView, ForecastView } from '../../src/reporting/forecast-views.ts'
import { newDossier, removeDossiers, type TempDossier } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { payingCompany } from '../support/paying-company.ts'

afterAll(removeDossiers)

const DEMO = ['732829320FEC20251231.txt', '732829320FEC20261119.txt', 'contacts.csv'].map((name) => join('fixtures/demo', name))

function errors({ errors: all }: BacktestView, rule: string, horizonDays: number): number {
  return all.find((one) => one.rule === rule && one.horizonDays === horizonDays)?.mapeBps ?? Number.NaN
}

describe.each(['the company of the demonstration', 'a company made by chance'])('%s', (which) => {
  let dossier: TempDossier
  beforeAll(async () => {
    dossier = newDossier()
    const files = which.includes('demonstration')
      ? DEMO.map((file) => join(process.cwd(), file))
      : [dossier.write('732829320FEC20261119.txt', payingCompany(5, '2025-01-02', '2026-11-19')), '--first-year']
    await dossier.ask(`import ${files.join(' ')}`)
  })

  it('the forecast is nearer to what came than both plain rules, at every horizon', async () => {
    const view = await dossier.ask<BacktestView>('forecast --backtest')
    expect(new Set(view.months.map(({ asOf }) => asOf)).size).toBe(16)
    for (const days of [30, 60, 90]) {
      expect(errors(view, 'forecast', days)).toBeLessThan(errors(view, 'due-date', days))
      expect(errors(view, 'forecast', days)).toBeLessThan(errors(view, 'average-delay', days))
    }
  }, 60_000)

  it('what the trial says of a month is what the forecast of that day says', async () => {
    const { months } = await dossier.ask<BacktestView>('forecast --backtest')
    const march = months.filter(({ asOf }) => asOf === '2026-03-31').map(({ forecastCents }) => forecastCents)
    const told = await dossier.ask<ForecastView>('forecast --date 2026-03-31')
    expect(told.horizons.map(({ expectedCents }) => expectedCents)).toEqual(march)
  }, 60_000)

  it('what is expected, later and not, is the balance of the aged balance', async () => {
    const told = await dossier.ask<ForecastView>('forecast')
    const { totals } = await dossier.ask<{ totals: { balanceCents: number } }>('aging')
    expect(told.openCents).toBe(totals.balanceCents)
    expect(told.totals.expected90Cents + told.beyondCents + told.notExpectedCents).toBe(totals.balanceCents)
  })
})

describe('a young dossier', () => {
  const books = fec([
    ...['01', '02', '03'].flatMap((month) => [
      sale('C001', `F${month}`, `2026-${month}-05`, 120_000, { letter: `L${month}` }),
      receipt('C001', `2026-${month}-28`, 120_000, { ref: `F${month}`, letter: `L${month}` }),
    ]),
    sale('C001', 'F04', '2026-04-05', 120_000),
    receipt('C002', '2026-04-10', 5_000),
  ])

  it('has too little past to be replayed: says what is missing, and ends well', async () => {
    const dossier = newDossier({}, '2026-04-15')
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
    const view = await dossier.ask<BacktestView>('forecast --backtest')
    expect([view.months, view.errors]).toEqual([[], []])
    expect(view.missing).toContain('il faut 6 mois d’écritures')
  })

  it('is forecast all the same: who pays 7 days early three times is expected so', async () => {
    const dossier = newDossier({}, '2026-04-15')
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
    // Due on 5 May (30 days): F01 4 Feb, paid 28 Jan (-7); F02 7 Mar, paid 28 Feb (-7); F03 4 Apr, paid 28 Mar (-7).
    const { weeks, customers } = await dossier.ask<ForecastView>('forecast --customer C001')
    expect(customers[0]).toMatchObject({ customer: 'C001', basis: 'own', medianDaysLate: -7, paidInvoices: 3 })
    expect(weeks.filter(({ expectedCents }) => expectedCents > 0)).toEqual([
      { from: '2026-04-27', to: '2026-05-03', expectedCents: 120_000, lowCents: 120_000, highCents: 120_000, agreedCents: 0 },
    ])
  })
})

it('a promise noted today moves its sum to its day', async () => {
  const dossier = newDossier()
  const books = fec([sale('C001', 'F1', '2026-10-01', 120_000), receipt('C002', '2026-11-19', 5_000)])
  await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', books)} --first-year`)
  await dossier.ask('promise C001 --until 2026-12-10')
  const { weeks, totals } = await dossier.ask<ForecastView>('forecast --customer C001')
  expect(totals.agreedCents).toBe(120_000)
  expect(weeks.find(({ agreedCents }) => agreedCents > 0)).toMatchObject({ from: '2026-12-07', agreedCents: 120_000, lowCents: 120_000 })
})
