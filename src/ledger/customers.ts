// Customers: the name the books give them, and what contact files and people say of them.
// Which default applies when something is not set is not known here.
import { cents } from '../domain/cents.ts'
import type { Contact, Customer, ProposedRegime } from '../domain/customer.ts'
import { type CustomerCode, customerCode } from '../domain/names.ts'
import { atomically, type Ledger } from './ledger.ts'
import { bumpGeneration } from './meta.ts'
import { type Scope, scoped, within } from './scope.ts'

interface CustomerRow extends Omit<Customer, 'name' | 'address' | 'contacts' | 'directDebit' | 'proposedRegime'> {
  readonly booksName: string | null
  readonly givenName: string | null
  readonly address: string
  readonly contacts: string
  readonly directDebit: number
  readonly proposedRegime: string | null
}

const SELECT = `SELECT code, books_name AS booksName, given_name AS givenName, siren, address, contacts, terms, regime, language, scenario,
  excluded, direct_debit AS directDebit, vat_number AS vatNumber, account_manager AS accountManager, order_reference AS orderReference,
  credit_limit_cents AS creditLimitCents, proposed_regime AS proposedRegime FROM customer`

/** Every customer of the books, of a list or of a contact file, or those of the scope; by code. */
export function customers(ledger: Ledger, scope: Scope = null): Map<CustomerCode, Customer> {
  const rows = ledger.db
    .prepare<[{ scope?: string }], CustomerRow>(`${SELECT} WHERE ${within('code', scope)} ORDER BY code`)
    .all(scoped(scope))
  return new Map(rows.map((row) => [row.code, toCustomer(row)]))
}

/** Codes of every customer, in order. */
export function customerCodes(ledger: Ledger): CustomerCode[] {
  return ledger.db.prepare('SELECT code FROM customer ORDER BY code').pluck().all() as CustomerCode[]
}

/** Code and name of customers whose code begins so, whatever its case, by code. */
export function customerNamesFrom({ db }: Ledger, begin: string, most: number): [code: string, name: string][] {
  return db
    .prepare<[string, string, number], [string, string]>(
      `SELECT code, coalesce(given_name, books_name, '') FROM customer WHERE lower(substr(code, 1, length(?))) = lower(?) ORDER BY code LIMIT ?`,
    )
    .raw()
    .all(begin, begin, most)
}

/** One customer, null when nobody ever named that code. */
export function customer(ledger: Ledger, code: CustomerCode): Customer | null {
  const row = ledger.db.prepare<[string], CustomerRow>(`${SELECT} WHERE code = ?`).get(code)
  return row ? toCustomer(row) : null
}

/** Keeps everything `next` says in place of what was known. A name equal to the books' one keeps following the books. */
export function saveCustomer(ledger: Ledger, next: Customer): void {
  atomically(ledger, () => {
    customerKeeper(ledger)(next)
    bumpGeneration(ledger)
  })
}

/** `saveCustomer` for many, to be called inside a transaction by those who tell themselves that something has changed. */
export function customerKeeper(ledger: Ledger): (next: Customer) => void {
  const booksName = ledger.db.prepare<[string], string | null>('SELECT books_name FROM customer WHERE code = ?').pluck()
  const upsert = ledger.db.prepare(
    `INSERT INTO customer (code, given_name, siren, address, contacts, terms, regime, language, scenario, excluded, direct_debit,
       vat_number, account_manager, order_reference, credit_limit_cents, proposed_regime)
     VALUES (@code, @givenName, @siren, @address, @contacts, @terms, @regime, @language, @scenario, @excluded, @directDebit,
       @vatNumber, @accountManager, @orderReference, @creditLimitCents, @proposedRegime)
     ON CONFLICT (code) DO UPDATE SET given_name = excluded.given_name, siren = excluded.siren, address = excluded.address,
       contacts = excluded.contacts, terms = excluded.terms, regime = excluded.regime, language = excluded.language,
       scenario = excluded.scenario, excluded = excluded.excluded, direct_debit = excluded.direct_debit,
       vat_number = excluded.vat_number, account_manager = excluded.account_manager, order_reference = excluded.order_reference,
       credit_limit_cents = excluded.credit_limit_cents, proposed_regime = excluded.proposed_regime`,
  )
  return (next) =>
    void upsert.run({
      ...next,
      givenName: next.name === next.code || next.name === booksName.get(next.code) ? null : next.name,
      address: JSON.stringify(next.address),
      contacts: JSON.stringify(next.contacts),
      directDebit: next.directDebit ? 1 : 0,
      proposedRegime: next.proposedRegime === null ? null : JSON.stringify(next.proposedRegime),
    })
}

/** Keeps the name the books give: the newest fiscal year's, whatever the order of the imports. */
export function nameFromBooks(ledger: Ledger, names: ReadonlyMap<CustomerCode, string>, year: string): void {
  const upsert = ledger.db.prepare(`INSERT INTO customer (code, books_name, books_year) VALUES (?, ?, ?)
    ON CONFLICT (code) DO UPDATE SET books_name = excluded.books_name, books_year = excluded.books_year
    WHERE books_year IS NULL OR books_year <= excluded.books_year`)
  for (const [code, name] of names) upsert.run(code, name, year)
}

function toCustomer(row: CustomerRow): Customer {
  const { booksName, givenName, ...rest } = row
  return {
    code: customerCode(row.code),
    name: givenName ?? booksName ?? row.code,
    siren: rest.siren,
    address: JSON.parse(rest.address) as string[],
    contacts: JSON.parse(rest.contacts) as Contact[],
    terms: rest.terms,
    regime: rest.regime,
    language: rest.language,
    scenario: rest.scenario,
    excluded: rest.excluded,
    directDebit: rest.directDebit === 1,
    vatNumber: rest.vatNumber,
    accountManager: rest.accountManager,
    orderReference: rest.orderReference,
    creditLimitCents: rest.creditLimitCents === null ? null : cents(rest.creditLimitCents),
    proposedRegime: rest.proposedRegime === null ? null : (JSON.parse(rest.proposedRegime) as ProposedRegime),
  }
}
