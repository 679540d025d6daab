// The blocks of a sheet on paper, one under the other; a heading never stands alone at the foot of a page.

import {
  BLUE,
  GREY,
  heightOf,
  makeRoom,
  PAGE,
  type Paper,
  rule,
  type Style,
  startPage,
  WIDTH,
  writeParagraph,
} from '../../rendering/pdf/paper.ts'
import { drawTable, tableStart } from '../../rendering/pdf/table.ts'
import type { Block } from './blocks.ts'
import {
  drawFacts,
  drawFingerprint,
  drawList,
  drawParties,
  factsHeight,
  fingerprintHeight,
  listStart,
  partiesHeight,
  STRONG,
  TEXT,
} from './pdf-pieces.ts'

const TITLE: Style = { font: 'bold', size: 17, color: BLUE }
const UNDER: Style = { font: 'regular', size: 10.5, color: GREY }
const HEADINGS: Readonly<Record<2 | 3, Style>> = { 2: { font: 'bold', size: 13, color: BLUE }, 3: { font: 'bold', size: 11, color: BLUE } }

export function drawBlocks(paper: Paper, blocks: readonly Block[]): void {
  blocks.forEach((block, index) => {
    if (block.kind === 'heading' && block.newPage === true && paper.y > PAGE.top) startPage(paper)
    makeRoom(paper, together(paper, blocks, index))
    drawBlock(paper, block)
  })
}

/** Height that must not be parted from the start of this block. */
function together(paper: Paper, blocks: readonly Block[], index: number): number {
  const block = blocks[index]
  switch (block?.kind) {
    case undefined:
      return 0
    case 'heading':
      return headingHeight(paper, block.text, block.level) + together(paper, blocks, index + 1)
    case 'table':
      return tableStart(paper, block)
    case 'list':
      return listStart(paper, block)
    case 'facts':
      return factsHeight(paper, block.facts) + together(paper, blocks, index + 1)
    case 'sentence':
      return heightOf(paper, block.text, WIDTH, block.strong === true ? STRONG : TEXT)
    case 'parties':
      return partiesHeight(paper, block.parties)
    case 'fingerprint':
      return fingerprintHeight(paper, block)
    case 'title':
      return heightOf(paper, block.text, WIDTH, TITLE)
  }
}

function drawBlock(paper: Paper, block: Block): void {
  switch (block.kind) {
    case 'title':
      writeParagraph(paper, block.text, TITLE, 0)
      writeParagraph(paper, block.under, UNDER, 10)
      break
    case 'parties':
      drawParties(paper, block.parties)
      break
    case 'heading':
      drawHeading(paper, block.text, block.level)
      break
    case 'facts':
      drawFacts(paper, block.facts)
      break
    case 'table':
      drawTable(paper, block)
      break
    case 'sentence':
      writeParagraph(paper, block.text, block.strong === true ? STRONG : TEXT, 6)
      break
    case 'list':
      drawList(paper, block)
      break
    case 'fingerprint':
      drawFingerprint(paper, block)
      break
  }
}

function headingHeight(paper: Paper, text: string, level: 2 | 3): number {
  return heightOf(paper, text, WIDTH, HEADINGS[level]) + 16
}

function drawHeading(paper: Paper, text: string, level: 2 | 3): void {
  if (paper.y > PAGE.top) paper.y += 8
  writeParagraph(paper, text, HEADINGS[level], 2)
  if (level === 2) rule(paper, paper.y, BLUE, 1.25)
  paper.y += level === 2 ? 6 : 2
}
