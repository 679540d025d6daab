// An item told by what its key says of it, for those that the books no longer show.
import { formatAmount, formatDay } from '../domain/format.ts'
import { keyParts } from '../domain/item-key.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'

/** 'F2601 du 15/01/2026 (1 200,00 €)'. @param customer whose key it is */
export function pieceNamed(customer: CustomerCode, key: ItemKey): string {
  const parts = keyParts(customer, key)
  if (parts === null) return key
  const { documentRef, documentDay, cents } = parts
  return `${documentRef === '' ? 'pièce sans numéro' : documentRef} du ${formatDay(documentDay)} (${formatAmount(cents)})`
}
