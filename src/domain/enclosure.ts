// What comes with a message, and what should have come and does not: named for the words, the history and the answers of commands.
// Knows neither files nor bytes.
import type { CustomerCode } from './names.ts'
import type { FromStep, Scenario } from './settings.ts'
import { levelOf } from './step-level.ts'

/** One file enclosed with a message. */
export interface Enclosure {
  readonly kind: 'invoice' | 'statement' | 'calculation'
  /** Its name in the message: 'facture-F2026-017.pdf'. */
  readonly name: string
  /** Number of the invoice, as printed; null for the others. */
  readonly ref: string | null
  /** Whose document it is. */
  readonly customer: CustomerCode
}

/** Why a document is not enclosed. */
export type MissingCode =
  | 'not-found'
  | 'number-shared'
  | 'name-ambiguous'
  | 'several-files'
  | 'not-a-file'
  | 'not-a-pdf'
  | 'unreadable'
  | 'too-large'
  | 'sums-differ'

/** A document that should have come with a message. */
export interface MissingEnclosure {
  readonly kind: Enclosure['kind']
  readonly ref: string | null
  readonly customer: CustomerCode
  readonly code: MissingCode
  /** What is wrong and what to do: French, whole sentences. */
  readonly text: string
}

/** All that comes with a message, the invoices first, in the order of its items. */
export interface Enclosures {
  readonly enclosed: readonly Enclosure[]
  readonly missing: readonly MissingEnclosure[]
}

/**
 * Whether a step is at or after the one named, in its scenario; in a scenario without that step, whether it goes as far, as shipped names tell.
 * @param index position of the step in its scenario
 */
export function isFrom(choice: FromStep, scenario: Scenario, index: number): boolean {
  if (choice.from === 'none') return false
  if (choice.from === 'always') return true
  const named = choice.from === 'step' ? choice.step : null
  const start = scenario.steps.findIndex(({ step, penalties }) => (named === null ? penalties === 'claim' : step === named))
  if (start >= 0) return index >= start
  const wanted = named === null ? null : levelOf(named)
  const reached = levelOf(scenario.steps[index]?.step ?? '')
  return wanted !== null && reached !== null && reached >= wanted
}
