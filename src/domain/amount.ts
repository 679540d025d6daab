// Amounts typed by people, on the command line and in the settings. Refuses what two readers could read differently.
// Knows nothing of file formats: each importer knows how its columns are written.
import { type Cents, cents } from './cents.ts'

/** Space, no-break space, narrow no-break space and the other Unicode spaces; the apostrophes some people put between thousands. */
const GROUP = "[\\s'’]"
const SHAPE = new RegExp(
  `^([+\\-\u2212])?\\s*(\\d+|\\d{1,3}(?:${GROUP}\\d{3})+|\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:,\\d{3})+)(?:([.,])(\\d{1,2}))?$`,
)
const EURO = /^€\s*|\s*(?:€|eur|euros?)$/i
/** One mark followed by exactly three figures: thousands for one reader, thousandths for another. */
const AMBIGUOUS = /^\d{1,3}[.,]\d{3}$/

/**
 * The amount a person typed, in cents, or null when the text is not one or can be read in two ways.
 * Read: `1234`, `1234.5`, `1234.56`, `1 234,56` (any Unicode space), `1.234,56`, `1,234.56`, `1.234.567`, `-12,00`, `12,00 €`, `12 EUR`.
 * Refused: `1,234` and `1.234` (thousands or decimals?), one mark for both uses (`1.234.56`), more than two decimals, `,50`, `12,`,
 * a sign after the figures, and amounts that do not fit a safe integer of cents. Nothing is rounded.
 */
export function parseAmount(text: string): Cents | null {
  const parts = SHAPE.exec(text.trim().replace(EURO, '').trim())
  if (!parts) return null
  const [, sign, units = '', mark, decimals = ''] = parts
  if (mark === undefined && AMBIGUOUS.test(units)) return null
  if (mark !== undefined && units.includes(mark)) return null
  const digits = units.replace(/\D/g, '') + decimals.padEnd(2, '0')
  const value = Number(digits)
  if (!Number.isSafeInteger(value)) return null
  return cents(sign === undefined || sign === '+' ? value : -value)
}
