// Amounts written plainly, from bytes: `1200`, `1200,00`, `1200.00`, a sign before, padding apart. Other forms: amounts.ts.

/** The cell is not plain. */
export const NOT_PLAIN = Number.NaN

const [PLUS, COMMA, MINUS, POINT, ZERO, NINE] = [0x2b, 0x2c, 0x2d, 0x2e, 0x30, 0x39]
/** As many figures as `parseAmount` takes. */
const MOST_FIGURES = 13

/** Cents of `bytes[start, end)`; an empty cell is 0; NOT_PLAIN when it needs the reader of every form. */
export function plainCents(bytes: Uint8Array, start: number, end: number): number {
  if (start === end) return 0
  let i = start
  const sign = bytes[i]
  if (sign === PLUS || sign === MINUS) i++
  let units = 0
  const first = i
  for (; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (byte < ZERO || byte > NINE) break
    units = units * 10 + (byte - ZERO)
  }
  if (i === first || i - first > MOST_FIGURES) return NOT_PLAIN
  let cents = units * 100
  if (i < end) {
    const [mark, tens, ones] = [bytes[i], bytes[i + 1] ?? 0, bytes[i + 2] ?? 0]
    if ((mark !== COMMA && mark !== POINT) || end - i !== 3) return NOT_PLAIN
    if (tens < ZERO || tens > NINE || ones < ZERO || ones > NINE) return NOT_PLAIN
    cents += (tens - ZERO) * 10 + (ones - ZERO)
  }
  return sign === MINUS ? 0 - cents : cents
}
