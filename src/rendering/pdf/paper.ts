// A sheet of A4 and a pen: where the next line goes, how high a text is, when a page is full. In points, from the top left corner.
// Knows nothing of what is written.
import type PDFDocument from 'pdfkit'

export type Pdf = InstanceType<typeof PDFDocument>

export interface Style {
  readonly font: 'regular' | 'bold'
  readonly size: number
  readonly color?: string
}

export interface Paper {
  readonly pdf: Pdf
  /** Where the next block begins. */
  y: number
  /** Heights known so far: the same texts are measured to make room, then to be drawn. */
  readonly heights: Map<string, number>
}

export const PAGE = { width: 595.28, height: 841.89, left: 42, top: 66, bottom: 788 } as const
export const WIDTH = PAGE.width - 2 * PAGE.left

const INK = '#1a1a1a'
export const BLUE = '#1f3550'
export const GREY = '#555555'
const LINE = '#b8c1cc'

/** Starts a page unless `height` more fits on this one. */
export function makeRoom(paper: Paper, height: number): void {
  if (paper.y + height > PAGE.bottom && paper.y > PAGE.top) startPage(paper)
}

export function startPage(paper: Paper): void {
  paper.pdf.addPage()
  paper.y = PAGE.top
}

/** Height of a text wrapped at `width`; one line for an empty one. */
export function heightOf({ pdf, heights }: Paper, text: string, width: number, { font, size }: Style): number {
  const key = `${font}|${size}|${width}|${text}`
  const known = heights.get(key)
  if (known !== undefined) return known
  const { words, indent } = boxed(text, size)
  const shown = words === '' ? ' ' : words
  // Measured from the top, so that the sum of a place and a height never rounds two equal heights apart.
  pdf.y = 0
  const height = pdf
    .font(font)
    .fontSize(size)
    .heightOfString(shown, { width: width - indent })
  heights.set(key, height)
  return height
}

/** The style, smaller where the text would not stay on one line of `width`; never below five points. */
export function onOneLine(paper: Paper, text: string, width: number, style: Style): Style {
  let fitted = style
  while (fitted.size > 5 && paper.pdf.font(fitted.font).fontSize(fitted.size).widthOfString(text) > width) {
    fitted = { ...fitted, size: fitted.size - 0.25 }
  }
  return fitted
}

/** Begins a text that has a box to tick before it: no shipped font has this character, the box is drawn. */
const BOX = '☐'

function boxed(text: string, size: number): { readonly words: string; readonly indent: number } {
  return text.startsWith(BOX) ? { words: text.slice(BOX.length).trimStart(), indent: size * 1.4 } : { words: text, indent: 0 }
}

/** Writes at a place; the pen does not move. */
export function write(
  { pdf }: Paper,
  text: string,
  place: { readonly x: number; readonly y: number; readonly width: number; readonly align?: 'left' | 'right' },
  { font, size, color = INK }: Style,
): void {
  if (text === '') return
  const { words, indent } = boxed(text, size)
  if (indent > 0) {
    const side = size * 0.85
    pdf
      .rect(place.x, place.y + size * 0.28, side, side)
      .lineWidth(0.6)
      .strokeColor(color)
      .stroke()
  }
  if (words === '') return
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(color)
    .text(words, place.x + indent, place.y, { width: place.width - indent, align: place.align ?? 'left' })
}

/** Writes over the whole width and moves below, `after` points further. */
export function writeParagraph(paper: Paper, text: string, style: Style, after: number): void {
  const height = heightOf(paper, text, WIDTH, style)
  write(paper, text, { x: PAGE.left, y: paper.y, width: WIDTH }, style)
  paper.y += height + after
}

export function rule({ pdf }: Paper, y: number, color = LINE, thickness = 0.5): void {
  pdf
    .moveTo(PAGE.left, y)
    .lineTo(PAGE.left + WIDTH, y)
    .lineWidth(thickness)
    .strokeColor(color)
    .stroke()
}

export function fill({ pdf }: Paper, x: number, y: number, width: number, height: number, color: string): void {
  pdf.rect(x, y, width, height).fillColor(color).fill()
}

export function frame({ pdf }: Paper, x: number, y: number, width: number, height: number): void {
  pdf.rect(x, y, width, height).lineWidth(0.5).strokeColor(LINE).stroke()
}
