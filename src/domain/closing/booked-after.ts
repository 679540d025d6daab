// What later entries tell of a year that was closed: documents of the year booked after it, credit notes given since on what was open then.
// Reads the books as they are now; nothing else of a closing does.
import { type Cents, cents, sumCents } from '../cents.ts'
import { compareText } from '../compare.ts'
import type { IsoDay } from '../day.ts'
import type { OpenItem } from '../item.ts'
import type { LedgerLine } from '../ledger-line.ts'
import type { CustomerCode, ItemKey } from '../names.ts'

export interface BookedAfter {
  readonly customer: CustomerCode
  readonly name: string
  readonly ref: string
  /** `invoice`: dated in the year, booked after it. `creditNote`: the same. `creditNoteSince`: dated after it, on what was open. */
  readonly what: 'invoice' | 'creditNote' | 'creditNoteSince'
  readonly issuedOn: IsoDay
  readonly bookedOn: IsoDay
  /** Signed as in the books. Of a credit note given since, the part that bears on what was open. */
  readonly amountCents: Cents
  /** References of the invoices a credit note given since bears on. */
  readonly on: readonly string[]
}

/**
 * By customer, then day.
 * @param lines booked after `date`, openings apart
 * @param open what was open on `date`; @param later the items as they stand now
 */
export function bookedAfter(
  date: IsoDay,
  lines: readonly LedgerLine[],
  open: readonly OpenItem[],
  later: readonly OpenItem[],
): BookedAfter[] {
  const late = lines.flatMap((line): BookedAfter[] => {
    const what = line.kind === 'creditNote' ? 'creditNote' : line.kind === 'invoice' || line.kind === 'deposit' ? 'invoice' : null
    if (what === null || line.documentDay > date || line.day <= date) return []
    const { customer, customerName: name, ref, documentDay: issuedOn, day: bookedOn, cents: amountCents } = line
    return [{ customer, name, ref, what, issuedOn, bookedOn, amountCents, on: [] }]
  })
  return [...late, ...creditNotesSince(date, open, later)].sort(
    (a, b) => compareText(a.customer, b.customer) || compareText(a.issuedOn, b.issuedOn) || compareText(a.ref, b.ref),
  )
}

function creditNotesSince(date: IsoDay, open: readonly OpenItem[], later: readonly OpenItem[]): BookedAfter[] {
  const refs = new Map<ItemKey, string>(open.filter(({ outstandingCents }) => outstandingCents > 0).map(({ key, ref }) => [key, ref]))
  return later.flatMap((item): BookedAfter[] => {
    if (item.kind !== 'creditNote' || item.issuedOn <= date || item.bookedOn <= date) return []
    const parts = item.allocations.filter(({ counterpart }) => refs.has(counterpart))
    if (parts.length === 0) return []
    const { customer, customerName: name, ref, issuedOn, bookedOn } = item
    const amountCents = cents(-sumCents(parts.map((part) => part.cents)))
    const on = [...new Set(parts.map(({ counterpart }) => refs.get(counterpart) ?? ''))]
    return [{ customer, name, ref, what: 'creditNoteSince', issuedOn, bookedOn, amountCents, on }]
  })
}
