// Where the law has two readings: what the other one would give, everything else kept. Shown beside the sums, never claimed.
// Knows nothing of which reading is right: the settings choose, the sheet shows both.
import { type Cents, sumCents } from './cents.ts'
import type { ClaimReading } from './claim.ts'
import type { ClaimInput } from './penalty-input.ts'
import { type ClaimSums, claimSums } from './penalty-sums.ts'
import type { RateTable } from './rates.ts'
import type { PenaltySettings } from './settings.ts'

interface Alternative {
  readonly name: ClaimReading['name']
  readonly text: string
  readonly input: ClaimInput
}

/** The other readings whose sums differ from those of `sums`, in a fixed order. */
export function claimReadings(input: ClaimInput, rates: RateTable, sums: ClaimSums): ClaimReading[] {
  const own = totalsOf(sums)
  return alternatives(input)
    .map(({ name, text, input: other }) => ({ name, text, ...totalsOf(claimSums(other, rates)) }))
    .filter((reading) => reading.totalCents !== own.totalCents || reading.interestCents !== own.interestCents)
}

function totalsOf({ accrual, interestCents, feeCents }: ClaimSums) {
  const { principalCents } = accrual
  return { principalCents, interestCents, feeCents, totalCents: sumCents([principalCents, interestCents, feeCents]) }
}

/**
 * Principal and interest with the other imputation; null when no payment fell while interest ran, so that both are one.
 * Asked for by every claim: the others only by those that are explained.
 */
export function withOtherImputation(input: ClaimInput, rates: RateTable, { bearingFrom }: ClaimSums): Cents | null {
  // Interest that was given up is not paid by anything.
  if (input.history?.interest.state === 'waived') return null
  // What was paid or booked apart went to interest: the other way of putting payments cannot be told any more.
  if (isSettledApart(input)) return null
  if (bearingFrom === null || !input.payments.some(({ day }) => day >= bearingFrom && day <= input.until)) return null
  const { accrual, interestCents } = claimSums(otherImputation(input), rates)
  return sumCents([accrual.principalCents, interestCents])
}

function isSettledApart({ history }: ClaimInput): boolean {
  return history !== undefined && (history.interestPaidCents > 0 || history.booked !== undefined)
}

function otherImputation(input: ClaimInput): ClaimInput {
  const imputation = input.settings.imputation === 'principal' ? 'interest' : 'principal'
  return { ...input, settings: { ...input.settings, imputation } }
}

function alternatives(input: ClaimInput): Alternative[] {
  if (input.kind !== 'invoice') return []
  const { settings, regime } = input
  const withChoice = (changes: Partial<PenaltySettings>): ClaimInput => ({ ...input, settings: { ...settings, ...changes } })
  const ofBusiness = regime === 'business' || regime === 'to-confirm'
  const found: Alternative[] = []
  const toOther = settings.imputation === 'principal' ? 'les intérêts (C. civ. art. 1343-1)' : 'le principal'
  if (input.history?.interest.state !== 'waived')
    if (!isSettledApart(input)) found.push(other('imputation', `Règlements imputés d’abord sur ${toOther}`, otherImputation(input)))
  if (ofBusiness && settings.rate?.kind !== 'contract') {
    found.push(
      settings.halfYear === 'split'
        ? other('half-year', 'Taux du semestre où commence le retard, pour toute sa durée', withChoice({ halfYear: 'frozen' }))
        : other('half-year', 'Chaque jour au taux de son semestre', withChoice({ halfYear: 'split' })),
    )
  }
  found.push(
    settings.basis === '365'
      ? other('basis', 'Années bissextiles de 366 jours', withChoice({ basis: 'actual' }))
      : other('basis', 'Années de 365 jours', withChoice({ basis: '365' })),
  )
  if ((input.creditNotes ?? []).length > 0) {
    found.push(
      settings.creditNotes === 'start'
        ? other('credit-notes', 'Avoirs déduits de leur propre jour', withChoice({ creditNotes: 'own-day' }))
        : other('credit-notes', 'Avoirs déduits dès l’origine', withChoice({ creditNotes: 'start' })),
    )
  }
  if (input.feeElsewhere === true && settings.instalmentFee === 'invoice') {
    found.push(other('instalment-fee', 'Une indemnité par échéance impayée (CJUE C-370/21)', withChoice({ instalmentFee: 'instalment' })))
  }
  if ((input.unallocated ?? []).length > 0) {
    const paid = { ...input, payments: [...input.payments, ...(input.unallocated ?? [])] }
    found.push(other('unallocated-credits', 'Règlements et avoirs non affectés imputés à leur jour (C. civ. art. 1342-10)', paid))
  }
  return found
}

function other(name: ClaimReading['name'], text: string, input: ClaimInput): Alternative {
  return { name, text, input }
}
