// Held items as a plan tells them: whole, or the part of one that people hold.
import type { Cents } from './cents.ts'
import type { HoldReason } from './hold.ts'
import type { OpenItem } from './item.ts'
import type { Debit, ItemHold } from './plan-case.ts'
import { frenchSpaces } from './plan-text.ts'
import type { HeldItem } from './reminder.ts'

/** An item held whole; what people hold of it is told too. */
export function heldWhole({ item, part }: Debit, reason: HoldReason): HeldItem {
  const text = part === null ? reason.text : `${reason.text} ${part.reason.text}`
  return heldItem(item, item.outstandingCents, false, { ...reason, text })
}

/** The part of a reminded item that people hold. */
export function heldPart(item: OpenItem, part: ItemHold): HeldItem {
  return heldItem(item, part.cents, true, part.reason)
}

function heldItem({ customer, key, ref }: OpenItem, outstandingCents: Cents, partial: boolean, reason: HoldReason): HeldItem {
  return { customer, key, ref, outstandingCents, partial, reason: { ...reason, text: frenchSpaces(reason.text) } }
}
