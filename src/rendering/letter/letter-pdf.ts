// A letter as a PDF of A4 pages, ready to print, fold and post: the same bytes for the same letter.
import { InputError } from '../../domain/errors.ts'
import { WORDS } from '../language-words.ts'
import { openPaper, pdfBytes } from '../pdf/document.ts'
import { footGrowth, writeMargins } from '../pdf/margins.ts'
import { type Area, BLUE, PAGE, type Paper, type Style, write } from '../pdf/paper.ts'
import { SvgPen } from '../pdf/svg-pen.ts'
import { type Typefaces, typefacesOf } from '../pdf/typeface.ts'
import { drawBody } from './draw-body.ts'
import { drawHead } from './draw-head.ts'
import { BODY_TOP, SIDE } from './envelope.ts'
import type { Letter, Words } from './letter.ts'

const MARK: Style = { font: 'bold', size: 11, color: BLUE }
/** Above the head of the letter and that of the pages that follow. */
const MARK_Y = 14

/** The pages that follow the first one. */
const AREA: Area = { left: SIDE, width: PAGE.width - 2 * SIDE, top: PAGE.top, bottom: PAGE.bottom }

/**
 * @param fonts folder of the two fonts
 * @param mark stands at the head of every page, so that a draft is never taken for the letter; null: none
 * @throws InputError 'letter-character-missing' when the letter holds a character that the fonts cannot write
 */
export async function letterPdf(letter: Letter, fonts: string, mark: string | null = null): Promise<Buffer> {
  refuseUnwritable(letter, await typefacesOf(fonts))
  const { subject, sender, date, language, following } = letter
  const info = { title: subject, subject: following[1], author: sender, creator: 'relance', day: date, language }
  const paper = await openPaper(info, fonts, AREA)
  drawLetter(letter, paper)
  if (mark !== null) writeMark(paper, mark)
  return await pdfBytes(paper)
}

/** Pictures of its pages (SVG), as the PDF has them. @param fonts as for `letterPdf` @throws as `letterPdf` */
export async function letterPictures(letter: Letter, fonts: string): Promise<string[]> {
  const faces = await typefacesOf(fonts)
  refuseUnwritable(letter, faces)
  const pen = new SvgPen(faces)
  drawLetter(letter, { pen, fonts: faces, area: AREA, y: AREA.top })
  return pen.pictures(letter.subject)
}

function drawLetter(letter: Letter, first: Paper): void {
  const { following, language } = letter
  const foot = plain(letter.mentions)
  const paper = { ...first, area: { ...AREA, bottom: AREA.bottom - footGrowth(first, foot) }, y: BODY_TOP }
  drawHead(paper, letter)
  drawBody(paper, letter)
  writeMargins(paper, { head: following, firstWithout: true, foot, page: WORDS[language].page })
}

function writeMark(paper: Paper, mark: string): void {
  const { count } = paper.pen.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    paper.pen.switchToPage(page)
    write(paper, mark, { x: SIDE, y: MARK_Y, width: PAGE.width - 2 * SIDE }, MARK)
  }
}

function refuseUnwritable(letter: Letter, { regular }: Typefaces): void {
  const { from, to, references, day, mentions, blocks, following } = letter
  const inBlocks = blocks.flatMap((block): readonly { readonly text: string }[] =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells) : block.words,
  )
  const texts = [...from, ...to, ...references, ...day, ...mentions, ...inBlocks].map(({ text }) => text)
  for (const text of [...texts, ...following]) {
    const missing = [...text.normalize('NFC')].find((character) => !/[\s]/.test(character) && !regular.has(character))
    if (missing === undefined) continue
    const code = (missing.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    throw new InputError(
      'letter-character-missing',
      `La police des lettres n’a pas le caractère « ${missing} » (U+${code}) de « ${text.trim().slice(0, 60)} » : écrivez ce nom ou cette adresse en lettres latines, grecques ou cyrilliques.`,
    )
  }
}

function plain(words: Words): string {
  return words.map(({ text }) => text).join('')
}
