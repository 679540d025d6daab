// The account of an invoice: interest accrued, paid, waived, owed; the fee and its state; the principal; the total.
// Every line is a sum of the claim or a difference of two; nothing is computed anew.
import { type Cents, cents, sumCents, ZERO } from '../../domain/cents.ts'
import type { ClaimPart, ExplainedClaim } from '../../domain/claim.ts'
import { formatAmount, formatDay } from '../../domain/format.ts'
import { oneLine } from '../../rendering/plain-text.ts'
import type { AccountLine } from './calculation.ts'
import { FEE_ARTICLES } from './words.ts'

/** `paidByPayments`: the interest that the payments of the books paid, shown with them. */
export function accountOf(claim: ExplainedClaim, paidByPayments: Cents): AccountLine[] {
  const accrued = sumCents(claim.periods.map(({ interestCents }) => interestCents))
  const count = claim.periods.length
  const { principalCents, interestCents, feeCents, totalCents } = claim
  return [
    line('interest-accrued', 'Intérêts courus', count < 2 ? '' : `somme des ${count} périodes`, accrued),
    ...interestGone(claim, accrued, paidByPayments),
    line('interest-due', 'Intérêts restant dus', claim.interest.state === 'claimed' ? stateOf(claim.interest, 's') : '', interestCents),
    line('fee', 'Indemnité forfaitaire de recouvrement', feeDetail(claim), feeCents),
    line('principal', 'Principal restant dû', '', principalCents),
    line('total', 'Total', 'intérêts + indemnité + principal', totalCents),
  ]
}

function line(kind: AccountLine['kind'], label: string, detail: string, amount: Cents): AccountLine {
  return { kind, label, detail, cents: amount }
}

/** What the interest accrued has lost: paid, booked as a debit of its own, then given up. Lost beyond what accrued leaves nothing owed, never less. */
function interestGone(claim: ExplainedClaim, accrued: Cents, paidByPayments: Cents): AccountLine[] {
  const { paidInterestCents = ZERO, bookedInterestCents = ZERO, interest, interestCents } = claim
  const left = Math.max(0, accrued - paidInterestCents - bookedInterestCents)
  const gone = [
    line('interest-paid', 'Intérêts déjà réglés', paidDetail(claim, paidByPayments), cents(-paidInterestCents)),
    line('interest-booked', 'Intérêts déjà comptabilisés', 'comptés avec leurs propres écritures', cents(-bookedInterestCents)),
    line(
      'interest-waived',
      'Intérêts abandonnés',
      stateOf(interest, 's'),
      interest.state === 'waived' ? cents(interestCents - left) : ZERO,
    ),
  ]
  return gone.filter(({ cents: lost }) => lost < 0)
}

function paidDetail({ paidInterestCents = ZERO, interest }: ExplainedClaim, paidByPayments: Cents): string {
  const byPayments = paidByPayments === 0 ? '' : `${formatAmount(paidByPayments)} par les règlements (C. civ. art. 1343-1)`
  const otherwise = interest.state === 'paid' ? stateOf(interest, 's') : paidInterestCents > paidByPayments ? 'réglés à part' : ''
  return [byPayments, otherwise].filter((part) => part !== '').join('\u00a0; ')
}

function feeDetail({ regime, fee, feeCents, bookedFeeCents, choices, notes }: ExplainedClaim): string {
  const article = FEE_ARTICLES[regime]
  if (regime === 'consumer' || regime === 'abroad') return article
  if (fee.state !== 'due') return `${article}\u00a0; ${stateOf(fee, 'e')}`
  if (bookedFeeCents !== undefined) return `${article}\u00a0; ${formatAmount(bookedFeeCents)} comptés avec leurs propres écritures`
  if (feeCents > 0) return `${article}\u00a0; due`
  return choices.some(({ name }) => name === 'instalment-fee')
    ? `${article}\u00a0; comptée avec une autre échéance de la facture`
    : `${article}\u00a0; ${notes.length > 0 ? 'aucune à compter ici, les observations disent pourquoi' : 'non due'}`
}

const STATES: Readonly<Record<ClaimPart['state'], string>> = { due: 'dû', claimed: 'réclamé', paid: 'réglé', waived: 'abandonné' }

/** "réclamée le 12/10/2026 (relance 3)", with the ending of what it speaks of. */
function stateOf({ state, day, reason }: ClaimPart, ending: string): string {
  const why = oneLine(reason)
  return `${STATES[state]}${ending}${day === null ? '' : ` le ${formatDay(day)}`}${why === '' ? '' : ` (${why})`}`
}
