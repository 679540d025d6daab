// The document that a number names, whosever it is.
import { codeInAnyCase } from '../domain/customer-named.ts'
import type { IsoDay } from '../domain/day.ts'
import { normaliseRef } from '../domain/document-ref.ts'
import { InputError, MachineError } from '../domain/errors.ts'
import type { OpenItem } from '../domain/item.ts'
import { customers } from '../ledger/customers.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'

/** The document of this number, what is open first; null where there is none. @throws InputError 'item-unknown' where several customers have one */
export function documentOf(dossier: Dossier, day: IsoDay, typed: string): Pick<OpenItem, 'customer' | 'ref'> | null {
  const ref = normaliseRef(typed)
  if (ref === '' || codeInAnyCase(customers(dossier.ledger), typed) !== null) return null
  for (const which of ['open', 'all'] as const) {
    const found = itemsOfAll(dossier, day, which).filter((item) => normaliseRef(item.ref) === ref)
    const owners = [...new Set(found.map(({ customer }) => customer))]
    if (owners.length > 1)
      throw new InputError('item-unknown', `Plusieurs clients ont une pièce « ${typed} » : ${owners.slice(0, 8).join(', ')}.`, {
        advice: `Donnez le code du client : relance show ${owners[0]}.`,
      })
    if (found[0] !== undefined) return found[0]
  }
  return null
}

/** Books beyond the memory of one process are not searched for what is settled. */
function itemsOfAll(dossier: Dossier, day: IsoDay, which: 'open' | 'all'): readonly OpenItem[] {
  try {
    return booksOn(dossier, day, null, which).items
  } catch (error) {
    if (error instanceof MachineError && error.code === 'memory-short') return []
    throw error
  }
}
