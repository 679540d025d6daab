// Whole cents written as the amount reader of the ledger expects them.

/** 120050 -> '1200.50', -5 -> '-0.05'. */
export function centsText(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
