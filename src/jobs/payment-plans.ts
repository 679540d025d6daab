// Granting a payment plan (échéancier): instalments checked against what is owed, recorded as a hold that the books keep or break.
import type { Cents } from '../domain/cents.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import { formatAmount } from '../domain/format.ts'
import { type PlannedPayment, plainHold } from '../domain/hold.ts'
import { leftToPay } from '../domain/hold-paid.ts'
import { monthlySchedule, scheduleFault } from '../domain/schedule.ts'
import type { Dossier } from './dossier.ts'
import { type HoldRequest, type HoldsView, heldThing, recordHold } from './holds.ts'

export type Instalments =
  | { readonly kind: 'listed'; readonly payments: readonly PlannedPayment[] }
  | { readonly kind: 'monthly'; readonly count: number; readonly from: IsoDay }

export interface PlanRequest extends Pick<HoldRequest, 'ref' | 'reason' | 'author'> {
  readonly customer: string
  /** What the plan is for; null: all that is owed. */
  readonly cents: Cents | null
  readonly instalments: Instalments
}

/**
 * Records a payment plan for a customer or one of his invoices, in the place of the one there was.
 * @throws InputError 'schedule' for instalments out of order, past, or of another sum; 'hold-part' for more than what is owed;
 * 'hold-nothing' when nothing is; 'customer-unknown', 'item-unknown'.
 */
export function grantPlan(dossier: Dossier, day: IsoDay, request: PlanRequest): HoldsView {
  const { books, customer, item } = heldThing(dossier, day, request)
  const hold = plainHold(customer, 'payment-plan', day, {
    item: item?.key ?? null,
    text: request.reason ?? '',
    author: request.author,
  })
  const owedCents = leftToPay(hold, books.items)
  const total = request.cents ?? owedCents
  const where = item === null ? `${customer}` : `la pièce ${item.ref}`
  if (owedCents === 0)
    throw new InputError('hold-nothing', `Rien n’est dû pour ${where} : il n’y a pas d’échéancier à accorder.`, {
      advice: 'Les règlements et avoirs non affectés sont déduits : voyez « relance items --customer CLIENT ».',
    })
  if (total > owedCents)
    throw new InputError(
      'hold-part',
      `Il ne reste que ${formatAmount(owedCents)} à payer pour ${where}, règlements non affectés déduits.`,
      {
        advice: 'Donnez un montant plus petit avec --amount, ou ôtez-le pour étaler tout ce qui est dû.',
      },
    )
  const { instalments } = request
  const schedule = instalments.kind === 'listed' ? instalments.payments : monthlySchedule(total, instalments.count, instalments.from)
  const fault = scheduleFault(schedule, total, day)
  if (fault !== null)
    throw new InputError('schedule', fault, {
      advice: `Donnez les échéances dans l’ordre, à partir d’aujourd’hui, pour ${formatAmount(total)} en tout ; --amount étale une autre somme.`,
    })
  const until = schedule.at(-1)?.day ?? null
  return recordHold(dossier, books, { ...hold, schedule, until, owedCents, cents: total === owedCents ? null : total })
}
