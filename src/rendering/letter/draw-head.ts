// The head of a letter on its first page, by the places of `envelope.ts`. What is too long for its place is written smaller, never cut.
import { type Run, widthsOf } from '../pdf/lines.ts'
import { GREY, heightOf, type Paper, type Style, write } from '../pdf/paper.ts'
import { ADDRESS_BOX, type Box, DAY_BOX, FOLD_MARK, FOLDS, REFERENCES_BOX, SENDER_BOX } from './envelope.ts'
import type { LetterText, Words } from './letter.ts'

const SENDER: Style = { font: 'regular', size: 9.5 }
/** Close lines: nine of them are still of eight points. */
const ADDRESS: Style = { font: 'regular', size: 10.5, leading: 1.2 }
const REFERENCES: Style = { font: 'regular', size: 9 }
const DAY: Style = { font: 'regular', size: 10 }
/** A longer text than this holds is no head of a letter: it would be drawn over what is below. */
const SMALLEST = 2

export function drawHead(paper: Paper, { from, to, references, day }: LetterText): void {
  for (const y of FOLDS) {
    const { x, length } = FOLD_MARK
    paper.pen
      .moveTo(x, y)
      .lineTo(x + length, y)
      .lineWidth(0.4)
      .strokeColor(GREY)
      .stroke()
  }
  put(paper, from, SENDER_BOX, SENDER)
  put(paper, to, ADDRESS_BOX, ADDRESS)
  put(paper, references, REFERENCES_BOX, REFERENCES)
  put(paper, day, DAY_BOX, DAY)
}

function put(paper: Paper, words: Words, box: Box, wanted: Style): void {
  const style = fitted(paper, words, box, wanted)
  write(paper, words, box, style)
}

/** Smaller, until no word is parted and all lines fit. */
function fitted(paper: Paper, words: readonly Run[], { width, height }: Box, wanted: Style): Style {
  let style = wanted
  const fits = () => widthsOf(paper.fonts, words, style.size).word <= width && heightOf(paper, words, width, style) <= height
  while (style.size > SMALLEST && !fits()) style = { ...style, size: style.size - 0.25 }
  return style
}
