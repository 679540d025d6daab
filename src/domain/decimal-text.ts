// Hundredths as programs read them, in relance.yaml or in a payment code: a point, two decimals, nothing between the thousands.

/** 1500 gives '15.00'; whole, zero or more. @throws RangeError otherwise. */
export function decimalText(hundredths: number): string {
  if (!Number.isSafeInteger(hundredths) || hundredths < 0) throw new RangeError(`not a whole count of hundredths: ${hundredths}`)
  const digits = String(hundredths).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
