// A sheet of A4 and a pen: where the next line goes, how high a text is, when a page is full. In points, from the top left corner.
// Knows nothing of what is written.
import { type Line, linesOf, type Run } from './lines.ts'
import type { Pen } from './pen.ts'
import type { FontName, Typefaces } from './typeface.ts'

export interface Style {
  readonly font: FontName
  readonly size: number
  readonly color?: string
  /** From one line to the next, in sizes; absent: what the font asks for. */
  readonly leading?: number
}

/** The part of each page that is written on. */
export interface Area {
  readonly left: number
  readonly width: number
  readonly top: number
  readonly bottom: number
}

export interface Paper {
  readonly pen: Pen
  readonly fonts: Typefaces
  readonly area: Area
  /** Where the next block begins. */
  y: number
}

/** A text in the font of its style, or pieces in fonts of their own. */
export type Text = string | readonly Run[]

export const PAGE = { width: 595.28, height: 841.89, left: 42, top: 66, bottom: 788 } as const
export const WIDTH = PAGE.width - 2 * PAGE.left
/** The margins of a sheet of figures. */
export const SHEET: Area = { left: PAGE.left, width: WIDTH, top: PAGE.top, bottom: PAGE.bottom }

const INK = '#1a1a1a'
export const BLUE = '#1f3550'
export const GREY = '#555555'
const LINE = '#b8c1cc'

/** Starts a page unless `height` more fits on this one. */
export function makeRoom(paper: Paper, height: number): void {
  if (paper.y + height > paper.area.bottom && paper.y > paper.area.top) startPage(paper)
}

export function startPage(paper: Paper): void {
  paper.pen.addPage()
  paper.y = paper.area.top
}

/** Height of a text wrapped at `width`; one line for an empty one. */
export function heightOf(paper: Paper, text: Text, width: number, style: Style): number {
  const { words, indent } = boxed(text, style)
  return lines(paper, words, width - indent, style).length * lineHeight(paper, style)
}

export function lineHeight({ fonts }: Paper, { size, leading = fonts.lineHeight }: Style): number {
  return leading * size
}

/** The style, smaller where the text would not stay on one line of `width`; never below five points. */
export function onOneLine({ fonts }: Paper, text: string, width: number, style: Style): Style {
  const em = fonts[style.font].widthOf(text)
  let fitted = style
  while (fitted.size > 5 && em * fitted.size > width) fitted = { ...fitted, size: fitted.size - 0.25 }
  return fitted
}

/** Begins a text that has a box to tick before it: no shipped font has this character, the box is drawn. */
const BOX = '☐'

function boxed(text: Text, { size }: Style): { readonly words: Text; readonly indent: number } {
  const ticked = typeof text === 'string' && text.startsWith(BOX)
  return ticked ? { words: text.slice(BOX.length).trimStart(), indent: size * 1.4 } : { words: text, indent: 0 }
}

/** Writes at a place; the pen does not move. */
export function write(
  paper: Paper,
  text: Text,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly align?: 'left' | 'right' },
  style: Style,
): void {
  if (text.length === 0) return
  const { x, y, width, align = 'left' } = place
  const { words, indent } = boxed(text, style)
  if (indent > 0) drawBox(paper, x, y, style)
  lines(paper, words, width - indent, style).forEach((line, index) => {
    writeLine(paper, line, align === 'right' ? x + width - line.width : x + indent, y + index * lineHeight(paper, style), style)
  })
}

function drawBox({ pen }: Paper, x: number, y: number, { size, color = INK }: Style): void {
  const side = size * 0.85
  pen
    .rect(x, y + size * 0.28, side, side)
    .lineWidth(0.6)
    .strokeColor(color)
    .stroke()
}

function writeLine({ pen, fonts }: Paper, line: Line, left: number, y: number, { size, color = INK }: Style): void {
  let x = left
  for (const { text, font } of line.runs) {
    pen.font(font).fontSize(size).fillColor(color).text(text, x, y, { lineBreak: false })
    x += fonts[font].widthOf(text) * size
  }
}

function lines({ fonts }: Paper, text: Text, width: number, { font, size }: Style): Line[] {
  return linesOf(fonts, typeof text === 'string' ? [{ text, font }] : text, size, width)
}

/** Writes over the whole width and moves below, `after` points further. */
export function writeParagraph(paper: Paper, text: Text, style: Style, after: number): void {
  const { left: x, width } = paper.area
  write(paper, text, { x, y: paper.y, width }, style)
  paper.y += heightOf(paper, text, width, style) + after
}

/** As `writeParagraph`, for a text that may go on over the next pages. */
export function writeFlowing(paper: Paper, text: Text, style: Style, after: number): void {
  const { left, width } = paper.area
  for (const line of lines(paper, text, width, style)) {
    makeRoom(paper, lineHeight(paper, style))
    writeLine(paper, line, left, paper.y, style)
    paper.y += lineHeight(paper, style)
  }
  paper.y += after
}

export function rule({ pen, area }: Paper, y: number, color = LINE, thickness = 0.5): void {
  pen
    .moveTo(area.left, y)
    .lineTo(area.left + area.width, y)
    .lineWidth(thickness)
    .strokeColor(color)
    .stroke()
}

export function fill({ pen }: Paper, x: number, y: number, width: number, height: number, color: string): void {
  pen.rect(x, y, width, height).fillColor(color).fill()
}

export function frame({ pen }: Paper, x: number, y: number, width: number, height: number): void {
  pen.rect(x, y, width, height).lineWidth(0.5).strokeColor(LINE).stroke()
}
