// The late-payment claim of one item of the books: which allocations are payments, and what forbids claiming.
// Knows nothing of rates or days late: `computeClaim` does.
import { cents, sumCents } from './cents.ts'
import type { LatePaymentClaim } from './claim.ts'
import { type ClaimItemContext, claimObstacles } from './claim-item-obstacles.ts'
import type { Allocation, OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import { type ClaimPayment, computeClaim } from './penalty.ts'
import type { RateTable } from './rates.ts'
import type { PenaltySettings } from './settings.ts'

/**
 * What an allocation does to the base of interest. `payment`: paid on its day. `from-start`: never owed as late (a credit note
 * corrects the invoice, retention money is not due yet: loi 71-584). `leaves`: gone from this item on its day without being paid
 * (written off, transferred to another account, turned into a bill, assigned to a factor).
 */
const EFFECTS: Readonly<Record<MovementKind, 'payment' | 'from-start' | 'leaves'>> = {
  payment: 'payment',
  advance: 'payment',
  opening: 'payment',
  other: 'payment',
  invoice: 'payment',
  deposit: 'payment',
  refund: 'payment',
  bounced: 'payment',
  penalty: 'payment',
  creditNote: 'from-start',
  retention: 'from-start',
  writeOff: 'leaves',
  transfer: 'leaves',
  doubtful: 'leaves',
  bill: 'leaves',
  assigned: 'leaves',
}

/**
 * The claim of an item on `context.until`; allocations after that day are ignored. A credit, or a lump without detail, bears nothing
 * and is not claimable. What brings an invoice back bears what that invoice bears. A credit without due date is told with its own day.
 */
export function claimForItem(
  item: OpenItem,
  context: ClaimItemContext & { readonly settings: PenaltySettings; readonly rates: RateTable },
): LatePaymentClaim {
  const known = item.allocations.filter(({ day }) => day <= context.until)
  const fromStart = sumCents(known.filter((part) => EFFECTS[part.counterpartKind] === 'from-start').map((part) => part.cents))
  return computeClaim(
    {
      customer: item.customer,
      ref: item.ref === '' ? null : item.ref,
      kind: item.withoutDetail ? 'opening' : item.reopens === null ? item.kind : 'invoice',
      amountCents: cents(item.originalCents - fromStart),
      issuedOn: item.issuedOn,
      dueOn: item.dueOn ?? item.issuedOn,
      until: context.until,
      payments: item.originalCents > 0 ? known.flatMap(paymentOf) : [],
      regime: context.regime,
      settings: context.settings,
      noticeOn: context.noticeOn,
      feeElsewhere: item.feeElsewhere === true,
      obstacles: claimObstacles(item, known, context),
    },
    context.rates,
  )
}

function paymentOf({ day, cents: part, counterpartKind }: Allocation): ClaimPayment[] {
  const effect = EFFECTS[counterpartKind]
  return effect === 'from-start' ? [] : [{ day, cents: part, ...(effect === 'leaves' ? { principalOnly: true } : {}) }]
}
