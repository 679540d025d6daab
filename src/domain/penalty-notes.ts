// What a claim says of itself in French: why it may not be claimed, why nothing is owed, which reading was applied.
// Knows how to tell, not how to compute: every figure is given to it.

import { type Cents, cents } from './cents.ts'
import { formatAmount, formatDay } from './format.ts'
import type { Accrual } from './penalty-accrual.ts'
import { historyNotes } from './penalty-history-notes.ts'
import type { ClaimInput } from './penalty-input.ts'
import { penaltyObstacles } from './penalty-obstacles.ts'
import { rateNotes } from './penalty-rate-notes.ts'
import { withOtherImputation } from './penalty-readings.ts'
import type { ClaimSums } from './penalty-sums.ts'
import type { RateTable } from './rates.ts'

/** The notes in a stable order: what forbids claiming first, then explanations. `forbidden`: at least one of the first sort. */
export function claimNotes(
  input: ClaimInput,
  rates: RateTable,
  sums: ClaimSums,
): { readonly notes: string[]; readonly forbidden: boolean } {
  const obstacles = penaltyObstacles(input, sums.accrual)
  const explanations = [
    ...nothingOwed(input, sums),
    ...noticeNote(input, sums),
    ...instalmentNote(input, sums),
    ...historyNotes(input),
    ...rateNotes(input, rates, sums.accrual),
    ...laterPayments(input),
    ...imputationNotes(input, sums, withOtherImputation(input, rates, sums)),
    ...surplusNotes(sums.accrual),
    ...(input.remarks ?? []),
  ]
  return { notes: [...obstacles, ...explanations], forbidden: obstacles.length > 0 }
}

function nothingOwed(input: ClaimInput, { accrual, bearingFrom, late, interestCents, feeCents }: ClaimSums): string[] {
  if (input.kind !== 'invoice') return []
  const bearing = bearingFrom !== null
  const owedCents = interestCents + feeCents
  if (!late) return [`Aucun retard au ${formatDay(input.until)}\u00a0: ni pénalité, ni indemnité.`]
  if (input.regime === 'abroad' && !bearing) {
    return ['Client à l’étranger sans taux prévu au contrat\u00a0: aucune pénalité de droit français n’est calculée.']
  }
  if (input.regime !== 'consumer') return []
  if (!bearing)
    return ['Client consommateur\u00a0: aucun intérêt avant une mise en demeure (C. civ. art. 1231-6), jamais d’indemnité de 40\u00a0€.']
  if (owedCents > 0 || accrual.accruedCents > 0 || accrual.unknown.length > 0 || input.noticeOn === null) return []
  const notice = `la mise en demeure du ${formatDay(input.noticeOn)}`
  return input.noticeOn > input.until
    ? [`Client consommateur\u00a0: ${notice} est postérieure au calcul, aucun intérêt n’est dû.`]
    : [`Client consommateur\u00a0: aucun jour de retard entre ${notice} et le calcul du ${formatDay(input.until)}.`]
}

/** A consumer owes interest from his formal notice: the day that moves everything is told. */
function noticeNote({ regime, noticeOn, kind }: ClaimInput, { interestCents }: ClaimSums): string[] {
  if (kind !== 'invoice' || regime !== 'consumer' || noticeOn === null || interestCents === 0) return []
  return [
    `Client consommateur\u00a0: intérêt légal depuis la mise en demeure du ${formatDay(noticeOn)} (C. civ. art. 1231-6), jamais d’indemnité.`,
  ]
}

function instalmentNote({ feeElsewhere, settings, regime }: ClaimInput, { late }: ClaimSums): string[] {
  const elsewhere = feeElsewhere === true && settings.instalmentFee === 'invoice' && late
  return elsewhere && regime !== 'consumer' && regime !== 'abroad'
    ? ['L’indemnité est comptée avec une autre échéance de la même facture (C. com. art. D441-5).']
    : []
}

function laterPayments({ payments, creditNotes = [], until }: ClaimInput): string[] {
  const later = [...payments, ...creditNotes.map((note) => ({ what: 'avoir', ...note }))].filter(({ day }) => day > until)
  return later.map(
    ({ day, cents: part, what }) =>
      `${formatAmount(part)} du ${formatDay(day)} (${what ?? 'règlement'}), après le jour du calcul\u00a0: non compté.`,
  )
}

function imputationNotes({ settings }: ClaimInput, { accrual, interestCents }: ClaimSums, otherImputation: Cents | null): string[] {
  const notes: string[] = []
  if (accrual.paidInterestCents > 0) {
    notes.push(
      `Les règlements ont d’abord payé ${formatAmount(accrual.paidInterestCents)} d’intérêts (C. civ. art. 1343-1), retirés des intérêts restant dus.`,
    )
  }
  if (otherImputation === null) return notes
  const asked = accrual.principalCents + interestCents
  const difference = settings.imputation === 'principal' ? otherImputation - asked : asked - otherImputation
  if (difference <= 0) return notes
  const text =
    settings.imputation === 'principal'
      ? 'Règlements imputés d’abord sur le principal\u00a0; imputés d’abord sur les intérêts (C. civ. art. 1343-1), le total serait plus élevé de'
      : 'Imputés d’abord sur le principal, les mêmes règlements laisseraient un total moins élevé de'
  return [...notes, `${text} ${formatAmount(cents(difference))}.`]
}

function surplusNotes({ surplusCents }: Accrual): string[] {
  return surplusCents > 0 ? [`Trop-perçu de ${formatAmount(surplusCents)}, non imputé sur cette facture.`] : []
}
