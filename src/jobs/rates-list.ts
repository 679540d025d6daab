// The half-years with their rates, as a document: what is shipped, what the dossier adds, and what it replaces.
import type { IsoDay } from '../domain/day.ts'
import { type HalfYear, type RateRow, rateFor, rateTable, type UserRate } from '../domain/rates.ts'

export interface RateLine extends RateRow {
  /** ECB + 10, the rate between businesses when the contract states none (C. com. L441-10 II). */
  readonly businessBps: number | null
  /** ECB + 8, the rate of public buyers (C. commande publique R2192-31); null before 2013. */
  readonly publicBps: number | null
  /** The shipped figures that the dossier's own replace; null: none. */
  readonly replaces: Pick<RateRow, 'ecbBps' | 'legalConsumerBps' | 'legalOtherBps'> | null
}

export interface RatesView {
  readonly date: IsoDay
  readonly rates: readonly RateLine[]
  readonly totals: { readonly rates: number; readonly own: number }
}

/** Every half-year known, oldest first, the dossier's own figures over the shipped ones. */
export function ratesView(date: IsoDay, own: readonly UserRate[]): RatesView {
  const rates = rateTable(own)
  const shipped = rateTable()
  const statutory = (half: HalfYear, regime: 'business' | 'public') => rateFor(rates, half, regime, { kind: 'ecb+10' }, 'warn')
  const lines = [...rates.values()].map((row) => ({
    ...row,
    businessBps: statutory(row.half, 'business'),
    publicBps: statutory(row.half, 'public'),
    replaces: replaced(row, shipped.get(row.half)),
  }))
  return { date, rates: lines, totals: { rates: lines.length, own: lines.filter((line) => line.origin === 'user').length } }
}

function replaced(row: RateRow, shipped: RateRow | undefined): RateLine['replaces'] {
  if (row.origin === 'shipped' || shipped === undefined) return null
  const { ecbBps, legalConsumerBps, legalOtherBps } = shipped
  const same = ecbBps === row.ecbBps && (legalConsumerBps ?? row.legalConsumerBps) === row.legalConsumerBps
  return same && (legalOtherBps ?? row.legalOtherBps) === row.legalOtherBps ? null : { ecbBps, legalConsumerBps, legalOtherBps }
}
