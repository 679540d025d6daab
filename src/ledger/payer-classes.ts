// The class of each payer as stored plans announced it, with its day. What makes a class is the domain's business.
import type { IsoDay } from '../domain/day.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PayerClass } from '../domain/payer-class.ts'
import { formerCodes, withFormers } from './former-codes.ts'
import { atomically, type Ledger } from './ledger.ts'
import { type Scope, scoped, within } from './scope.ts'

interface RecordedClass {
  readonly class: PayerClass
  /** 0 to 100. */
  readonly score: number
}

/** The last class recorded of each customer of the scope before `day` (exclusive), else of a code he had before; customers without any are absent. */
export function recordedClasses(ledger: Ledger, day: IsoDay, scope: Scope = null): Map<CustomerCode, PayerClass> {
  // SQLite takes the bare column from the row of the maximum.
  const whole = withFormers(ledger, scope)
  const rows = ledger.db.prepare<[{ day: IsoDay; scope?: string }], { customer: CustomerCode; class: PayerClass; last: string }>(
    `SELECT customer, class, max(day) AS last FROM payer_class WHERE day < @day AND ${within('customer', whole)} GROUP BY customer`,
  )
  const found = new Map(rows.all({ day, ...scoped(whole) }).map((row) => [row.customer, row.class]))
  const { successors, formersOf } = formerCodes(ledger)
  for (const customer of successors) {
    const before = formersOf(customer).flatMap((former) => found.get(former) ?? [])[0]
    if (before !== undefined && !found.has(customer)) found.set(customer, before)
  }
  return found
}

/** Records the classes that are not as the last recorded before `day`; what an earlier plan of the same day recorded of them is forgotten. */
export function recordClasses(ledger: Ledger, day: IsoDay, payers: ReadonlyMap<CustomerCode, RecordedClass>): void {
  atomically(ledger, () => {
    const known = recordedClasses(ledger, day)
    const forget = ledger.db.prepare('DELETE FROM payer_class WHERE customer = ? AND day = ?')
    const insert = ledger.db.prepare('INSERT INTO payer_class (customer, day, class, score) VALUES (?, ?, ?, ?)')
    for (const [customer, { class: found, score }] of payers) {
      forget.run(customer, day)
      if (known.get(customer) !== found) insert.run(customer, day, found, score)
    }
  })
}
