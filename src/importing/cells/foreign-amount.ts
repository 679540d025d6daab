// The amount of a line in another currency, when the file tells one (Montantdevise, Idevise).
import type { Cents } from '../../domain/cents.ts'
import { type DecimalMark, parseAmount } from './amounts.ts'

const EURO = /^(eur|euros?|e|€|978)$/i
const SYMBOLS: Readonly<Record<string, string>> = { $: 'USD', '£': 'GBP', '¥': 'JPY' }

/**
 * The signed amount in hundredths of the other currency, with the side of `cents` (files write it without sign).
 * Null for euros, and when the file names no currency or no amount.
 */
export function foreignAmount(
  currency: string,
  amount: string,
  cents: Cents,
  mark?: DecimalMark,
): { readonly currency: string; readonly hundredths: number } | null {
  if (currency === '' || amount === '' || EURO.test(currency)) return null
  const read = parseAmount(amount, mark)
  if (read.kind !== 'amount' || read.cents === 0) return null
  const magnitude = Math.abs(read.cents)
  return { currency: SYMBOLS[currency] ?? currency.toUpperCase(), hundredths: cents < 0 ? -magnitude : magnitude }
}
