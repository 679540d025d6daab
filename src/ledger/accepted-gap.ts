// The gap of the control that a person accepted at an import: kept, so that the same gap does not stop every plan after it,
// and any other one does. What to do about a gap is the command's business.
import { type Cents, cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { Control } from './control.ts'
import type { Ledger } from './ledger.ts'
import { hasLaterLines } from './ledger-balance.ts'
import { dropMeta, meta, setMeta } from './meta.ts'

const KEY = 'accepted-gap'

/** Keeps what an import that was let through leaves unexplained, refused rows apart; forgets it when the books tie. */
export function keepAcceptedGap(ledger: Ledger, control: Control, ties: boolean): void {
  if (ties) dropMeta(ledger, KEY)
  else setMeta(ledger, KEY, String(control.differenceCents - control.rejectedCents))
}

/** The accepted gap, ledger less items without the refused rows; null when the last import tied. Zero: gaps that cancel out. */
export function acceptedGap(ledger: Ledger): Cents | null {
  const kept = meta(ledger, KEY)
  return kept === null ? null : cents(Number(kept))
}

/**
 * What of a difference of `day`, ledger less items, nobody accepted; 0 for nothing. Of one customer (`customer`), or before the
 * last line, an accepted gap cannot be told from another: nothing is then said of books imported with one.
 */
export function unacceptedGap(ledger: Ledger, day: IsoDay, differenceCents: Cents, customer?: CustomerCode): Cents {
  if (differenceCents === 0) return differenceCents
  const accepted = acceptedGap(ledger)
  if (accepted === null) return differenceCents
  if (customer !== undefined || hasLaterLines(ledger, day)) return cents(0)
  return cents(differenceCents - accepted)
}
