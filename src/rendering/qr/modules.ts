// A text as the modules of a QR code (ISO/IEC 18004), error level M as payment codes want it. Draws nothing.
import { encode } from 'uqr'

/** Rows of modules, true for a dark one; square, without the light border that must surround it. */
export type QrModules = readonly (readonly boolean[])[]

/** Modules of light border on each side (ISO/IEC 18004, quiet zone). */
export const QUIET_ZONE = 4

/** The largest version of a payment code (EPC069-12): 69 modules a side. */
const LARGEST_VERSION = 13

/** @throws RangeError when the text does not fit. */
export function qrModules(text: string): QrModules {
  return encode(text, { ecc: 'M', boostEcc: false, border: 0, maxVersion: LARGEST_VERSION }).data
}
