// Amounts as the sheet prints them.
import { formatAmount } from '../../domain/format.ts'

/** As typed on a pocket calculator: `10 000,00`, without its unit. */
export function euros(cents: number): string {
  return formatAmount(cents).slice(0, -2)
}

/** A difference: always with its sign, save zero. */
export function signed(cents: number): string {
  return `${cents > 0 ? '+' : ''}${formatAmount(cents)}`
}
