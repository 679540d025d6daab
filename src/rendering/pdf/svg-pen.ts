// The same pages as pictures: each an SVG that a browser shows, its words where the PDF has them and as wide, whatever font the browser finds.
import { escapeHtml } from '../html-text.ts'
import { PAGE } from './paper.ts'
import type { Pen } from './pen.ts'
import type { Typefaces } from './typeface.ts'

export class SvgPen implements Pen {
  private readonly pages: string[][] = [[]]
  private page = 0
  private path = ''
  private at = { font: 'regular', size: 10, width: 1, fill: '#000000', stroke: '#000000' }

  constructor(private readonly fonts: Typefaces) {}

  /** One picture a page, with a name that is read aloud: "page 1". */
  pictures(name: string): string[] {
    const { width, height } = PAGE
    return this.pages.map(
      (shapes, index) =>
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${name}, page ${index + 1}`)}"><rect width="${width}" height="${height}" fill="#ffffff"/>${shapes.join('')}</svg>`,
    )
  }

  addPage(): this {
    this.pages.push([])
    this.page = this.pages.length - 1
    return this
  }

  switchToPage(page: number): this {
    this.page = page
    return this
  }

  bufferedPageRange(): { readonly count: number } {
    return { count: this.pages.length }
  }

  font(font: string): this {
    this.at.font = font
    return this
  }

  fontSize(size: number): this {
    this.at.size = size
    return this
  }

  text(text: string, x: number, y: number): this {
    const { font, size, fill } = this.at
    const bold = font === 'bold'
    const width = this.fonts[bold ? 'bold' : 'regular'].widthOf(text) * size
    const place = `x="${short(x)}" y="${short(y + this.fonts.ascent * size)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${fill}"`
    this.draw(`<text ${place} textLength="${short(width)}" lengthAdjust="spacingAndGlyphs" xml:space="preserve">${escapeHtml(text)}</text>`)
    return this
  }

  rect(x: number, y: number, width: number, height: number): this {
    this.path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`
    return this
  }

  moveTo(x: number, y: number): this {
    this.path += `M${short(x)} ${short(y)}`
    return this
  }

  lineTo(x: number, y: number): this {
    this.path += `L${short(x)} ${short(y)}`
    return this
  }

  lineWidth(width: number): this {
    this.at.width = width
    return this
  }

  fillColor(color: string): this {
    this.at.fill = color
    return this
  }

  strokeColor(color: string): this {
    this.at.stroke = color
    return this
  }

  fill(): this {
    return this.end(`fill="${this.at.fill}"`)
  }

  stroke(): this {
    return this.end(`fill="none" stroke="${this.at.stroke}" stroke-width="${this.at.width}"`)
  }

  private end(look: string): this {
    this.draw(`<path d="${this.path}" ${look}/>`)
    this.path = ''
    return this
  }

  private draw(shape: string): void {
    this.pages[this.page]?.push(shape)
  }
}

/** To a hundredth of a point, as the PDF keeps them. */
function short(value: number): number {
  return Math.round(value * 100) / 100
}
