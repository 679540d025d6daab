// The latest days of the customer lines, which many queries ask for and only an import changes.
import { fromBasicDay, type IsoDay } from '../domain/day.ts'
import type { Ledger } from './ledger.ts'
import { meta, setMeta } from './meta.ts'

interface LastLineDays {
  /** Of any line; null where there is none. */
  readonly any: IsoDay | null
  /** Of a line other than an opening entry. */
  readonly ordinary: IsoDay | null
}

const KEPT = 'last-line-days'

export function lastLineDays(ledger: Ledger): LastLineDays {
  const kept = meta(ledger, KEPT)
  return kept === null ? lastLineDaysNow(ledger) : (JSON.parse(kept) as LastLineDays)
}

/** Works the days out again from the lines and keeps them. Call at the end of an import. */
export function keepLastLineDays(ledger: Ledger): void {
  setMeta(ledger, KEPT, JSON.stringify(lastLineDaysNow(ledger)))
}

function lastLineDaysNow(ledger: Ledger): LastLineDays {
  const row = ledger.db
    .prepare<[], { any: number | null; ordinary: number | null }>(
      'SELECT max(day) AS "any", max(CASE WHEN opening = 0 THEN day END) AS ordinary FROM line',
    )
    .get()
  const day = (basic: number | null | undefined) => (basic == null ? null : fromBasicDay(basic))
  return { any: day(row?.any), ordinary: day(row?.ordinary) }
}
