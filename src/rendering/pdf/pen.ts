// What draws on pages: as much of the PDF library as is used here, so that a picture of a page can be drawn by the same hand as the page.
// Points from the top left corner; each method gives the pen back.
import type PDFDocument from 'pdfkit'

/** The library's own. */
export type Pdf = InstanceType<typeof PDFDocument>

export interface Pen {
  addPage(): unknown
  /** From 0. */
  switchToPage(page: number): unknown
  bufferedPageRange(): { readonly count: number }
  font(name: string): this
  fontSize(size: number): this
  /** `y`: the top of the line. */
  text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this
  rect(x: number, y: number, width: number, height: number): this
  moveTo(x: number, y: number): this
  lineTo(x: number, y: number): this
  lineWidth(width: number): this
  /** #rrggbb */
  fillColor(color: string): this
  /** #rrggbb */
  strokeColor(color: string): this
  fill(): this
  stroke(): this
}
