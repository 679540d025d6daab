// What the plans of coming days are made from. Gathered some customers at a time: of what is settled, only how its customer pays is kept.
import type { IsoDay } from '../domain/day.ts'
import type { OpenItem } from '../domain/item.ts'
import type { CustomerCode } from '../domain/names.ts'
import type { PlanInput } from '../domain/plan-input.ts'
import { mayCome } from '../domain/simulate.ts'
import { customerCodes } from '../ledger/customers.ts'
import { comingHolds } from '../ledger/holds.ts'
import { booksOf } from './books.ts'
import { fewAtOnce } from './customers-at-once.ts'
import { type Dossier, wasKnown } from './dossier.ts'
import { planInput } from './plan-input.ts'

/**
 * The input of `simulate` on `day`, of everybody or of some customers.
 * @param scope null: everybody
 * @param last last day looked at, inclusive
 * @throws what `booksOf` throws
 */
export function comingInput(dossier: Dossier, day: IsoDay, scope: readonly CustomerCode[] | null, last: IsoDay): PlanInput {
  const holds = comingHolds(dossier.ledger, day, last).filter(({ at }) => wasKnown(dossier, at))
  const codes = scope ?? customerCodes(dossier.ledger)
  const gather = (some: readonly CustomerCode[]): PlanInput => {
    const input = planInput(dossier, booksOf(dossier, day, some))
    return { ...input, items: mayCome(input.items, holds) }
  }
  const [first = gather([]), ...others] = Array.from(fewAtOnce(codes), gather)
  return { ...first, holds, ...together([first, ...others]) }
}

function together(parts: readonly PlanInput[]): Pick<PlanInput, 'items' | 'sent' | 'customers' | 'payers' | 'claims'> {
  const items: OpenItem[] = []
  const sent: PlanInput['sent'][number][] = []
  for (const part of parts) {
    for (const item of part.items) items.push(item)
    for (const step of part.sent) sent.push(step)
  }
  return {
    items,
    sent,
    customers: new Map(parts.flatMap(({ customers }) => [...customers])),
    payers: new Map(parts.flatMap(({ payers }) => [...payers])),
    claims: new Map(parts.flatMap(({ claims }) => [...(claims ?? [])])),
  }
}
