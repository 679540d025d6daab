// The XML of one sheet checked and mended before the reader of workbooks sees it: that reader drops error cells and formulas
// never calculated as if they were empty, and makes room for every row up to the last. Knows nothing of what cells mean.
import { InputError } from '../domain/errors.ts'
import { MOST_COLUMNS, tooWide } from './limits.ts'

/** Cells of the rectangle that holds every value: the reader makes room for each. */
const MOST_CELLS = 20_000_000
const LAST_ROW = 1_048_576
const ROW_OR_CELL = /<(?:\w+:)?row\b([^>]*?)\/?>|<(\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\2c>)/g
const ADDRESS = /\sr=["'](?:([A-Z]{1,3})(\d{1,7})|(\d{1,7}))["']/
const UNCALCULATED = '#NON CALCULÉ'

/** Width, in digits, of the styles that show leading zeros, by number of style. */
export type ZeroStyles = ReadonlyMap<string, number>

/**
 * The sheet with every cell at a checked address, errors (#N/A) and uncalculated formulas as texts, and the zeros that a
 * format shows before a number (01000) written out.
 * @throws InputError 'workbook-too-large', 'columns-too-many'.
 */
export function mendedSheet(file: string, xml: string, zeros: ZeroStyles): string {
  let row = 0
  let column = 0
  const last = { row: 0, column: 0 }
  const mended = xml.replace(ROW_OR_CELL, (tag, rowAttributes: string | undefined, prefix = '', attributes = '', content = '') => {
    if (rowAttributes !== undefined) {
      const [, , , number] = ADDRESS.exec(rowAttributes) ?? []
      row = number === undefined ? row + 1 : Number(number)
      column = 0
      return tag.replace(/^(<[\w:]+)([^>]*)/, (_: string, name: string, rest: string) => `${name} r="${row}"${withoutAddress(rest)}`)
    }
    const [, letters, number] = ADDRESS.exec(attributes) ?? []
    if (number !== undefined) row = Number(number)
    column = letters === undefined ? column + 1 : columnNumber(letters)
    if (holdsValue(content)) {
      last.row = Math.max(last.row, row)
      last.column = Math.max(last.column, column)
    }
    if (row > LAST_ROW || last.row * last.column > MOST_CELLS) throw tooLarge(file)
    return mendedCell(`r="${columnLetters(column)}${row}"`, withoutAddress(attributes), content, prefix, zeros)
  })
  if (last.column > MOST_COLUMNS) throw tooWide(file, `La feuille a ${last.column} colonnes`)
  return mended
}

function mendedCell(address: string, attributes: string, content: string, prefix: string, zeros: ZeroStyles): string {
  const written = (type: string, value: string) => `<${prefix}c ${address} t="${type}"><${prefix}v>${value}</${prefix}v></${prefix}c>`
  const value = /<(?:\w+:)?v\b[^>/]*(?:\/>|>([^<]*)<)/.exec(content)
  const text = value ? (value[1] ?? '') : undefined
  const type = /\st=["'](\w+)["']/.exec(attributes)?.[1] ?? 'n'
  // A formula may well give an empty text, never an empty number.
  if (/<(?:\w+:)?f\b/.test(content) && (text === undefined || (text === '' && type === 'n'))) return written('str', UNCALCULATED)
  if (type === 'e' && text !== undefined) return written('str', text)
  const width = type === 'n' ? zeros.get(/\ss=["'](\d+)["']/.exec(attributes)?.[1] ?? '') : undefined
  if (width !== undefined && text !== undefined && /^\d+$/.test(text)) return written('str', text.padStart(width, '0'))
  return `<${prefix}c ${address}${attributes}>${content}</${prefix}c>`
}

function holdsValue(content: string): boolean {
  return content.includes('<') && !/^\s*<(?:\w+:)?v\s*\/>\s*$/.test(content)
}

function withoutAddress(attributes: string): string {
  return attributes.replace(/(\s)r=("[^"]*"|'[^']*')/, '$1').trimEnd()
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

function columnLetters(column: number): string {
  const rest = (column - 1) % 26
  const before = (column - 1 - rest) / 26
  return `${before > 0 ? columnLetters(before) : ''}${String.fromCharCode(65 + rest)}`
}

function tooLarge(file: string): InputError {
  return new InputError('workbook-too-large', 'Le classeur est trop grand pour être lu comme un classeur.', {
    file,
    advice: 'Enregistrez la feuille en CSV (Fichier > Enregistrer sous > CSV UTF-8), ou exportez le FEC en texte.',
  })
}
