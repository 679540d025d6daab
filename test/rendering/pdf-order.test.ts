// Fonts are read once for a run: what a document holds must not depend on those made before it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../src/domain/day.ts'
import { openPaper, pdfBytes } from '../../src/rendering/pdf/document.ts'
import { writeParagraph } from '../../src/rendering/pdf/paper.ts'
import { piecesOf } from '../support/pdf-text.ts'

const SHIPPED = join(import.meta.dirname, '../../templates/fonts')
const INFO = { title: 'T', subject: 'S', author: 'A', creator: 'C', day: isoDay('2026-11-20') }

/** The last of several documents made with fonts that nobody read before. */
async function lastOf(...texts: readonly string[]): Promise<Buffer> {
  const fonts = mkdtempSync(join(tmpdir(), 'relance-fonts-'))
  cpSync(SHIPPED, fonts, { recursive: true })
  let last: Buffer = Buffer.alloc(0)
  for (const text of texts) {
    const paper = await openPaper(INFO, fonts)
    writeParagraph(paper, text, { font: 'bold', size: 9 }, 0)
    last = await pdfBytes(paper)
  }
  rmSync(fonts, { recursive: true })
  return last
}

describe('a document', () => {
  it.each([
    ['letters after the same ones with accents', 'ÀÉÎÔÙÇÑàéîôùçñ', 'SIREN naoiuec'],
    ['a space after one that must not break', '1\u00a0000', '1 000'],
    ['a dash after a hyphen that must not break', 'a\u2011b', 'a-b'],
  ])('is the same bytes and the same text, whatever was made before: %s', async (_, before, text) => {
    const after = await lastOf(before, text)
    expect(after.equals(await lastOf(text))).toBe(true)
    expect(piecesOf(after).map((piece) => piece.text)).toEqual([text])
  })
})
