// The customers of a dossier: what each owes, how he pays, and what is set for him; and setting it.
import { notedByHand } from '../domain/by-hand.ts'
import { cents, sumCents } from '../domain/cents.ts'
import { creditUse } from '../domain/credit-limit.ts'
import { type Customer, regimeOf } from '../domain/customer.ts'
import { type CustomerChange, changedCustomer } from '../domain/customer-change.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { groupBy } from '../domain/group.ts'
import type { OpenItem } from '../domain/item.ts'
import { type PayerProfile, UNKNOWN_PAYER } from '../domain/payer-profile.ts'
import { recipients } from '../domain/plan-contact.ts'
import { scenarioInForce } from '../domain/scenario-choice.ts'
import { STANDARD } from '../domain/scenario-standard.ts'
import { byHandOf, keepByHand } from '../ledger/by-hand.ts'
import { saveCustomer, customer as storedCustomer } from '../ledger/customers.ts'
import { forgottenCustomers } from '../ledger/forgotten.ts'
import { atomically } from '../ledger/ledger.ts'
import type { CustomersView, CustomerView } from '../reporting/customers-view.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'
import { groupView } from './group-view.ts'
import { payersOf } from './payers.ts'

/**
 * Every customer, those who owe nothing included; or one.
 * @throws InputError 'customer-unknown', or for a day before the books.
 */
export function customersOn(dossier: Dossier, day: IsoDay, code: string | null): CustomersView {
  const books = booksOn(dossier, day, code)
  const items = groupBy(books.items, (item) => item.customer)
  const shown = code === null ? [...books.customers.values()] : [...books.customers.values()].filter((one) => one.code === code)
  const payers = payersOf(dossier, books)
  const forgotten = forgottenCustomers(dossier.ledger)
  const customers = shown.map((one) => ({
    ...viewOf(dossier, one, items.get(one.code) ?? [], day, payers.get(one.code) ?? UNKNOWN_PAYER),
    forgottenOn: forgotten.get(one.code) ?? null,
  }))
  return {
    date: day,
    customers,
    totals: {
      customers: customers.length,
      outstandingCents: sumCents(customers.map((one) => one.outstandingCents)),
      overdueCents: sumCents(customers.map((one) => one.overdueCents)),
    },
  }
}

/**
 * Sets what `change` says of one customer, and answers with him.
 * @throws InputError 'customer-unknown'; 'contact-unnamed' when it does not say which of his contacts is meant; 'contact-unreachable'
 * for a new one without address nor number. Nothing is written then.
 */
export function changeCustomer(dossier: Dossier, day: IsoDay, code: string, change: CustomerChange): CustomersView {
  const { customers } = customersOn(dossier, day, code)
  const before = customers[0] === undefined ? null : storedCustomer(dossier.ledger, customers[0].customer)
  if (before === null) throw new RangeError(`a customer without description: ${code}`)
  const after = changedCustomer(before, change)
  if (after === 'contact-unnamed') throw unnamedContact(before)
  if (after === 'contact-unreachable') throw unreachableContact(before)
  const { ledger } = dossier
  atomically(ledger, () => {
    saveCustomer(ledger, after)
    keepByHand(ledger, after.code, notedByHand(byHandOf(ledger, after.code), before, after))
  })
  return customersOn(dossier, day, code)
}

function unnamedContact({ code, contacts }: Customer): InputError {
  const known = contacts.map((one) => one.name ?? one.email ?? one.phone).filter((name) => name !== null)
  return new InputError('contact-unnamed', `${code} a ${contacts.length} contacts : lequel est à changer ?`, {
    advice: `Ajoutez --contact NOM, celui d’un contact connu ou nouveau. Contacts connus : ${known.join(', ')}.`,
  })
}

function unreachableContact({ code }: Customer): InputError {
  return new InputError('contact-unreachable', `Ce contact de ${code} n’aurait ni adresse électronique ni téléphone.`, {
    advice: 'Ajoutez --email ou --phone.',
  })
}

function viewOf(
  dossier: Dossier,
  customer: Customer,
  items: readonly OpenItem[],
  day: IsoDay,
  payer: PayerProfile,
): Omit<CustomerView, 'forgottenOn'> {
  const { settings } = dossier
  const outstandingCents = sumCents(items.map((item) => item.outstandingCents))
  const overdue = items.filter((item) => item.outstandingCents > 0 && item.dueOn !== null && item.dueOn < day)
  const { scenario, because } = scenarioInForce(customer, items, payer, settings)
  return {
    customer: customer.code,
    name: customer.name,
    outstandingCents,
    overdueCents: cents(sumCents(overdue.map((item) => item.outstandingCents))),
    class: payer.class,
    score: payer.score,
    scenario: scenario?.name ?? customer.scenario ?? STANDARD,
    scenarioBecause: because,
    regime: regimeOf(customer, settings.customers.regime),
    group: groupView(dossier, customer.code),
    language: customer.language ?? settings.customers.language,
    terms: customer.terms,
    credit: creditUse(customer, outstandingCents),
    excluded: customer.excluded,
    directDebit: customer.directDebit,
    accountManager: customer.accountManager,
    orderReference: customer.orderReference,
    hasEmail: recipients(customer, 'email').length > 0,
    contacts: customer.contacts,
  }
}
