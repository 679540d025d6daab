// A claim as the tables of fixtures/law write it, put to the engine. What a claim leaves out: business customer, ECB + 10, each day at
// the rate of its own half-year, year of 365 days, principal first, a rate below the floor kept, credit notes from the start.
import type { Cents } from '../../src/domain/cents.ts'
import type { LatePaymentClaim } from '../../src/domain/claim.ts'
import type { IsoDay } from '../../src/domain/day.ts'
import { computeClaim } from '../../src/domain/penalty.ts'
import type { ClaimInput } from '../../src/domain/penalty-input.ts'
import { rateTable } from '../../src/domain/rates.ts'
import type { PenaltySettings, Regime } from '../../src/domain/settings.ts'
import { PENALTIES } from '../support/penalty-settings.ts'

export interface WrittenClaim extends Partial<PenaltySettings> {
  readonly amountCents: Cents
  readonly dueOn: IsoDay
  readonly until: IsoDay
  readonly regime?: Regime
  readonly noticeOn?: IsoDay
  readonly payments?: ClaimInput['payments']
  /** Credit notes on the invoice. */
  readonly notes?: ClaimInput['payments']
}

const STANDARD: PenaltySettings = PENALTIES

/** The engine's answer, with the rates shipped. */
export function claimAsWritten(written: WrittenClaim): LatePaymentClaim {
  const { amountCents, dueOn, until, noticeOn = null, payments = [], notes = [], regime = 'business', ...changes } = written
  const settings = { ...STANDARD, ...chosen(changes) }
  const known = { customer: null, ref: null, kind: 'invoice', issuedOn: null } as const
  return computeClaim({ ...known, amountCents, dueOn, until, payments, creditNotes: notes, regime, settings, noticeOn }, rateTable())
}

/** The settings among the fields of a row; its other fields (source, what is expected) are none of the engine's business. */
function chosen(changes: Partial<PenaltySettings>): Partial<PenaltySettings> {
  const names = Object.keys(STANDARD) as (keyof PenaltySettings)[]
  return Object.fromEntries(names.filter((name) => changes[name] !== undefined).map((name) => [name, changes[name]]))
}
