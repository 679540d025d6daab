// The late-payment claim of one item of the books: which allocations are payments, and what forbids claiming.
// Knows nothing of rates or days late: `computeClaim` does.
import { cents, sumCents } from './cents.ts'
import type { ClaimPayment, ExplainedClaim, LatePaymentClaim } from './claim.ts'
import { type ClaimItemContext, claimObstacles } from './claim-item-obstacles.ts'
import type { IsoDay } from './day.ts'
import { groupBy } from './group.ts'
import type { Allocation, OpenItem } from './item.ts'
import type { MovementKind } from './ledger-line.ts'
import { computeClaim, explainClaim } from './penalty.ts'
import { penaltyChoices } from './penalty-exceptions.ts'
import type { ClaimInput } from './penalty-input.ts'
import type { RateTable } from './rates.ts'
import type { Settings } from './settings.ts'

/**
 * What an allocation does to the base of interest. `payment`: paid on its day. `credit-note`: the settings say from when. `from-start`:
 * never owed as late (retention money is not due yet: loi 71-584). `leaves`: gone from this item on its day without being paid
 * (written off, transferred to another account, turned into a bill, assigned to a factor).
 */
const EFFECTS: Readonly<Record<MovementKind, 'payment' | 'credit-note' | 'from-start' | 'leaves'>> = {
  payment: 'payment',
  advance: 'payment',
  opening: 'payment',
  other: 'payment',
  invoice: 'payment',
  deposit: 'payment',
  refund: 'payment',
  bounced: 'payment',
  penalty: 'payment',
  creditNote: 'credit-note',
  retention: 'from-start',
  writeOff: 'leaves',
  transfer: 'leaves',
  doubtful: 'leaves',
  bill: 'leaves',
  assigned: 'leaves',
}

/** Everything a claim needs besides the item. */
export interface ClaimContext extends ClaimItemContext {
  readonly settings: Pick<Settings, 'penalties' | 'penaltyExceptions'>
  readonly rates: RateTable
}

/**
 * The claim of an item on `context.until`; allocations after that day are ignored. A credit, or a lump without detail, bears nothing
 * and is not claimable. What brings an invoice back bears what that invoice bears. A credit without due date is told with its own day.
 */
export function claimForItem(item: OpenItem, context: ClaimContext): LatePaymentClaim {
  return computeClaim(inputOf(item, context), context.rates)
}

/** The same claim with all it takes to redo it by hand. */
export function explainedForItem(item: OpenItem, context: ClaimContext): ExplainedClaim {
  const claim = explainClaim(inputOf(item, context), context.rates)
  return item.dueOn === null ? claim : { ...claim, dueSource: item.dueSource }
}

function inputOf(item: OpenItem, context: ClaimContext): ClaimInput {
  const known = item.allocations.filter(({ day }) => day <= context.until)
  const effects = groupBy(known, ({ counterpartKind }) => EFFECTS[counterpartKind])
  const fromStart = sumCents((effects.get('from-start') ?? []).map((part) => part.cents))
  const owes = item.originalCents > 0
  const choices = penaltyChoices(context.settings, item.customer, item.ref)
  return {
    customer: item.customer,
    ref: item.ref === '' ? null : item.ref,
    kind: item.withoutDetail ? 'opening' : item.reopens === null ? item.kind : 'invoice',
    amountCents: cents(item.originalCents - fromStart),
    issuedOn: item.issuedOn,
    dueOn: item.dueOn ?? item.issuedOn,
    until: context.until,
    payments: owes ? known.flatMap(paymentOf) : [],
    creditNotes: owes ? (effects.get('credit-note') ?? []).map(({ day, cents: part }) => ({ day, cents: part, what: 'avoir' })) : [],
    regime: context.regime,
    settings: choices.settings,
    chosenBy: choices.chosenBy,
    noticeOn: earlier(context.noticeOn, choices.noticeOn),
    insolvencyOn: context.insolvencyOn ?? null,
    ...(item.instalmentOf === undefined ? {} : { feeElsewhere: item.feeElsewhere === true }),
    ...(context.unallocated === undefined ? {} : { unallocated: context.unallocated }),
    ...(context.history === undefined ? {} : { history: context.history }),
    obstacles: claimObstacles(item, known, context),
    remarks: choices.because,
  }
}

/** The first formal notice counts (C. civ. 1344-1). */
function earlier(a: IsoDay | null, b: IsoDay | null): IsoDay | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b
}

const LEAVING: Partial<Record<MovementKind, string>> = {
  writeOff: 'passé en perte',
  transfer: 'viré à un autre compte',
  doubtful: 'passé en client douteux',
  bill: 'effet accepté',
  assigned: 'cédé',
}

function paymentOf({ day, cents: part, counterpartKind }: Allocation): ClaimPayment[] {
  const effect = EFFECTS[counterpartKind]
  if (effect === 'payment') return [{ day, cents: part }]
  return effect === 'leaves' ? [{ day, cents: part, principalOnly: true, what: LEAVING[counterpartKind] ?? 'sorti du compte' }] : []
}
