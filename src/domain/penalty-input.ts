// What a late-payment claim is computed from. Knows no rule.
import type { Cents } from './cents.ts'
import type { ClaimChoice, ClaimHistory, ClaimPayment } from './claim.ts'
import type { IsoDay } from './day.ts'
import type { MovementKind } from './ledger-line.ts'
import type { CustomerCode } from './names.ts'
import type { PenaltySettings, Regime } from './settings.ts'

export interface ClaimInput {
  readonly customer: CustomerCode | null
  readonly ref: string | null
  readonly kind: MovementKind
  /** The whole invoice including tax, less what was never owed as late (retention money); zero or less bears nothing. */
  readonly amountCents: Cents
  /** Null: the limitation period is counted from the due date less 30 days. */
  readonly issuedOn: IsoDay | null
  readonly dueOn: IsoDay
  /** The day of the calculation, itself a late day. */
  readonly until: IsoDay
  /** Those after `until` are ignored. */
  readonly payments: readonly ClaimPayment[]
  /** Credit notes on this invoice, each on its own day. Those after `until` are ignored. */
  readonly creditNotes?: readonly ClaimPayment[]
  readonly regime: Regime
  readonly settings: PenaltySettings
  /** Who made each choice that is not the dossier's. */
  readonly chosenBy?: Partial<Record<keyof PenaltySettings, ClaimChoice['by']>>
  /** Day of the formal notice: a consumer owes interest from the day after. */
  readonly noticeOn: IsoDay | null
  /** Day of the judgment that opened collective proceedings against the debtor. */
  readonly insolvencyOn?: IsoDay | null
  /** Another instalment of the invoice bears the fee. */
  readonly feeElsewhere?: boolean
  /** The part of the customer's unallocated credits that would pay this invoice (C. civ. 1342-10): told as another reading. */
  readonly unallocated?: readonly ClaimPayment[]
  readonly history?: ClaimHistory
  /** French sentences: each one forbids claiming and is told in the notes. */
  readonly obstacles?: readonly string[]
  /** French sentences that are told and forbid nothing. */
  readonly remarks?: readonly string[]
}
