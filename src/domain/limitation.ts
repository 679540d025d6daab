// When a claim may be time-barred at the earliest (prescription): shown as "au plus tôt, à vérifier", never a judgment.
// Knows nothing of what interrupts the period (acknowledgment, court claim, enforcement: C. civ. 2240, 2241, 2244).
import { addDays, addMonths, type IsoDay, isoDay } from './day.ts'
import type { Regime } from './settings.ts'

/** Without an issue day the invoice is presumed to be 30 days older than its due date (C. com. L441-10 I). */
const PRESUMED_TERM_DAYS = 30

/** The day of the invoice; where it is unknown, 30 days before its due date (C. com. L441-10 I). */
export function presumedIssue(issuedOn: IsoDay | null, dueOn: IsoDay): IsoDay {
  return issuedOn ?? addDays(dueOn, -PRESUMED_TERM_DAYS)
}

/**
 * Earliest day on which the claim may be time-barred, counted from the invoice day and never from the due date
 * (Com. 26 Feb. 2020, 18-25.036: from the completion of the service, so from the invoice when that is unknown).
 * Business: 5 years (C. com. L110-4). Consumer: 2 years (C. conso. L218-2). Customer to confirm: 2 years, since he may be a consumer.
 * Public buyer: 4 years from 1 January after the year of the invoice (loi 68-1250 art. 1). Abroad: null, the law that applies is unknown.
 * `issuedOn` null: the due date less 30 days. The period is never moved to a working day; 29 February becomes 28 February.
 * Checked on 2026-11-21.
 */
export function limitationOn(regime: Regime, issuedOn: IsoDay | null, dueOn: IsoDay): IsoDay | null {
  const start = presumedIssue(issuedOn, dueOn)
  switch (regime) {
    case 'business':
      return addMonths(start, 12 * 5)
    case 'consumer':
    case 'to-confirm':
      return addMonths(start, 12 * 2)
    case 'public':
      return addMonths(isoDay(`${start.slice(0, 4)}-01-01`), 12 * 5)
    case 'abroad':
      return null
    default: {
      const never: never = regime
      throw new RangeError(`unknown regime: ${never}`)
    }
  }
}
