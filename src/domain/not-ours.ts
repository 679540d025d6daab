// Debits that are no claim on the customer, or no longer ours.
import type { MovementKind } from './ledger-line.ts'

const NOT_OURS: readonly MovementKind[] = ['assigned', 'advance', 'transfer', 'writeOff', 'creditNote']

/** Whether a debit of this kind is nothing that may be claimed of the customer: assigned to a factor, or no debt at all. */
export function isNotOurs(kind: MovementKind): boolean {
  return NOT_OURS.includes(kind)
}
