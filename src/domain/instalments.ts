// Instalments: an invoice booked in several debits of one entry under one document number. Each is an item of its own, with its own
// due date where the file tells it; the recovery fee is owed once for the invoice (C. com. D441-5).

import type { Slot } from './allocate.ts'
import { compareText } from './compare.ts'
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { LedgerLine } from './ledger-line.ts'
import type { ItemKey } from './names.ts'
import { isLump } from './opening-gap.ts'

/** For each line of an invoice booked in several lines, the key of its first one. */
export function instalments(slots: readonly Slot[]): ReadonlyMap<Slot, ItemKey> {
  const found = new Map<Slot, ItemKey>()
  const billed = slots.filter(({ line }) => line.cents > 0 && line.documentRef !== '' && isInvoice(line))
  for (const parts of groupBy(
    billed,
    ({ line }) => `${line.fiscalYear}|${line.journal}|${line.entry}|${line.day}|${line.documentRef}`,
  ).values()) {
    const first = parts.reduce((one, other) => (other.line.row < one.line.row ? other : one))
    if (parts.length > 1) for (const part of parts) found.set(part, first.key)
  }
  return found
}

/** Marks every instalment but the first that was late on its due day: that one bears the fee of the invoice. */
export function withOneFee(items: OpenItem[]): OpenItem[] {
  const parts = groupBy(
    items.filter((item) => item.instalmentOf !== undefined),
    (item) => item.instalmentOf,
  )
  if (parts.size === 0) return items
  const spared = new Set<OpenItem>()
  for (const invoice of parts.values()) {
    const inOrder = invoice.toSorted((a, b) => compareText(a.dueOn ?? '', b.dueOn ?? '') || compareText(a.key, b.key))
    const bearer = inOrder.find(wasLate)
    for (const item of inOrder) if (bearer !== undefined && item !== bearer) spared.add(item)
  }
  return items.map((item) => (spared.has(item) ? { ...item, feeElsewhere: true } : item))
}

function isInvoice(line: LedgerLine): boolean {
  return line.kind === 'invoice' || (line.kind === 'opening' && !isLump(line))
}

/** Something was unpaid when the due day ended; a due day still to come is late last. */
function wasLate({ originalCents, allocations, dueOn }: OpenItem): boolean {
  let left: number = originalCents
  for (const part of allocations) if (dueOn !== null && part.day <= dueOn) left -= part.cents
  return left > 0
}
