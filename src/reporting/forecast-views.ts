// What `relance forecast` answers with, as types. Names here are read by other programs: they never change meaning.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { ForecastErrors, PastForecast } from '../domain/forecast/backtest.ts'
import type { CustomerForecast } from '../domain/forecast/customer-forecast.ts'
import type { Forecast, HorizonForecast, WeekForecast } from '../domain/forecast/forecast.ts'

export interface ForecastView extends Pick<Forecast, 'notExpected'> {
  readonly date: IsoDay
  /** Day of the last bank entry; null: none is known. */
  readonly booksAsOf: IsoDay | null
  readonly weeks: readonly WeekForecast[]
  readonly horizons: readonly HorizonForecast[]
  readonly beyondCents: Cents
  readonly notExpectedCents: Cents
  /** All weeks + beyond + not expected. */
  readonly openCents: Cents
  readonly customers: readonly CustomerForecast[]
  readonly totals: {
    readonly customers: number
    readonly openCents: Cents
    readonly agreedCents: Cents
    readonly expected30Cents: Cents
    readonly expected60Cents: Cents
    readonly expected90Cents: Cents
    /** Paid invoices with a known due date, of the whole dossier: what the delays were learnt from. */
    readonly paidInvoices: number
  }
}

export interface BacktestView {
  readonly date: IsoDay
  /** By day, then horizon; only horizons that are over. */
  readonly months: readonly PastForecast[]
  readonly errors: readonly ForecastErrors[]
  /** Why there is nothing to replay, one French sentence; null: there is. */
  readonly missing: string | null
}
