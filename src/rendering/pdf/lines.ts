// A text broken into lines: at its own line ends, then between words; a word that is too long is cut. Nothing parts at a no-break space, nor
// between the number of a day and its month.
// Knows how wide things are, not where they are written.
import type { FontName, Typefaces } from './typeface.ts'

/** A piece of text in one font; '\n' starts a line. */
export interface Run {
  readonly text: string
  readonly font: FontName
}

export interface Line {
  /** Pieces of one font each, from left to right. */
  readonly runs: readonly Run[]
  /** In points. */
  readonly width: number
}

/** The lines of a text at a size and a width in points; one empty line for an empty text. */
export function linesOf(fonts: Typefaces, runs: readonly Run[], size: number, width: number): Line[] {
  const widthOf = ({ text, font }: Run) => fonts[font].widthOf(text) * size
  const lines: Line[] = []
  for (const words of paragraphs(runs)) {
    let line: Run[] = []
    let used = 0
    const end = () => {
      lines.push({ runs: joined(line), width: used })
      line = []
      used = 0
    }
    const whole = (word: readonly Run[]) => word.reduce((sum, run) => sum + widthOf(run), 0)
    for (const word of daysKept(words, (pair) => whole(pair) <= width).flatMap((one) => cutToFit(one, width, widthOf))) {
      const wide = whole(word)
      const space: Run = { text: ' ', font: line.at(-1)?.font ?? 'regular' }
      // A hair's breadth more is no new line: sums of widths are not exact.
      if (line.length > 0 && used + widthOf(space) + wide > width + 0.01) end()
      if (line.length > 0) {
        line.push(space)
        used += widthOf(space)
      }
      line.push(...word)
      used += wide
    }
    end()
  }
  return lines
}

/** The width of the widest word, and of the widest line when nothing is broken. */
export function widthsOf(fonts: Typefaces, runs: readonly Run[], size: number): { readonly word: number; readonly line: number } {
  const lines = linesOf(fonts, runs, size, Number.POSITIVE_INFINITY)
  const words = paragraphs(runs).flat()
  const wide = (pieces: readonly Run[]) => pieces.reduce((sum, { text, font }) => sum + fonts[font].widthOf(text) * size, 0)
  return { word: Math.max(0, ...words.map(wide)), line: Math.max(0, ...lines.map((line) => line.width)) }
}

/** Words of each paragraph; a word is made of the pieces between two blanks. */
function paragraphs(runs: readonly Run[]): Run[][][] {
  const all: Run[][][] = [[]]
  let word: Run[] = []
  const endWord = () => {
    if (word.length > 0) all.at(-1)?.push(word)
    word = []
  }
  for (const { text, font } of runs) {
    for (const part of text.normalize('NFC').split(/([ \t]+|\n)/)) {
      if (part === '\n') {
        endWord()
        all.push([])
      } else if (/^[ \t]+$/.test(part)) endWord()
      else if (part !== '') word.push({ text: part, font })
    }
  }
  endWord()
  return all
}

/** The number of a day and the word after it as one word, where both fit on a line: "28 novembre", "1er octobre", "28. November". */
function daysKept(words: readonly Run[][], fits: (pair: readonly Run[]) => boolean): Run[][] {
  const kept: Run[][] = []
  for (const word of words) {
    const before = kept.at(-1)
    const pair = [...(before ?? []), { text: ' ', font: word[0]?.font ?? 'regular' }, ...word]
    if (before !== undefined && /^\d{1,2}(er|\.)?$/.test(textOf(before)) && /^\p{L}/u.test(textOf(word)) && fits(pair))
      kept[kept.length - 1] = pair
    else kept.push(word)
  }
  return kept
}

function textOf(word: readonly Run[]): string {
  return word.map(({ text }) => text).join('')
}

function cutToFit(word: readonly Run[], width: number, widthOf: (run: Run) => number): (readonly Run[])[] {
  if (word.reduce((sum, run) => sum + widthOf(run), 0) <= width) return [word]
  const pieces: Run[][] = [[]]
  let used = 0
  for (const { text, font } of word) {
    for (const character of text) {
      const run = { text: character, font }
      const wide = widthOf(run)
      if (used > 0 && used + wide > width) {
        pieces.push([])
        used = 0
      }
      pieces.at(-1)?.push(run)
      used += wide
    }
  }
  return pieces.map(joined)
}

function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (last?.font === run.font) whole[whole.length - 1] = { font: run.font, text: last.text + run.text }
    else whole.push(run)
  }
  return whole
}
