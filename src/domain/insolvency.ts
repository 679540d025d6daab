// Collective proceedings against a customer: a hold of his whole account from the day of the judgment.
// Knows nothing of what follows (declaration of the claim, representative of the creditors): it is told, never done.
import { addMonths, type IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { CustomerCode } from './names.ts'

/** Day of the judgment that opened collective proceedings, null when none is known. The earliest one counts. */
export function judgmentAgainst(holds: readonly ManualHold[], customer: CustomerCode): IsoDay | null {
  const days = holds
    .filter((hold) => hold.code === 'insolvency' && hold.customer === customer && hold.item === null)
    .map(({ from }) => from)
  return days.reduce<IsoDay | null>((first, day) => (first === null || day < first ? day : first), null)
}

/** Last days to declare a claim to the representative of the creditors. */
export interface DeclarationDays {
  /** For a creditor who lives in mainland France. */
  readonly mainlandOn: IsoDay
  /** For one who does not, where a court of mainland France opened the proceedings. */
  readonly elsewhereOn: IsoDay
}

/**
 * Two months from the publication of the judgment in the BODACC, four for a creditor outside mainland France (C. com. R622-24, checked on
 * 2026-11-21). A month without that day ends it (CPC 641); never moved to the next working day (CPC 642), so as to be late in no reading.
 */
export function declarationDays(publishedOn: IsoDay): DeclarationDays {
  return { mainlandOn: addMonths(publishedOn, 2), elsewhereOn: addMonths(publishedOn, 4) }
}
