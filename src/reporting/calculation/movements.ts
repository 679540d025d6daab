// What changed the debt, day by day, with the principal left after each: the falling balance that the periods bear.
// Knows the order in which a payment pays; knows nothing of rates beyond the periods it is given.
import { type Cents, cents, minCents, sumCents, ZERO } from '../../domain/cents.ts'
import type { ClaimPayment, ClaimPeriod, ExplainedClaim } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { PenaltySettings } from '../../domain/settings.ts'
import type { Movement } from './calculation.ts'
import { interestOf } from './formula.ts'

const CREDIT_NOTE = 'avoir'

/** The invoice, then what reduced it by the day of the calculation; what is taken away from the start comes first, whatever its day. */
export function movementsOf(claim: ExplainedClaim): Movement[] {
  const invoice = { day: claim.issuedOn, what: 'Facture, toutes taxes comprises', cents: claim.amountCents, toInterestCents: ZERO }
  const settings = claim.settings
  const movements: Movement[] = [{ ...invoice, leftCents: claim.amountCents }]
  let left: Cents = claim.amountCents
  let paidInterest: Cents = ZERO
  for (const part of inOrder(claim.payments, settings)) {
    const accrued = paysInterest(part, settings) ? accruedBy(claim.periods, part.day, settings) : ZERO
    const toInterest = minCents(part.cents, cents(Math.max(0, accrued - paidInterest)))
    paidInterest = sumCents([paidInterest, toInterest])
    left = cents(Math.max(0, left - (part.cents - toInterest)))
    movements.push({ day: part.day, what: whatOf(part, settings), cents: cents(-part.cents), toInterestCents: toInterest, leftCents: left })
  }
  return movements
}

function inOrder(payments: readonly ClaimPayment[], settings: PenaltySettings): ClaimPayment[] {
  const rank = (part: ClaimPayment) => (fromStart(part, settings) ? '' : part.day)
  const later = (part: ClaimPayment) => Number(paysInterest(part, { imputation: 'interest' }) === false)
  return payments.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : later(a) - later(b)))
}

function fromStart(part: ClaimPayment, { creditNotes }: PenaltySettings): boolean {
  return part.what === CREDIT_NOTE && creditNotes === 'start'
}

/** A credit note or a write-off takes principal away and never pays interest. */
function paysInterest(part: ClaimPayment, { imputation }: Pick<PenaltySettings, 'imputation'>): boolean {
  return imputation === 'interest' && part.principalOnly !== true && part.what !== CREDIT_NOTE
}

/** Interest accrued at the end of a day, a period under way rounded as if it ended there. */
function accruedBy(periods: readonly ClaimPeriod[], day: IsoDay, { basis }: PenaltySettings): Cents {
  const begun = periods.filter(({ from }) => from <= day)
  return sumCents(begun.map((period) => (period.to <= day ? period.interestCents : interestOf({ ...period, to: day }, basis))))
}

function whatOf(part: ClaimPayment, settings: PenaltySettings): string {
  const what = part.what ?? 'règlement'
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${fromStart(part, settings) ? ', déduit dès l’origine' : ''}`
}
