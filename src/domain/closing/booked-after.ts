// What later entries tell of a year that was closed: documents of the year booked after it, credit notes given since on what was open then, and what
// was paid since of doubtful debts.
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
  /**
   * `invoice`, `creditNote`: dated in the year, booked after it. `creditNoteSince`: dated after it, on what was open. `paymentSince`: come after
   * it, on a doubtful debt.
   */
  readonly what: 'invoice' | 'creditNote' | 'creditNoteSince' | 'paymentSince'
  readonly issuedOn: IsoDay
  readonly bookedOn: IsoDay
  /** Signed as in the books. Of what came since, the part that bears on what was open. */
  readonly amountCents: Cents
  /** References of the invoices that what came since bears on. */
  readonly on: readonly string[]
}

export interface LaterBooks {
  /** Invoices and credit notes booked after the day, openings apart. */
  readonly lines: readonly LedgerLine[]
  /** Everybody's items as they stand now. */
  readonly items: readonly OpenItem[]
}

/** By customer, then day. @param open what was open on `date`; @param doubtful keys of the debts that were doubtful then */
export function bookedAfter(
  date: IsoDay,
  { lines, items }: LaterBooks,
  open: readonly OpenItem[],
  doubtful: ReadonlySet<ItemKey>,
): BookedAfter[] {
  const late = lines.flatMap((line): BookedAfter[] => {
    const what = line.kind === 'creditNote' ? 'creditNote' : line.kind === 'invoice' || line.kind === 'deposit' ? 'invoice' : null
    if (what === null || line.documentDay > date || line.day <= date) return []
    const { customer, customerName: name, ref, documentDay: issuedOn, day: bookedOn, cents: amountCents } = line
    return [{ customer, name, ref, what, issuedOn, bookedOn, amountCents, on: [] }]
  })
  const debts = open.filter(({ outstandingCents }) => outstandingCents > 0)
  const since = [
    ...cameSince(date, 'creditNote', 'creditNoteSince', debts, items),
    ...cameSince(
      date,
      'payment',
      'paymentSince',
      debts.filter(({ key }) => doubtful.has(key)),
      items,
    ),
  ]
  return [...late, ...since].sort(
    (a, b) => compareText(a.customer, b.customer) || compareText(a.issuedOn, b.issuedOn) || compareText(a.ref, b.ref),
  )
}

function cameSince(
  date: IsoDay,
  kind: OpenItem['kind'],
  what: BookedAfter['what'],
  debts: readonly OpenItem[],
  items: readonly OpenItem[],
): BookedAfter[] {
  const refs = new Map<ItemKey, string>(debts.map(({ key, ref }) => [key, ref]))
  return items.flatMap((item): BookedAfter[] => {
    if (item.kind !== kind || item.issuedOn <= date || item.bookedOn <= date) return []
    const parts = item.allocations.filter(({ counterpart }) => refs.has(counterpart))
    if (parts.length === 0) return []
    const { customer, customerName: name, ref, issuedOn, bookedOn } = item
    const amountCents = cents(-sumCents(parts.map((part) => part.cents)))
    const on = [...new Set(parts.map(({ counterpart }) => refs.get(counterpart) ?? ''))]
    return [{ customer, name, ref, what, issuedOn, bookedOn, amountCents, on }]
  })
}
