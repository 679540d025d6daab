// The XML of one cell checked and mended before the reader of workbooks sees it: that reader drops error cells and formulas never
// calculated as if they were empty, and shows no zeros that only a format adds. Knows neither rows nor what cells mean.
import type { NumberStyles } from './workbook-styles.ts'

/** Styles of the cells written here: no day, a day, and one that is not there. */
export const MENDED_STYLES = '<styleSheet><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
const [DAY, MISSING] = [1, 2]
const UNCALCULATED = '#NON CALCULÉ'

/** How a cell is written again. @param shared where the reader finds the shared text that the cell names */
export interface CellContext {
  readonly styles: NumberStyles
  readonly shared: (index: number) => number
}

/**
 * The cell at `address`, errors (#N/A) and uncalculated formulas as texts, the zeros that a format shows before a number (01000)
 * written out.
 * @param prefix of its namespace, with its colon
 */
export function mendedCell(address: string, attributes: string, content: string, prefix: string, { styles, shared }: CellContext): string {
  const written = (type: string, value: string, style = '') =>
    `<${prefix}c r="${address}" t="${type}"${style}><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const value = /<(?:\w+:)?v\b[^>/]*(?:\/>|>([^<]*)<)/.exec(content)
  const text = value ? (value[1] ?? '') : undefined
  const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n'
  // A formula may well give an empty text, never an empty number.
  if (/<(?:\w+:)?f\b/.test(content) && (text === undefined || (text === '' && type === 'n'))) return written('str', UNCALCULATED)
  if (type === 'e' && text !== undefined) return written('str', text)
  if (type === 's' && text) return written('s', String(shared(Number(text))))
  const style = type === 'n' ? /\ss=["'](\d+)["']/.exec(attributes)?.[1] : undefined
  const width = style === undefined ? undefined : styles.zeros.get(Number(style))
  if (width !== undefined && text !== undefined && /^\d+$/.test(text)) return written('str', text.padStart(width, '0'))
  return `<${prefix}c r="${address}" t="${type}"${styleOf(style, styles)}>${content}</${prefix}c>`
}

function styleOf(style: string | undefined, { count, days }: NumberStyles): string {
  if (style === undefined) return ''
  if (Number(style) >= count) return ` s="${MISSING}"`
  return days.has(Number(style)) ? ` s="${DAY}"` : ''
}

/** Whether a cell of that content has a value, be it a formula not calculated. */
export function holdsValue(content: string): boolean {
  return content.includes('<') && !/^\s*<(?:\w+:)?v\s*\/>\s*$/.test(content)
}
