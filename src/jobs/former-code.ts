// A customer whose code changed in the books: a person says that two codes are one customer, or takes it back.
import { HAND_FIELDS, joinedByHand, withOthersHand } from '../domain/by-hand.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { type Inherited, withFormerDetails } from '../domain/former-customer.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { byHandOf, keepByHand } from '../ledger/by-hand.ts'
import { saveCustomer, customer as storedCustomer } from '../ledger/customers.ts'
import { formerCodes } from '../ledger/former-codes.ts'
import { lastingHolds } from '../ledger/holds.ts'
import { atomically } from '../ledger/ledger.ts'
import { joinFormerCode, partFormerCode } from '../ledger/recoding.ts'
import type { CustomersView } from '../reporting/customers-view.ts'
import { booksOn, knownCustomer } from './books.ts'
import { customersOn } from './customers.ts'
import type { Dossier } from './dossier.ts'
import { type HoldView, holdViewer } from './hold-view.ts'

export interface FormerCodeRequest {
  readonly customer: string
  readonly former: string
  /** False: what was said is taken back. */
  readonly same: boolean
  readonly reason: string | null
  readonly author: string | null
}

export interface FormerCodeView extends CustomersView {
  readonly formerly: {
    readonly customer: CustomerCode
    readonly former: CustomerCode
    readonly same: boolean
    /** Items that followed, or went back, by the keys they have under the present code. */
    readonly items: readonly ItemKey[]
    /** Settings that only the former code had, or that were made by hand for it, and that are the customer's now. */
    readonly inherited: readonly Inherited[]
    /** What holds the customer's reminders now. */
    readonly holds: readonly HoldView[]
  }
}

/**
 * Records it in the history, in one transaction with what follows from it: from then on everything that was sent, said and decided under the
 * former code counts for the customer. Taken back, the items go back to their code; settings that came from it stay.
 * @throws InputError 'customer-unknown'; 'former-code' for a code that is his own, was said already, or was never said.
 */
export function sayFormerCode(dossier: Dossier, day: IsoDay, request: FormerCodeRequest): FormerCodeView {
  const { ledger, clock } = dossier
  const { same, reason, author } = request
  const { customers } = booksOn(dossier, day)
  const customer = knownCustomer(customers, request.customer)
  const former = knownCustomer(customers, request.former)
  refuse(dossier, customer, former, same)
  const word = { customer, former, day, at: clock.now(), reason, author }
  const { items, inherited } = atomically(ledger, () =>
    same
      ? { items: joinFormerCode(ledger, word), inherited: inherit(dossier, customer, former) }
      : { items: partFormerCode(ledger, word), inherited: [] },
  )
  const books = booksOn(dossier, day, customer)
  const holds = lastingHolds(ledger, day).filter((hold) => hold.customer === customer)
  return {
    ...customersOn(dossier, day, customer),
    formerly: { customer, former, same, items, inherited, holds: holds.map(holdViewer(dossier, books)) },
  }
}

function inherit({ ledger }: Dossier, customer: CustomerCode, former: CustomerCode): readonly Inherited[] {
  const present = storedCustomer(ledger, customer)
  const before = storedCustomer(ledger, former)
  if (present === null || before === null) return []
  const others = byHandOf(ledger, former)
  const { customer: next, inherited } = withFormerDetails(withOthersHand(present, before, others), before)
  if (JSON.stringify(next) === JSON.stringify(present)) return []
  saveCustomer(ledger, next)
  keepByHand(ledger, customer, joinedByHand(present, next, byHandOf(ledger, customer), others))
  const fields = [...HAND_FIELDS, 'contacts'] as const
  const byHand = fields.filter((field) => !inherited.includes(field) && JSON.stringify(next[field]) !== JSON.stringify(present[field]))
  return [...inherited, ...byHand]
}

function refuse({ ledger }: Dossier, customer: CustomerCode, former: CustomerCode, same: boolean): void {
  if (customer === former)
    throw new InputError('former-code', `${customer} est le code même de ce client.`, {
      advice: 'Donnez d’abord le code d’aujourd’hui, puis l’ancien : relance customers NOUVEAU --formerly ANCIEN.',
    })
  const said = formerCodes(ledger).formersOf(customer).includes(former)
  if (same && said)
    throw new InputError('former-code', `${former} est déjà noté comme un ancien code de ${customer}.`, {
      advice: `Pour revenir là-dessus : relance customers ${customer} --not-formerly ${former}.`,
    })
  if (!same && !said)
    throw new InputError('former-code', `${former} n’est pas noté comme un ancien code de ${customer}.`, {
      advice: `Ce qui a été noté se voit par « relance history --customer ${customer} ».`,
    })
}
