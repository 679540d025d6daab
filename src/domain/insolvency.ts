// Collective proceedings against a customer: a hold of his whole account from the day of the judgment.
// Knows nothing of what follows (declaration of the claim, representative of the creditors): it is told, never done.
import type { IsoDay } from './day.ts'
import type { ManualHold } from './hold.ts'
import type { BookItem } from './item.ts'
import type { CustomerCode } from './names.ts'

/** Day of the judgment that opened collective proceedings, null when none is known. The earliest one counts. */
export function judgmentAgainst(holds: readonly ManualHold[], customer: CustomerCode): IsoDay | null {
  const days = holds
    .filter((hold) => hold.code === 'insolvency' && hold.customer === customer && hold.item === null)
    .map(({ from }) => from)
  return days.reduce<IsoDay | null>((first, day) => (first === null || day < first ? day : first), null)
}

/**
 * Whether a hold of a whole customer bears on this item. Proceedings bear on what is older than the judgment: what is supplied later is
 * paid when it falls due (C. com. L622-17), and may be reminded. The books tell the day of the invoice, not that of the service.
 */
export function concerns({ code, from }: ManualHold, { issuedOn }: Pick<BookItem, 'issuedOn'>): boolean {
  return code !== 'insolvency' || issuedOn < from
}
