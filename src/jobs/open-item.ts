// The open invoice that a person names by its number.
import { InputError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'

/** The open debit of the customer that bears this number. @throws InputError 'item-unknown' when there is none, or several. */
export function openItem(items: readonly OpenItem[], customer: CustomerCode, ref: string): OpenItem {
  const open = items.filter((item) => item.customer === customer && item.outstandingCents > 0)
  const found = open.filter((item) => item.ref === ref)
  const [only] = found
  if (only && found.length === 1) return only
  const refs = open.map((item) => `${item.ref} (${formatAmount(item.outstandingCents)})`).slice(0, 10)
  throw new InputError(
    'item-unknown',
    found.length > 1
      ? `Plusieurs pièces ouvertes de ${customer} portent le numéro « ${ref} ».`
      : `${customer} n’a pas de pièce ouverte « ${ref} ».`,
    {
      advice: refs.length > 0 ? `Pièces ouvertes : ${refs.join(', ')}.` : 'Ce client ne doit rien.',
    },
  )
}
