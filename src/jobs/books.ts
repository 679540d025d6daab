// The books of a dossier on a day, ready for the rules: items with their due dates, customers, rates.

import type { Customer } from '../domain/customer.ts'
import { customersNear } from '../domain/customer-named.ts'
import type { IsoDay } from '../domain/day.ts'
import { resolveDueDates } from '../domain/due-date.ts'
import { InputError } from '../domain/errors.ts'
import { formatLongDay } from '../domain/format.ts'
import type { OpenItem } from '../domain/item.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { type RateTable, rateTable } from '../domain/rates.ts'
import { customers } from '../ledger/customers.ts'
import { documentDueDates } from '../ledger/documents.ts'
import { firstDay } from '../ledger/fiscal-years.ts'
import { bookItems, openItems } from '../ledger/items.ts'
import { userRates } from '../ledger/rates.ts'
import type { Scope } from '../ledger/scope.ts'
import type { Dossier } from './dossier.ts'
import { refuseTooLarge } from './room-for-books.ts'

export interface Books {
  readonly day: IsoDay
  /** Open and, unless only those were asked for, settled ones, as they stood at the end of the day. */
  readonly items: readonly OpenItem[]
  readonly customers: ReadonlyMap<CustomerCode, Customer>
  /** Whose items these are; null: everybody's. */
  readonly scope: Scope
}

/**
 * The books at the end of `day`, of all customers or one; with `open`, without what is settled.
 * @throws InputError when the day comes before the first imported fiscal year, or when the customer is not in the books; MachineError 'memory-short'
 */
export function booksOn(dossier: Dossier, day: IsoDay, customer: string | null = null, which: 'all' | 'open' = 'all'): Books {
  const known = customers(dossier.ledger)
  return booksWith(dossier, day, customer === null ? null : [knownCustomer(known, customer)], which, known)
}

/** The books of some customers at the end of `day`, each whole. @throws InputError when the day comes before the first imported fiscal year. */
export function booksOf(dossier: Dossier, day: IsoDay, codes: readonly CustomerCode[]): Books {
  return booksWith(dossier, day, codes, 'all', customers(dossier.ledger, codes))
}

function booksWith(dossier: Dossier, day: IsoDay, scope: Scope, which: 'all' | 'open', known: Books['customers']): Books {
  const { ledger, settings } = dossier
  const start = firstDay(ledger)
  if (start !== null && day < start) {
    throw new InputError(
      'date-before-books',
      `Les écritures importées commencent le ${formatLongDay(start)} : rien n’est connu au ${formatLongDay(day)}.`,
      {
        advice: 'Choisissez une date plus récente, ou importez l’exercice précédent.',
      },
    )
  }
  if (scope === null && which === 'all') refuseTooLarge(ledger)
  const items = which === 'open' ? openItems(ledger, day, scope) : bookItems(ledger, day, scope)
  const sources = { customers: known, dossierTerms: settings.customers.terms, documents: documentDueDates(ledger, scope) }
  return { day, items: resolveDueDates(items, sources), customers: known, scope }
}

/** The shipped half-year rates with the dossier's own rows laid over them. */
export function ratesOf(dossier: Dossier): RateTable {
  return rateTable(userRates(dossier.ledger))
}

/** The code as the books write it. @throws InputError when no customer has it. */
export function knownCustomer(known: ReadonlyMap<CustomerCode, Customer>, typed: string): CustomerCode {
  const code = customerCode(typed)
  if (known.has(code)) return code
  const near = customersNear(known, typed)
  throw new InputError('customer-unknown', `Aucun client n’a le code « ${typed} ».`, {
    advice:
      near.length > 0
        ? `Vouliez-vous dire : ${near.map((one) => `${one.code} (${one.name})`).join(', ')} ?`
        : 'Les codes sont ceux de la comptabilité : voyez « relance aging ».',
  })
}
