// The aged balance of a dossier on a day, with its control against the raw lines of the customer accounts.
import { type AgeBasis, agedBalance } from '../domain/aged-balance.ts'
import { cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { customerCode } from '../domain/names.ts'
import { unacceptedGap } from '../ledger/accepted-gap.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import type { AgingView } from '../reporting/views.ts'
import { booksOn } from './books.ts'
import type { Dossier } from './dossier.ts'

/** @throws InputError for a day before the books or an unknown customer. */
export function agingOn(dossier: Dossier, day: IsoDay, choice: { by: AgeBasis; customer: string | null }): AgingView {
  const books = booksOn(dossier, day, choice.customer, 'open')
  const balance = agedBalance(books.items, day, choice.by)
  const customer = choice.customer === null ? undefined : customerCode(choice.customer)
  const ledgerBalanceCents = ledgerBalance(dossier.ledger, day, customer)
  const itemsCents = balance.totals.balanceCents
  return {
    date: day,
    by: choice.by,
    ...balance,
    control: { ledgerBalanceCents, itemsCents, differenceCents: cents(ledgerBalanceCents - itemsCents) },
  }
}

/** Whether the control ties, but for a gap accepted at the import. @param customer the one the view was asked for */
export function isTied({ ledger }: Dossier, { date, control }: Pick<AgingView, 'date' | 'control'>, customer: string | null): boolean {
  return unacceptedGap(ledger, date, control.differenceCents, customer === null ? undefined : customerCode(customer)) === 0
}
