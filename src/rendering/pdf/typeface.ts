// The shipped fonts, read once for a whole run: every document of it shares them. Knows how wide a text is and what a font cannot write.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainFont } from './font.ts'
import type { Pdf } from './pen.ts'

/** What the PDF library makes of the bytes of a font: as much of it as is asked here. */
interface ReadFont {
  readonly unitsPerEm: number
  readonly ascent: number
  readonly descent: number
  /** Code points. */
  readonly characterSet: readonly number[]
  glyphForCodePoint(codePoint: number): { readonly id: number; readonly advanceWidth: number }
}

export interface Typeface {
  /** To be registered in a document. */
  readonly font: ReadFont
  /** In em. */
  widthOf(text: string): number
  /** Whether it has a glyph for a character. */
  has(character: string): boolean
}

export type FontName = 'regular' | 'bold'

export interface Typefaces extends Readonly<Record<FontName, Typeface>> {
  /** From one line to the next, in em. */
  readonly lineHeight: number
  /** From the top of a line to its baseline, in em. */
  readonly ascent: number
}

const FILES: Readonly<Record<FontName, string>> = { regular: 'NotoSans-Regular.ttf', bold: 'NotoSans-Bold.ttf' }

const read = new Map<string, Promise<Typefaces>>()

/** @param folder that holds both fonts */
export function typefacesOf(folder: string): Promise<Typefaces> {
  const known = read.get(folder) ?? readTypefaces(folder)
  read.set(folder, known)
  return known
}

async function readTypefaces(folder: string): Promise<Typefaces> {
  const { default: PDFDocument } = await import('pdfkit')
  const open = (name: FontName): Typeface => {
    // Only a document reads a font; what it read is its own secret.
    const pdf = new PDFDocument({ font: '', autoFirstPage: false }).font(plainFont(readFileSync(join(folder, FILES[name])))) as Pdf & {
      readonly _font: { readonly font: ReadFont }
    }
    return typeface(pdf._font.font)
  }
  const [regular, bold] = [open('regular'), open('bold')]
  const { ascent, descent, unitsPerEm } = regular.font
  return { regular, bold, lineHeight: (ascent - descent) / unitsPerEm, ascent: ascent / unitsPerEm }
}

/**
 * A glyph keeps the character it is first asked for, none where it is only a part of another glyph, and that is the text a reader selects: what
 * a document says would hang on those made before it. Each is asked for by its lowest code point before anything is written.
 */
function nameGlyphs(font: ReadFont): void {
  for (const codePoint of [...font.characterSet].sort((a, b) => a - b)) font.glyphForCodePoint(codePoint)
}

function typeface(font: ReadFont): Typeface {
  nameGlyphs(font)
  const widths = new Map<string, number>()
  const widthOfOne = (character: string): number => {
    const known = widths.get(character) ?? font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / font.unitsPerEm
    widths.set(character, known)
    return known
  }
  return {
    font,
    widthOf: (text) => [...text].reduce((sum, character) => sum + widthOfOne(character), 0),
    has: (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0).id !== 0,
  }
}
