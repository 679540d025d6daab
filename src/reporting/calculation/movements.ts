// What changed the debt, day by day, with the principal left after each: the falling balance that the periods bear.
// Knows the order in which a payment pays; knows nothing of rates beyond the periods it is given.
import { type Cents, cents, minCents, sumCents, ZERO } from '../../domain/cents.ts'
import type { ClaimPayment, ClaimPeriod, ExplainedClaim } from '../../domain/claim.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { Movement } from './calculation.ts'
import { interestOf } from './formula.ts'
import type { ChoicesInForce } from './in-force.ts'

const CREDIT_NOTE = 'avoir'

/** The invoice, then what reduced it by the day of the calculation; what is taken away from the start comes first, whatever its day. */
export function movementsOf(claim: ExplainedClaim, inForce: ChoicesInForce): Movement[] {
  const invoice = { day: claim.issuedOn, what: 'Facture, toutes taxes comprises', cents: claim.amountCents, toInterestCents: ZERO }
  const movements: Movement[] = [{ ...invoice, leftCents: claim.amountCents }]
  let left: Cents = claim.amountCents
  let paidInterest: Cents = ZERO
  for (const part of inOrder(claim.payments, inForce)) {
    const accrued = paysInterest(part, inForce) ? accruedBy(claim.periods, part.day, inForce) : ZERO
    const toInterest = minCents(part.cents, cents(Math.max(0, accrued - paidInterest)))
    paidInterest = sumCents([paidInterest, toInterest])
    left = cents(Math.max(0, left - (part.cents - toInterest)))
    movements.push({ day: part.day, what: whatOf(part, inForce), cents: cents(-part.cents), toInterestCents: toInterest, leftCents: left })
  }
  return movements
}

function inOrder(payments: readonly ClaimPayment[], inForce: ChoicesInForce): ClaimPayment[] {
  const rank = (part: ClaimPayment) => (fromStart(part, inForce) ? '' : part.day)
  const later = (part: ClaimPayment) => Number(paysInterest(part, { interestFirst: true }) === false)
  return payments.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : later(a) - later(b)))
}

function fromStart(part: ClaimPayment, { creditNotesFromStart }: ChoicesInForce): boolean {
  return part.what === CREDIT_NOTE && creditNotesFromStart
}

/** A credit note or a write-off takes principal away and never pays interest. */
function paysInterest(part: ClaimPayment, { interestFirst }: Pick<ChoicesInForce, 'interestFirst'>): boolean {
  return interestFirst && part.principalOnly !== true && part.what !== CREDIT_NOTE
}

/** Interest accrued at the end of a day, a period under way rounded as if it ended there. */
function accruedBy(periods: readonly ClaimPeriod[], day: IsoDay, { basis }: ChoicesInForce): Cents {
  const begun = periods.filter(({ from }) => from <= day)
  return sumCents(begun.map((period) => (period.to <= day ? period.interestCents : interestOf({ ...period, to: day }, basis))))
}

function whatOf(part: ClaimPayment, inForce: ChoicesInForce): string {
  const what = part.what ?? 'règlement'
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${fromStart(part, inForce) ? ', déduit dès l’origine' : ''}`
}
