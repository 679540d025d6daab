// A number of a workbook -> the digits Excel shows for it, exactly: no E+12, no noise of binary fractions. Text in, text out.

const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/
/** Excel works to fifteen significant digits; files carry seventeen. */
const SIGNIFICANT = 15
/** Sums that should be zero leave 1E-12 behind: no amount, rate or quantity has so many decimals. */
const MOST_DECIMALS = 9

/**
 * `1234.5` -> `1234,50`, `0.1` -> `0,10`, `4.1106000001E10` -> `41106000001`, `1234.4999999999998` -> `1234,50`.
 * Whole numbers have no decimals (they may be codes), others at least two, and four rather than three, which could be thousands.
 * What is not a number comes back as it is.
 */
export function numberText(raw: string): string {
  const parts = NUMBER.exec(raw)
  if (!parts) return raw
  const [, sign = '', units = '', fraction = '', exponent = '0'] = parts
  const digits = `${units}${fraction}`.replace(/^0+/, '')
  const scale = fraction.length - Number(exponent)
  const kept = Math.min(digits.length, SIGNIFICANT, digits.length - scale + MOST_DECIMALS)
  const { text, decimals } = rounded(digits, scale, kept)
  if (/^0*$/.test(text)) return '0'
  const padded = text.padStart(decimals + 1, '0')
  const whole = padded.slice(0, padded.length - decimals)
  const rest = padded.slice(padded.length - decimals).replace(/0+$/, '')
  return `${sign === '-' ? '-' : ''}${whole}${rest === '' ? '' : `,${rest.padEnd(rest.length === 3 ? 4 : 2, '0')}`}`
}

/** The first `kept` digits of digits × 10^-scale, half up; `decimals` of them stand after the mark. */
function rounded(digits: string, scale: number, kept: number): { text: string; decimals: number } {
  if (kept < 0 || digits === '') return { text: '', decimals: 0 }
  const up = (digits[kept] ?? '0') >= '5' ? 1n : 0n
  const text = String(BigInt(digits.slice(0, kept) || '0') + up)
  const decimals = scale - (digits.length - kept)
  return decimals >= 0 ? { text, decimals } : { text: text + '0'.repeat(-decimals), decimals: 0 }
}
