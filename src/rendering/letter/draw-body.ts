// The body of a letter: its blocks one under the other over as many pages as it takes. A title is never parted from what it announces, nor the
// signature from the words above it.
import {
  BLUE,
  frame,
  GREY,
  heightOf,
  lineHeight,
  makeRoom,
  type Paper,
  type Style,
  write,
  writeFlowing,
  writeParagraph,
} from '../pdf/paper.ts'
import { drawTable, tableStart } from '../pdf/table.ts'
import type { QrModules } from '../qr/modules.ts'
import { drawQr } from './draw-qr.ts'
import { mm } from './envelope.ts'
import type { Letter, LetterBlock } from './letter.ts'
import { paperTable } from './letter-table.ts'

const TEXT: Style = { font: 'regular', size: 10, leading: 1.25 }
const NOTE: Style = { font: 'regular', size: 8, leading: 1.25, color: GREY }
const HEADINGS: Readonly<Record<1 | 2, Style>> = { 1: { font: 'bold', size: 11, color: BLUE }, 2: { font: 'bold', size: 10, color: BLUE } }
const AFTER = 6
const BEFORE_HEADING = 4
/** A paragraph of so many lines stays on one page. */
const WHOLE_LINES = 8
/** Room for the ink. */
const SIGNATURE = mm(18)
const INSET = 6
/** Side of the payment code, its light border included. */
const CODE_SIDE = mm(31)

type Payment = Extract<LetterBlock, { kind: 'payment' }>

export function drawBody(paper: Paper, { blocks, paymentCode }: Letter): void {
  blocks.forEach((block, index) => {
    makeRoom(paper, together(paper, blocks, index, paymentCode))
    drawBlock(paper, block, paymentCode)
  })
}

/** Height that must not be parted from the start of this block. */
function together(paper: Paper, blocks: readonly LetterBlock[], index: number, code: QrModules | null): number {
  const block = blocks[index]
  const { width } = paper.area
  switch (block?.kind) {
    case undefined:
      return 0
    case 'heading':
      return BEFORE_HEADING + heightOf(paper, block.words, width, HEADINGS[block.level]) + AFTER + together(paper, blocks, index + 1, code)
    case 'paragraph': {
      const style = block.note ? NOTE : TEXT
      const own = heightOf(paper, block.words, width, style)
      const whole = Math.min(own, WHOLE_LINES * lineHeight(paper, style)) + AFTER
      const next = blocks[index + 1]
      const announces = next?.kind === 'sign' || (next?.kind === 'table' && /:\s*$/.test(block.words.map(({ text }) => text).join('')))
      return announces ? whole + together(paper, blocks, index + 1, code) : whole
    }
    case 'table':
      return tableStart(paper, paperTable(paper, block.rows))
    case 'payment':
      return paymentHeight(paper, block, code)
    case 'sign':
      return heightOf(paper, block.words, width, TEXT) + SIGNATURE
  }
}

function drawBlock(paper: Paper, block: LetterBlock, code: QrModules | null): void {
  switch (block.kind) {
    case 'heading':
      paper.y += BEFORE_HEADING
      writeParagraph(paper, block.words, HEADINGS[block.level], AFTER)
      break
    case 'paragraph':
      writeFlowing(paper, block.words, block.note ? NOTE : TEXT, AFTER)
      break
    case 'table':
      drawTable(paper, paperTable(paper, block.rows))
      break
    case 'payment':
      drawPayment(paper, block, code)
      break
    case 'sign':
      writeParagraph(paper, block.words, TEXT, SIGNATURE)
      break
  }
}

function paymentHeight(paper: Paper, payment: Payment, code: QrModules | null): number {
  const height = heightOf(paper, payment.words, paymentWidth(paper, payment, code), TEXT) + 2 * INSET
  return Math.max(height, payment.code && code !== null ? CODE_SIDE : 0) + AFTER
}

function paymentWidth({ area }: Paper, payment: Payment, code: QrModules | null): number {
  return area.width - 2 * INSET - (payment.code && code !== null ? CODE_SIDE : 0)
}

function drawPayment(paper: Paper, payment: Payment, code: QrModules | null): void {
  const { left, width } = paper.area
  const height = paymentHeight(paper, payment, code) - AFTER
  frame(paper, left, paper.y, width, height)
  write(paper, payment.words, { x: left + INSET, y: paper.y + INSET, width: paymentWidth(paper, payment, code) }, TEXT)
  if (payment.code && code !== null) drawQr(paper, code, left + width - CODE_SIDE, paper.y + (height - CODE_SIDE) / 2, CODE_SIDE)
  paper.y += height + AFTER
}
