// A text as the modules of a QR code (ISO/IEC 18004), error level M as payment codes want it. Draws nothing.
import { encodeQR } from 'qr'

/** Rows of modules, true for a dark one; square, without the light border that must surround it. */
export type QrModules = readonly (readonly boolean[])[]

/** Modules of light border on each side (ISO/IEC 18004, quiet zone). */
export const QUIET_ZONE = 4

/** As bytes of UTF-8, in the smallest version that holds them. The 331 bytes of a payment code (EPC069-12) fit version 13. @throws when it fits none. */
export function qrModules(text: string): QrModules {
  // The library always adds a border.
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 })
  return bordered.slice(1, -1).map((row) => row.slice(1, -1))
}
