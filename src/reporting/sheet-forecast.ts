// The sheets of a forecast: weeks, customers, what is not expected; and of its trial on the past, months and errors.
import type { ForecastErrors, PastForecast } from '../domain/forecast/backtest.ts'
import type { CustomerForecast } from '../domain/forecast/customer-forecast.ts'
import type { WeekForecast } from '../domain/forecast/forecast.ts'
import type { BacktestView, ForecastView } from './forecast-views.ts'
import { DELAY_BASES, notExpectedWords, RULES } from './forecast-words.ts'
import { amountColumn, dayColumn, drawSheet, integerColumn, rateColumn, type Sheet, textColumn } from './sheet.ts'

/**
 * One row per week, then customers, then what is not expected. The weeks, what comes later and what is not expected add up to what is open.
 * @param customersFirst for a file that takes one sheet alone
 */
export function forecastSheets(view: ForecastView, customersFirst = false): Sheet[] {
  const [weeks, customers] = [weeksSheet(view), customersSheet(view)]
  return [...(customersFirst ? [customers, weeks] : [weeks, customers]), openSheet(view)]
}

function weeksSheet({ weeks, totals }: ForecastView): Sheet {
  const columns = [
    dayColumn<WeekForecast>('Du', (week) => week.from),
    dayColumn<WeekForecast>('Au', (week) => week.to),
    amountColumn<WeekForecast>('Attendu', (week) => week.expectedCents, totals.expected90Cents),
    amountColumn<WeekForecast>('Dont convenu', (week) => week.agreedCents, totals.agreedCents),
    amountColumn<WeekForecast>('Bas', (week) => week.lowCents),
    amountColumn<WeekForecast>('Haut', (week) => week.highCents),
  ]
  return drawSheet('Prévision par semaine', columns, weeks, true)
}

function customersSheet({ customers, totals }: ForecastView): Sheet {
  const columns = [
    textColumn<CustomerForecast>('Client', 12, (one) => one.customer, 'Total'),
    textColumn<CustomerForecast>('Nom', 32, (one) => one.name),
    amountColumn<CustomerForecast>('Ouvert', (one) => one.openCents, totals.openCents),
    amountColumn<CustomerForecast>('Attendu à 30 jours', (one) => one.expected30Cents, totals.expected30Cents),
    amountColumn<CustomerForecast>('Attendu à 60 jours', (one) => one.expected60Cents, totals.expected60Cents),
    amountColumn<CustomerForecast>('Attendu à 90 jours', (one) => one.expected90Cents, totals.expected90Cents),
    integerColumn<CustomerForecast>('Retard médian', (one) => one.medianDaysLate),
    integerColumn<CustomerForecast>('1 sur 10 avant', (one) => one.lowDays),
    integerColumn<CustomerForecast>('9 sur 10 avant', (one) => one.highDays),
    textColumn<CustomerForecast>('D’après', 24, (one) => DELAY_BASES[one.basis]),
    integerColumn<CustomerForecast>('Factures payées', (one) => one.paidInvoices),
  ]
  return drawSheet('Prévision par client', columns, customers, true)
}

function openSheet({ totals, beyondCents, notExpected, openCents }: ForecastView): Sheet {
  type Row = { readonly words: string; readonly cents: ForecastView['openCents'] }
  const rows: Row[] = [
    { words: 'Attendu dans les 90 jours', cents: totals.expected90Cents },
    { words: 'Attendu plus tard', cents: beyondCents },
    ...notExpected.map(({ code, cents }) => ({ words: `Non attendu\u00a0: ${notExpectedWords(code)}`, cents })),
  ]
  const columns = [
    textColumn<Row>('Ce qui est ouvert', 60, ({ words }) => words, 'Solde des clients'),
    amountColumn<Row>('Montant', ({ cents }) => cents, openCents),
  ]
  return drawSheet('Du solde à la prévision', columns, rows, true)
}

/** One row per month and horizon, then one per rule and horizon. */
export function backtestSheets({ months, errors }: BacktestView): Sheet[] {
  const past = [
    dayColumn<PastForecast>('Prévision du', (month) => month.asOf),
    integerColumn<PastForecast>('Jours', (month) => month.horizonDays),
    amountColumn<PastForecast>('Encaissé', (month) => month.actualCents),
    amountColumn<PastForecast>('Prévu', (month) => month.forecastCents),
    amountColumn<PastForecast>('Bas', (month) => month.lowCents),
    amountColumn<PastForecast>('Haut', (month) => month.highCents),
    amountColumn<PastForecast>('Tout à l’échéance', (month) => month.dueDateCents),
    amountColumn<PastForecast>('Tout au retard moyen', (month) => month.averageDelayCents),
  ]
  const of = [
    textColumn<ForecastErrors>('Règle', 22, (one) => RULES[one.rule]),
    integerColumn<ForecastErrors>('Jours', (one) => one.horizonDays),
    integerColumn<ForecastErrors>('Mois', (one) => one.months),
    rateColumn<ForecastErrors>('Erreur moyenne (%)', (one) => one.mapeBps),
    rateColumn<ForecastErrors>('Biais (%)', (one) => one.biasBps),
    rateColumn<ForecastErrors>('Dans la fourchette (%)', (one) => one.coverageBps),
  ]
  return [drawSheet('Mois passés', past, months), drawSheet('Erreurs', of, errors)]
}
