// Items that are one invoice for the recovery fee: its instalments, and the debit that brought it back after a rejected payment.
// Knows nothing of what was said, booked or sent.
import { groupBy } from './group.ts'
import type { OpenItem } from './item.ts'
import type { ItemKey } from './names.ts'

export interface ClaimFamilies {
  /** Every item of the same invoice, itself included; the key alone for an item nothing is known of. */
  whole(key: ItemKey): readonly ItemKey[]
  /** Itself, and the invoice it brings back. */
  own(key: ItemKey): readonly ItemKey[]
}

export function claimFamilies(items: readonly OpenItem[]): ClaimFamilies {
  const related = items.filter(
    ({ instalmentOf, reopens, reopenedBy }) => instalmentOf !== undefined || reopens !== null || reopenedBy !== null,
  )
  const byKey = new Map(related.map((item) => [item.key, item]))
  const rootOf = (item: OpenItem): ItemKey => {
    const older = item.reopens === null ? undefined : byKey.get(item.reopens)
    return older?.instalmentOf ?? item.instalmentOf ?? item.reopens ?? item.key
  }
  const members = groupBy(related, rootOf)
  return {
    whole(key) {
      const item = byKey.get(key)
      return item === undefined ? [key] : (members.get(rootOf(item)) ?? [item]).map((one) => one.key)
    },
    own(key) {
      const older = byKey.get(key)?.reopens ?? null
      return older === null ? [key] : [older, key]
    },
  }
}
