// The statement of account of one customer on a day: what he owes, how the balance came about, and what holds any of it.
import { sumCents, ZERO } from '../domain/cents.ts'
import { unknownCustomer } from '../domain/customer.ts'
import type { IsoDay } from '../domain/day.ts'
import { ControlError } from '../domain/errors.ts'
import { formatAmount, formatLongDay } from '../domain/format.ts'
import type { CustomerCode, ItemKey } from '../domain/names.ts'
import { booksUntil } from '../domain/plan-day.ts'
import type { Language } from '../domain/settings.ts'
import { ledgerBalance } from '../ledger/ledger-balance.ts'
import { buildStatement } from '../reporting/statement/build-statement.ts'
import type { Statement } from '../reporting/statement/statement.ts'
import type { StatementView } from '../reporting/statement/view.ts'
import type { ItemView } from '../reporting/views.ts'
import { type Books, booksOn, knownCustomer } from './books.ts'
import type { Dossier } from './dossier.ts'
import { itemsOn } from './items.ts'
import { planInput } from './plan-input.ts'

export interface StatementAsked {
  readonly customer: string
  /** First day of the movements; null: those of the open items alone. */
  readonly from: IsoDay | null
  /** Of the document; null: the customer's. */
  readonly language: Language | null
}

export interface FoundStatement {
  /** What is shown on paper. */
  readonly statement: Statement
  readonly view: StatementView
}

/** @throws InputError 'date-before-books', 'customer-unknown'; ControlError 'statement-gap' when the items are not the balance of the books. */
export function statementOn(dossier: Dossier, day: IsoDay, { customer: typed, from, language }: StatementAsked): FoundStatement {
  const books = booksOn(dossier, day, typed)
  const held = new Map(itemsOn(dossier, day, { customer: typed, all: false }).items.map((item) => [item.key, item.held]))
  const asOf = booksUntil(planInput(dossier, books))
  return statementIn(dossier, books, knownCustomer(books.customers, typed), {
    from,
    language,
    asOf,
    heldBy: (key) => held.get(key) ?? null,
  })
}

/** What a statement says besides its items. */
export interface StatementTold extends Pick<StatementAsked, 'from' | 'language'> {
  /** Day up to which payments are entered; null: nobody knows. */
  readonly asOf: IsoDay | null
  /** What keeps an item from being reminded; null: nothing. */
  heldBy(item: ItemKey): ItemView['held']
}

/** The statement of a customer whose books these are, all of his and nobody else's. @throws ControlError 'statement-gap' */
export function statementIn(
  dossier: Dossier,
  books: Books,
  code: CustomerCode,
  { from, language, asOf, heldBy }: StatementTold,
): FoundStatement {
  const { ledger, settings, programVersion } = dossier
  const { day } = books
  const customer = books.customers.get(code) ?? unknownCustomer(code, '')
  const ledgerBalanceCents = ledgerBalance(ledger, day, code)
  const statement = buildStatement(books.items, {
    creditor: settings.creditor,
    customer,
    day,
    booksAsOf: asOf,
    ledgerBalanceCents,
    language: language ?? customer.language ?? settings.customers.language,
    movements: { from },
    version: programVersion,
  })
  const itemsCents = sumCents(books.items.map(({ outstandingCents }) => outstandingCents))
  if (statement === null || statement.account === null) {
    throw new ControlError(
      'statement-gap',
      `Le relevé de ${code} au ${formatLongDay(day)} ne tombe pas juste : ${formatAmount(ledgerBalanceCents)} en comptabilité, ${formatAmount(itemsCents)} en factures et règlements.`,
      { advice: 'Voyez « relance check », puis importez de nouveau la comptabilité : relance import FICHIER' },
    )
  }
  const { debits, credits, debitsCents, creditsCents, overdueCents, balanceCents, account } = statement
  return {
    statement,
    view: {
      date: day,
      customer: code,
      name: customer.name,
      booksAsOf: asOf,
      items: [...debits, ...credits].map((row) => ({ ...row, held: heldBy(row.key) })),
      debitsCents,
      creditsCents,
      overdueCents,
      movements: account,
      balanceCents,
      control: { ledgerBalanceCents, itemsCents, differenceCents: ZERO },
    },
  }
}
