// Smaller pieces of a page: the parties in their frames, facts, lists, the fingerprint. Each is measured and drawn by the same rules.

import {
  BLUE,
  frame,
  GREY,
  heightOf,
  makeRoom,
  PAGE,
  type Paper,
  type Style,
  WIDTH,
  write,
  writeParagraph,
} from '../../rendering/pdf/paper.ts'
import type { Block } from './blocks.ts'
import type { Party } from './calculation.ts'

const CAPTION: Style = { font: 'bold', size: 9, color: BLUE }
export const TEXT: Style = { font: 'regular', size: 8.5 }
export const STRONG: Style = { font: 'bold', size: 8.5 }
const ROLE: Style = { font: 'regular', size: 7, color: GREY }
const NAME: Style = { font: 'bold', size: 9.5 }
const LABEL_WIDTH = 200
const MARK_WIDTH = 14
const GAP = 12
const INSET = 7

type Parties = Extract<Block, { kind: 'parties' }>['parties']
type Facts = Extract<Block, { kind: 'facts' }>['facts']
type List = Extract<Block, { kind: 'list' }>
type Fingerprint = Extract<Block, { kind: 'fingerprint' }>

const PARTY_WIDTH = (WIDTH - GAP) / 2
const PARTY_TEXT = PARTY_WIDTH - 2 * INSET

function partyHeight(paper: Paper, { name, lines }: Party): number {
  return heightOf(paper, name, PARTY_TEXT, NAME) + lines.reduce((sum, line) => sum + heightOf(paper, line, PARTY_TEXT, TEXT), 0)
}

export function partiesHeight(paper: Paper, parties: Parties): number {
  return Math.max(...parties.map(([, party]) => partyHeight(paper, party))) + heightOf(paper, 'C', PARTY_TEXT, ROLE) + 2 * INSET
}

export function drawParties(paper: Paper, parties: Parties): void {
  const height = partiesHeight(paper, parties)
  parties.forEach(([role, party], index) => {
    const x = PAGE.left + index * (PARTY_WIDTH + GAP)
    frame(paper, x, paper.y, PARTY_WIDTH, height)
    let y = paper.y + INSET
    const put = (text: string, style: Style) => {
      write(paper, text, { x: x + INSET, y, width: PARTY_TEXT }, style)
      y += heightOf(paper, text, PARTY_TEXT, style)
    }
    put(role.toUpperCase(), ROLE)
    put(party.name, NAME)
    for (const line of party.lines) put(line, TEXT)
  })
  paper.y += height + 12
}

function factHeight(paper: Paper, value: string): number {
  return heightOf(paper, value, WIDTH - LABEL_WIDTH, STRONG) + 1.5
}

export function factsHeight(paper: Paper, facts: Facts): number {
  return facts.reduce((sum, [, value]) => sum + factHeight(paper, value), 0) + 8
}

export function drawFacts(paper: Paper, facts: Facts): void {
  for (const [label, value] of facts) {
    const height = factHeight(paper, value)
    makeRoom(paper, height)
    write(paper, label, { x: PAGE.left, y: paper.y, width: LABEL_WIDTH }, { ...TEXT, color: GREY })
    write(paper, value, { x: PAGE.left + LABEL_WIDTH, y: paper.y, width: WIDTH - LABEL_WIDTH }, STRONG)
    paper.y += height
  }
  paper.y += 8
}

function itemHeight(paper: Paper, item: string): number {
  return heightOf(paper, item, WIDTH - MARK_WIDTH, TEXT) + 2
}

/** The caption and the first item. */
export function listStart(paper: Paper, { caption, items }: List): number {
  return heightOf(paper, caption, WIDTH, CAPTION) + 2 + itemHeight(paper, items[0] ?? '')
}

export function drawList(paper: Paper, { caption, ordered, items }: List): void {
  writeParagraph(paper, caption, CAPTION, 2)
  items.forEach((item, index) => {
    const height = itemHeight(paper, item)
    makeRoom(paper, height)
    write(paper, ordered ? `${index + 1}.` : '–', { x: PAGE.left, y: paper.y, width: MARK_WIDTH }, TEXT)
    write(paper, item, { x: PAGE.left + MARK_WIDTH, y: paper.y, width: WIDTH - MARK_WIDTH }, TEXT)
    paper.y += height
  })
  paper.y += 8
}

export function fingerprintHeight(paper: Paper, { meaning }: Fingerprint): number {
  return heightOf(paper, meaning, WIDTH - 2 * INSET, TEXT) + heightOf(paper, '0', WIDTH, STRONG) + 2 * INSET + 3
}

export function drawFingerprint(paper: Paper, block: Fingerprint): void {
  const { hash, meaning } = block
  const height = fingerprintHeight(paper, block)
  frame(paper, PAGE.left, paper.y, WIDTH, height)
  const place = { x: PAGE.left + INSET, y: paper.y + INSET, width: WIDTH - 2 * INSET }
  write(paper, hash, place, STRONG)
  write(paper, meaning, { ...place, y: place.y + heightOf(paper, hash, place.width, STRONG) + 3 }, TEXT)
  paper.y += height
}
