// A table of a letter as a table on paper: how wide its columns are, which rows are its sums.
import { type Run, widthsOf } from '../pdf/lines.ts'
import type { Paper } from '../pdf/paper.ts'
import { type Cell, type Column, PADDING, type Table } from '../pdf/table.ts'
import type { LetterRow } from './letter.ts'

const SIZE = 9

export function paperTable(paper: Paper, rows: readonly LetterRow[]): Table {
  const [first] = rows
  const head = first?.isHead ? first : null
  const below = head === null ? rows : rows.slice(1)
  // Sums stand at the end: their label stretches over the columns, or the row is a total.
  const sums = below.length - 1 - below.findLastIndex((row) => !row.isTotal && (row.cells[0]?.span ?? 1) === 1)
  const count = Math.max(...rows.map(({ cells }) => cells.reduce((sum, { span = 1 }) => sum + span, 0)))
  const whole = (row: LetterRow): Cell[] => filledUp(row, count)
  return {
    caption: '',
    columns: columnsOf(paper, rows.map(whole), head === null ? null : whole(head)),
    rows: below.slice(0, below.length - sums).map(whole),
    foot: below.slice(below.length - sums).map(whole),
    size: SIZE,
  }
}

/** As wide as the table, bold where it is a title or a total. */
function filledUp({ cells, isHead, isTotal }: LetterRow, count: number): Cell[] {
  const missing = count - cells.reduce((sum, { span = 1 }) => sum + span, 0)
  const empty = Array.from({ length: missing }, (): Cell => ({ text: '' }))
  return [...cells, ...empty].map((cell) => ({ ...cell, bold: isHead || isTotal || cell.bold === true }))
}

/**
 * Each column as wide as its content where all fit, what is left shared; else figures keep their width and the words wrap; a word longer than
 * what is left is broken.
 */
function columnsOf(paper: Paper, rows: readonly (readonly Cell[])[], head: readonly Cell[] | null): Column[] {
  const titles = head?.flatMap(({ text, span = 1 }) => [text, ...Array.from({ length: span - 1 }, () => '')])
  const count = (rows[0] ?? []).reduce((sum, { span = 1 }) => sum + span, 0)
  const wanted = Array.from({ length: count }, (_, index) => {
    const cells = rows.flatMap((row) => cellsAt(row, index))
    const align = cells[0]?.align ?? 'left'
    const widths = cells.map(({ text, bold }) => widthsOf(paper.fonts, runs(text, bold === true), SIZE))
    const widest = Math.max(0, ...widths.map(({ line }) => line))
    const least = align === 'right' ? widest : Math.max(0, ...widths.map(({ word }) => word))
    return { header: titles?.[index] ?? '', align, least: least + 2 * PADDING.x + 0.1, widest: widest + 2 * PADDING.x + 0.1 }
  })
  const found = withinWidth(wanted, paper.area.width)
  const sum = (of: 'least' | 'widest') => found.reduce((total, column) => total + column[of], 0)
  const free = paper.area.width - sum('widest')
  const slack = Math.max(0, Math.min(1, (paper.area.width - sum('least')) / Math.max(1, sum('widest') - sum('least'))))
  return found.map(({ header, align, least, widest }) => ({
    header,
    align,
    width: free >= 0 ? widest + free / count : least + (widest - least) * slack,
  }))
}

/**
 * Where the longest words leave no room, the longest of them are broken, so that days, sums and titles never are: what is left beside the
 * figures is shared from the narrowest column up. @param width of all, in points
 */
function withinWidth<T extends { readonly align: 'left' | 'right'; readonly least: number; readonly widest: number }>(
  columns: readonly T[],
  width: number,
): T[] {
  let left = width - columns.reduce((sum, { align, least }) => sum + (align === 'right' ? least : 0), 0)
  const words = columns.filter(({ align }) => align === 'left').sort((a, b) => a.least - b.least)
  const most = new Map<T, number>()
  words.forEach((column, index) => {
    const share = Math.min(column.least, Math.max(0, left) / (words.length - index))
    most.set(column, share)
    left -= share
  })
  return columns.map((column) => {
    const least = most.get(column) ?? column.least
    // A column that had to give way has no claim to more.
    return { ...column, least, widest: least < column.least ? least : column.widest }
  })
}

/** The cell of one column that begins there; none under one that stretches. */
function cellsAt(row: readonly Cell[], wanted: number): Cell[] {
  let column = 0
  for (const cell of row) {
    if (column === wanted && (cell.span ?? 1) === 1) return [cell]
    column += cell.span ?? 1
  }
  return []
}

function runs(text: string, bold: boolean): Run[] {
  return [{ text, font: bold ? 'bold' : 'regular' }]
}
