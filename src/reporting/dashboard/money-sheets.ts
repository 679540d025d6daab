// The dashboard's tables of sums: ages, debtors, days sales outstanding, expected cash, penalties, credit limits.
import { type Cents, cents, sumCents, ZERO } from '../../domain/cents.ts'
import type { CreditAlert } from '../../domain/credit-limit.ts'
import type { HorizonForecast } from '../../domain/forecast/forecast.ts'
import type { TopDebtor } from '../../domain/indicators/top-debtors.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, type Sheet, textColumn } from '../sheet.ts'
import type { AgingView } from '../views.ts'
import { PAYER_CLASSES } from '../words.ts'
import type { DashboardView, DsoPoint } from './view.ts'

/** One row per age: the columns of an aged balance, one under the other. They add up to the balance. */
export function agesSheet({ totals }: DashboardView): Sheet {
  const rows: readonly (readonly [string, Cents])[] = [
    ['Non échu', totals.notDueCents],
    ['1 à 30 jours', totals.d1to30Cents],
    ['31 à 60 jours', totals.d31to60Cents],
    ['61 à 90 jours', totals.d61to90Cents],
    ['Plus de 90 jours', totals.over90Cents],
    ['Non affecté', totals.unallocatedCents],
  ]
  const columns = [
    textColumn<(typeof rows)[number]>('Retard', 16, ([age]) => age, 'Solde'),
    amountColumn<(typeof rows)[number]>('Montant', ([, sum]) => sum, totals.balanceCents),
  ]
  return drawSheet('Solde des clients par ancienneté', columns, rows, true)
}

/** The customers of the aged balance, the largest first; the totals are those of all. */
export function agedSheet({ aged, totals }: DashboardView): Sheet {
  type Row = AgingView['customers'][number]
  const columns = [
    textColumn<Row>('Client', 30, ({ customer, name }) => `${customer} ${name}`, 'Tous les clients'),
    amountColumn<Row>('Non échu', (row) => row.notDueCents, totals.notDueCents),
    amountColumn<Row>('1 à 30 j', (row) => row.d1to30Cents, totals.d1to30Cents),
    amountColumn<Row>('31 à 60 j', (row) => row.d31to60Cents, totals.d31to60Cents),
    amountColumn<Row>('61 à 90 j', (row) => row.d61to90Cents, totals.d61to90Cents),
    amountColumn<Row>('+ de 90 j', (row) => row.over90Cents, totals.over90Cents),
    amountColumn<Row>('Non affecté', (row) => row.unallocatedCents, totals.unallocatedCents),
    amountColumn<Row>('Solde', (row) => row.balanceCents, totals.balanceCents),
  ]
  return drawSheet('Balance âgée', columns, aged.rows, true)
}

export function debtorsSheet({ debtors, totals }: DashboardView): Sheet {
  const columns = [
    textColumn<TopDebtor>('Client', 30, ({ customer, name }) => `${customer} ${name}`, 'Tous les clients en retard'),
    amountColumn<TopDebtor>('En retard', (row) => row.overdueCents, totals.overdueCents),
    integerColumn<TopDebtor>('Retard moyen (j)', (row) => row.averageDays),
    integerColumn<TopDebtor>('Le plus ancien (j)', (row) => row.mostDays),
    textColumn<TopDebtor>('Profil', 18, (row) => PAYER_CLASSES[row.class]),
    integerColumn<TopDebtor>('Note sur 100', (row) => row.score),
    integerColumn<TopDebtor>('Poids', (row) => row.weight),
  ]
  return drawSheet('Premiers débiteurs, par montant × ancienneté × risque', columns, debtors.rows, true)
}

/** Oldest first: the axis of the chart reads so. */
export function dsoSheet({ dso }: DashboardView): Sheet {
  const columns = [
    dayColumn<DsoPoint>('Au', ({ day }) => day),
    integerColumn<DsoPoint>('Simple (j)', ({ simpleDays }) => simpleDays),
    integerColumn<DsoPoint>('Par épuisement (j)', ({ countBackDays }) => countBackDays),
    amountColumn<DsoPoint>('Solde des clients', ({ balanceCents }) => balanceCents),
  ]
  return drawSheet('Délai moyen de règlement (DSO)', columns, dso)
}

export function forecastSheet({ forecast }: DashboardView): Sheet {
  const columns = [
    textColumn<HorizonForecast>('Horizon', 10, ({ days }) => `${days} jours`),
    amountColumn<HorizonForecast>('Attendu', ({ expectedCents }) => expectedCents),
    amountColumn<HorizonForecast>('8 fois sur 10, de', ({ lowCents }) => lowCents),
    amountColumn<HorizonForecast>('à', ({ highCents }) => highCents),
    amountColumn<HorizonForecast>('Dont convenu', ({ agreedCents }) => agreedCents),
  ]
  return drawSheet('Encaissements attendus des factures ouvertes', columns, forecast)
}

export function penaltiesSheet({ penalties: { open, paidLate } }: DashboardView): Sheet {
  type Row = readonly [string, DashboardView['penalties']['open']]
  const columns = [
    textColumn<Row>('Sur', 36, ([what]) => what),
    amountColumn<Row>('Principal', ([, sums]) => sums.principalCents),
    amountColumn<Row>('Pénalités', ([, sums]) => sums.interestCents),
    amountColumn<Row>('Indemnités de 40 €', ([, sums]) => sums.feeCents),
    amountColumn<Row>('Intérêts et indemnités', ([, { interestCents, feeCents }]) => sumCents([interestCents, feeCents])),
  ]
  const rows: readonly Row[] = [
    ['les factures ouvertes', open],
    ['les factures payées en retard', paidLate],
  ]
  return drawSheet('Pénalités et indemnités acquises', columns, rows)
}

export function creditSheet({ credit }: DashboardView): Sheet {
  const columns = [
    textColumn<CreditAlert>('Client', 30, ({ customer, name }) => `${customer} ${name}`),
    amountColumn<CreditAlert>('Plafond', ({ limitCents }) => limitCents),
    amountColumn<CreditAlert>('Encours', ({ outstandingCents }) => outstandingCents),
    amountColumn<CreditAlert>('Au-delà', (row) => (row.outstandingCents > row.limitCents ? over(row) : ZERO)),
    integerColumn<CreditAlert>('Seuil (%)', ({ percent }) => percent),
  ]
  return drawSheet('Plafonds d’encours', columns, credit.rows)
}

function over({ outstandingCents, limitCents }: CreditAlert): Cents {
  return cents(outstandingCents - limitCents)
}
