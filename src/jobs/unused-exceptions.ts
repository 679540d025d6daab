// Exceptions of the settings that fit nothing in the books: a code or a number mistyped would let claims go on at the dossier's rate in
// silence.

import type { Books } from './books.ts'
import type { Dossier } from './dossier.ts'

/** French sentences, one per exception that no customer or no invoice of these books answers to, in the order of the settings. */
export function unusedExceptions({ settings }: Dossier, { customers, items }: Books): string[] {
  if (settings.penaltyExceptions.length === 0 || customers.size === 0) return []
  const invoices = new Set(items.map((item) => `${item.customer}\n${item.ref}`))
  return settings.penaltyExceptions.flatMap(({ customer, ref }) => {
    if (!customers.has(customer))
      return [`penalties.exceptions : aucun client n’a le code « ${customer} », cette exception ne sert à rien.`]
    if (ref === null || invoices.has(`${customer}\n${ref}`)) return []
    return [
      `penalties.exceptions : le client ${customer} n’a aucune facture « ${ref} » dans les écritures, cette exception ne sert à rien.`,
    ]
  })
}
