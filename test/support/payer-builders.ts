// Short ways to write down what a customer has paid, and when. Amounts are in euros.
import { cents, sumCents, ZERO } from '../../src/domain/cents.ts'
import { isoDay } from '../../src/domain/day.ts'
import type { OpenItem } from '../../src/domain/item.ts'
import type { MovementKind } from '../../src/domain/ledger-line.ts'
import { itemKey } from '../../src/domain/names.ts'
import { invoice } from './plan-builders.ts'

type Part = readonly [day: string, euros: number]
type Told = Partial<OpenItem> & { readonly by?: MovementKind; readonly credited?: Part; readonly euros?: number; readonly of?: string }

/** An invoice settled on a day (1 000,00 € unless told otherwise), or by several payments; `credited`: a credit note settled the rest. */
export function paid(ref: string, dueOn: string, paid: string | readonly Part[], told: Told = {}): OpenItem {
  const { by = 'payment', credited, euros = 1000, ...changes } = told
  const parts = (typeof paid === 'string' ? [[paid, euros] as const] : paid).map((part) => allocation(part, by))
  const allocations = credited === undefined ? parts : [...parts, allocation(credited, 'creditNote')]
  const amount = sumCents(allocations.map((one) => one.cents))
  const settledOn = allocations.map(({ day }) => day).reduce((a, b) => (b > a ? b : a))
  return invoice(ref, dueOn, { amount, outstandingCents: ZERO, settledOn, allocations, ...changes })
}

/** A payment of 1 000,00 € that came back on a day. */
export function bounced(day: string): OpenItem {
  return invoice(`R${day}`, day, { amount: 100_000, kind: 'bounced', issuedOn: isoDay(day), bookedOn: isoDay(day) })
}

function allocation([day, euros]: Part, counterpartKind: MovementKind) {
  return { day: isoDay(day), cents: cents(euros * 100), origin: 'letter' as const, counterpart: itemKey('x'), counterpartKind }
}
