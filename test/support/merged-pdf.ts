// The text of each page of a batch of letters: its compressed streams are opened, then read as any other document of ours.
import { inflateSync } from 'node:zlib'
import { piecesOf } from './pdf-text.ts'

/** One text a page, '' for an empty one. */
export function pageTexts(pdf: Buffer): string[] {
  const opened = pdf
    .toString('latin1')
    .replace(/\/Filter \/FlateDecode >>\nstream\n([\s\S]*?)\nendstream\nendobj/g, (_, content: string) => {
      return `>>\nstream\n${inflateSync(Buffer.from(content, 'latin1')).toString('latin1')}\nendstream\nendobj`
    })
    .replaceAll('/Type /Page /Parent', '/Type /Page\n/Parent')
  const pages = /\/Count (\d+)/.exec(opened)?.[1]
  const texts = Array.from({ length: Number(pages) }, () => '')
  for (const { page, text } of piecesOf(Buffer.from(opened, 'latin1'))) texts[page - 1] += `${text}\n`
  return texts
}
