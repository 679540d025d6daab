// Which choices a claim was computed with, read from what it tells of them. Knows nothing of sums.
import type { ExplainedClaim } from '../../domain/claim.ts'
import type { DueSource } from '../../domain/item.ts'
import type { DayBasis } from '../../domain/settings.ts'

/** A claim and how its due day is known, where somebody knows it. */
export type SheetClaim = ExplainedClaim & { readonly dueSource?: DueSource | null }

export interface ChoicesInForce {
  readonly basis: DayBasis
  readonly interestFirst: boolean
  readonly creditNotesFromStart: boolean
}

export function choicesInForce({ choices }: ExplainedClaim): ChoicesInForce {
  const told = (name: string) => choices.find((choice) => choice.name === name)?.text ?? ''
  return {
    basis: told('basis').includes('366') ? 'actual' : '365',
    interestFirst: told('imputation').includes('intérêts'),
    creditNotesFromStart: told('credit-notes').includes('origine'),
  }
}
