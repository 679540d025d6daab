// What the styles of a workbook make of a number: a day, or figures after leading zeros. Knows no value.
import { readRows } from './workbook-reader.ts'

export interface NumberStyles {
  /** How many styles there are. */
  readonly count: number
  /** Numbers of the styles that show a day. */
  readonly days: ReadonlySet<number>
  /** Width, in digits, of the styles that show leading zeros, by number of style. */
  readonly zeros: ReadonlyMap<number, number>
}

/** The styles of a part `styles.xml`. @throws InputError 'workbook-unreadable'. */
export async function numberStyles(file: string, part: Buffer): Promise<NumberStyles> {
  const xml = part.toString('utf8')
  const table = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  const formats = [...table.matchAll(/<(?:\w+:)?xf\b([^>]*)>/g)].map(([, attributes = '']) => FORMAT_ID.exec(attributes)?.[1] ?? '')
  const widths = zeroWidths(xml)
  return {
    count: formats.length,
    days: await dayStyles(file, part, formats.length),
    zeros: new Map(formats.flatMap((id, style) => (widths.has(id) ? [[style, widths.get(id) ?? 0] as const] : []))),
  }
}

const FORMAT_ID = /\snumFmtId=["'](\d+)["']/

/** Formats that are zeros (00000) or zeros and figures apart (0# ## ## ## ##): postcodes, phones, codes. */
function zeroWidths(xml: string): Map<string, number> {
  const widths = new Map<string, number>()
  for (const [tag] of xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const format = (/\sformatCode=["']([^"']*)["']/.exec(tag)?.[1] ?? '').replace(/&quot;[\s.-]?&quot;|\\.|[\s.-]/g, '')
    const id = FORMAT_ID.exec(tag)?.[1]
    if (id !== undefined && /^0[0#]+$/.test(format)) widths.set(id, format.length)
  }
  return widths
}

/** The reader of workbooks is asked once: a cell of each style, which comes back as a day or as a number. */
async function dayStyles(file: string, styles: Buffer, count: number): Promise<ReadonlySet<number>> {
  if (count === 0) return new Set()
  const cells = Array.from({ length: count }, (_, style) => `<row r="${style + 1}"><c r="A${style + 1}" s="${style}"><v>1</v></c></row>`)
  const rows = await readRows(file, { rows: cells.join(''), styles, strings: '', date1904: false })
  return new Set(rows.flatMap(([cell], style) => (cell instanceof Date ? [style] : [])))
}
