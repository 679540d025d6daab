// Where lines of a document end. A typeface of the test: every character is one em wide.
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../src/rendering/pdf/lines.ts'
import type { Typefaces } from '../../../src/rendering/pdf/typeface.ts'

const typeface = { font: {} as never, widthOf: (text: string) => [...text].length, has: () => true }
const FONTS: Typefaces = { regular: typeface, bold: typeface, lineHeight: 1, ascent: 0.8 }

const broken = (width: number, ...texts: readonly string[]) =>
  linesOf(
    FONTS,
    texts.map((text, index) => ({ text, font: index % 2 === 0 ? ('regular' as const) : ('bold' as const) })),
    1,
    width,
  ).map(({ runs }) => runs.map(({ text }) => text).join(''))

describe('a line ends', () => {
  it('between words, at its own ends, never at a no-break space', () => {
    expect(broken(10, 'payez au plus tard\nmerci')).toEqual(['payez au', 'plus tard', 'merci'])
    expect(broken(10, 'total 1\u00a0200\u00a0€ dû')).toEqual(['total', '1\u00a0200\u00a0€ dû'])
  })

  it.each([
    ['au plus tard le 28 novembre 2026', ['au plus tard le', '28 novembre 2026']],
    ['au plus tard le 1er octobre', ['au plus tard le', '1er octobre']],
    ['spätestens am 28. November 2026', ['spätestens am', '28. November 2026']],
    ['facture n° 12345 échue', ['facture n° 12345', 'échue']],
    ['il reste 12 3456789', ['il reste 12', '3456789']],
  ])('never between the number of a day and its month: %s', (text, lines) => {
    expect(broken(17, text)).toEqual(lines)
  })

  it('inside what fits on no line, a day and its month included', () => {
    expect(broken(6, '28 novembre')).toEqual(['28', 'novemb', 're'])
    expect(broken(5, 'abcdefg', 'hi')).toEqual(['abcde', 'fghi'])
  })
})
