// How cells look in a workbook: one list of styles, the same in every file. Formats are those that files hold whatever the language: a French
// spreadsheet shows `# ##0,00` and JJ/MM/AAAA.
import type { ColumnKind } from '../sheet.ts'

const AMOUNT = 164
const DAY = 165
const FORMATS: Readonly<Record<ColumnKind, number>> = { text: 0, amount: AMOUNT, day: DAY, integer: 1, rate: 10 }

interface Style {
  readonly format: number
  readonly bold?: boolean
  /** A thin line above: totals. */
  readonly topped?: boolean
  /** Titles: on a light ground, wrapped. */
  readonly title?: 'left' | 'right'
  /** A text that stays one when it is typed again, whatever it begins with. */
  readonly quoted?: boolean
}

const KINDS: readonly ColumnKind[] = ['text', 'amount', 'day', 'integer', 'rate']
const STYLES: readonly Style[] = [
  ...KINDS.map((kind) => ({ format: FORMATS[kind] })),
  ...KINDS.map((kind) => ({ format: FORMATS[kind], bold: true, topped: true })),
  { format: 0, bold: true, title: 'left' },
  { format: 0, bold: true, title: 'right' },
  { format: 0, quoted: true },
  { format: 0, bold: true },
]

/** Number of the style of a cell; 0 is a text's, which needs none. */
export const styleOf = {
  cell: (kind: ColumnKind) => KINDS.indexOf(kind),
  total: (kind: ColumnKind) => KINDS.length + KINDS.indexOf(kind),
  title: (kind: ColumnKind) => 2 * KINDS.length + (kind === 'text' ? 0 : 1),
  quoted: 2 * KINDS.length + 2,
  label: 2 * KINDS.length + 3,
}

/** xl/styles.xml (ECMA-376 part 1, 18.8). */
export function stylesXml(): string {
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`
  const fill = (content: string) => `<fill>${content}</fill>`
  const border = (top: string) => `<border><left/><right/>${top}<bottom/><diagonal/></border>`
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<numFmts count="2"><numFmt numFmtId="${AMOUNT}" formatCode="#,##0.00"/><numFmt numFmtId="${DAY}" formatCode="dd/mm/yyyy"/></numFmts>`,
    `<fonts count="2">${font('')}${font('<b/>')}</fonts>`,
    // The first two are those that every workbook must have.
    `<fills count="3">${fill('<patternFill patternType="none"/>')}${fill('<patternFill patternType="gray125"/>')}`,
    `${fill('<patternFill patternType="solid"><fgColor rgb="FFE8EDF3"/></patternFill>')}</fills>`,
    `<borders count="2">${border('<top/>')}${border('<top style="thin"/>')}</borders>`,
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${STYLES.length}">${STYLES.map(xf).join('')}</cellXfs>`,
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('')
}

function xf({ format, bold, topped, title, quoted }: Style): string {
  const shape = `fontId="${bold ? 1 : 0}" fillId="${title ? 2 : 0}" borderId="${topped ? 1 : 0}"`
  const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
  const start = `<xf numFmtId="${format}" ${shape} xfId="0" ${applied}${quoted ? ' quotePrefix="1"' : ''}`
  return title === undefined ? `${start}/>` : `${start}><alignment horizontal="${title}" vertical="top" wrapText="1"/></xf>`
}
