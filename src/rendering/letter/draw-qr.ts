// A QR code in ink: dark modules as rectangles, so that it stays sharp at any size.
import type { Paper } from '../pdf/paper.ts'
import { type QrModules, QUIET_ZONE } from '../qr/modules.ts'

/** @param side in points, the light border included */
export function drawQr({ pen }: Paper, modules: QrModules, x: number, y: number, side: number): void {
  // Whole hundredths of a point: the file keeps few decimals, and modules must touch.
  const module = Math.floor((100 * side) / (modules.length + 2 * QUIET_ZONE)) / 100
  const border = (side - module * modules.length) / 2
  modules.forEach((row, line) => {
    row.forEach((dark, column) => {
      if (dark) pen.rect(x + border + column * module, y + border + line * module, module, module)
    })
  })
  pen.fillColor('#000000').fill()
}
