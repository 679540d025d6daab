// What is drawn on the pages of a PDF of ours besides text: its filled rectangles, in points from the left and the top.
const PAGE_HEIGHT = 841.89

export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Rectangles of every colour, in the order they were drawn, page after page. */
export function rectanglesOf(pdf: Buffer): Rectangle[] {
  return [...pdf.toString('latin1').matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(([, ...numbers]) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.map(Number)
    return { x, y, width, height }
  })
}

/** Of squares of one size, a picture as a scanner sees it: dark where they are, four grey dots a square, a light border around. */
export function scanned(squares: readonly Rectangle[]): { width: number; height: number; data: Uint8Array } {
  const side = Math.min(...squares.map(({ width }) => width))
  const [left, top] = [Math.min(...squares.map(({ x }) => x)), Math.min(...squares.map(({ y }) => y))]
  const [right, bottom] = [Math.max(...squares.map(({ x, width }) => x + width)), Math.max(...squares.map(({ y, height }) => y + height))]
  const dots = (length: number) => Math.round((length / side) * 4)
  const [width, height, border] = [dots(right - left) + 32, dots(bottom - top) + 32, 16]
  const data = new Uint8Array(width * height * 4).fill(255)
  for (const square of squares) {
    for (let y = dots(square.y - top); y < dots(square.y + square.height - top); y++) {
      for (let x = dots(square.x - left); x < dots(square.x + square.width - left); x++) {
        data.fill(0, ((y + border) * width + x + border) * 4, ((y + border) * width + x + border) * 4 + 3)
      }
    }
  }
  return { width, height, data }
}

/** From the bottom of the page to its top: places of text are told from below. */
export function fromTop(y: number): number {
  return PAGE_HEIGHT - y
}
