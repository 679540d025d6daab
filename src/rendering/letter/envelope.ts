// Where things stand on the first page of a letter so that, folded in three, its address shows in the window of a French envelope.
// The envelope: DL, 110 x 220 mm, window of 45 x 100 mm, 20 mm from its right and bottom edges, as French stationers sell it. Folded at 99 mm
// the sheet (210 x 99) may slide by 10 mm sideways and 11 mm upwards in it, so that
// - what stands between 100 and 190 mm from the left and 45 and 79 mm from the top shows wherever the sheet lies;
// - what stands between 90 and 200 mm, and 34 and 90 mm, may show: nothing but the address is written there.
// The layout is that of the French commercial letter (NF Z 11-001: sender at the top left, recipient at the right from 50 mm, margins of 20 mm;
// second-hand, the standard itself was not read). Address: NF Z 10-011, six lines of 38 characters at most (La Poste), 9 to 12 points.

const MM = 72 / 25.4

export function mm(millimetres: number): number {
  return millimetres * MM
}

/** A place on the first page, in points. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function box(x: number, y: number, width: number, height: number): Box {
  return { x: mm(x), y: mm(y), width: mm(width), height: mm(height) }
}

/** The recipient, some millimetres inside of what always shows. */
export const ADDRESS_BOX = box(103, 47, 86, 31)
/** The sender ends before what may show in the window begins. */
export const SENDER_BOX = box(20, 14, 68, 44)
export const REFERENCES_BOX = box(20, 62, 66, 27)
export const DAY_BOX = box(103, 92, 87, 6)
/** Where the body begins. */
export const BODY_TOP = mm(103)
/** Thirds of the sheet. */
export const FOLDS: readonly number[] = [mm(99), mm(198)]
/** A mark begins where printers can print. */
export const FOLD_MARK = { x: mm(5), length: mm(4) }
/** Left and right margins of the body. */
export const SIDE = mm(20)
