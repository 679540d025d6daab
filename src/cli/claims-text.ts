// The words of `relance penalties`: each claim with its calculation, its own choices, where it stands and its notes. Computes nothing.
import type { ClaimPeriod, ExplainedClaim } from '../domain/claim.ts'
import type { IsoDay } from '../domain/day.ts'
import { formatAmount, formatDay, formatLongDay, formatRate } from '../domain/format.ts'
import type { PenaltiesView } from '../reporting/views.ts'
import { stateText } from './claim-command.ts'

/** The claims on `day`, then their sums. @param notes whether the sentences of each claim are told; days left out for want of a rate always are */
export function claimsText(view: PenaltiesView, day: IsoDay, notes: boolean): string {
  if (view.claims.length === 0) return `Aucune pénalité au ${formatLongDay(day)}.\n`
  const { totals } = view
  const sum = `Total : intérêts ${formatAmount(totals.interestCents)}, indemnités ${formatAmount(totals.feeCents)}, principal ${formatAmount(totals.principalCents)}.`
  const blocks = view.claims.map((claim) => claimText(claim, notes))
  return `Pénalités de retard au ${formatLongDay(day)}\n\n${blocks.join('\n\n')}\n\n${sum}\n`
}

function claimText(claim: ExplainedClaim, notes: boolean): string {
  const named = [claim.customer, claim.ref].filter((part) => part !== null).join('  ')
  const { dueOn, principalCents, interestCents, feeCents, totalCents } = claim
  const head = `${named === '' ? '' : `${named}  `}échéance ${formatDay(dueOn)}, reste dû ${formatAmount(principalCents)}`
  const sums = `intérêts ${formatAmount(interestCents)} + indemnité ${formatAmount(feeCents)} ; total avec le principal ${formatAmount(totalCents)}`
  const told = notes
    ? claim.notes
    : claim.unknownRates.map(({ from, to, days }) => `${days} j sans taux, du ${formatDay(from)} au ${formatDay(to)}`)
  return [
    head,
    ...[...claim.periods.map(periodText), sums, ...standing(claim), ...told.map((note) => `· ${note}`)].map((line) => `    ${line}`),
  ].join('\n')
}

function periodText({ from, to, baseCents, rateBps, days, interestCents }: ClaimPeriod): string {
  const formula = `${formatAmount(baseCents)} × ${formatRate(rateBps)} × ${days} j`
  return `du ${formatDay(from)} au ${formatDay(to)} : ${formula} = ${formatAmount(interestCents)}`
}

/** What was chosen for this customer or this invoice alone, and where the claim stands, where that is not simply due. */
function standing(claim: ExplainedClaim): string[] {
  const own = claim.choices.filter(({ by }) => by === 'customer' || by === 'invoice')
  const state = stateText(claim)
  return [...own.map(({ text, by }) => `${by === 'customer' ? 'client' : 'facture'} : ${text}`), ...(state === null ? [] : [state])]
}
