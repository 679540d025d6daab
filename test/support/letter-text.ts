// A letter as text, for those who review it: by its pages and lines as a PDF really lays them out, or as words in the order they were written.
import type { Letter } from '../../src/rendering/letter/letter.ts'
import { piecesOf } from './pdf-text.ts'

/** Each page, its lines from top to bottom, what stands apart on a line parted by a bar. */
export function pagesText(pdf: Buffer): string {
  const pieces = piecesOf(pdf)
  const pages = [...new Set(pieces.map(({ page }) => page))]
  return pages
    .map((page) => {
      const lines = new Map<number, typeof pieces>()
      for (const piece of pieces.filter((one) => one.page === page)) {
        const y = [...lines.keys()].find((known) => Math.abs(known - piece.y) < 1) ?? piece.y
        lines.set(y, [...(lines.get(y) ?? []), piece])
      }
      const written = [...lines].sort(([a], [b]) => b - a).map(([, on]) => on.sort((a, b) => a.x - b.x))
      return `--- ${page} ---\n${written.map((on) => on.map(({ text }) => text.trim()).join(' | ')).join('\n')}\n`
    })
    .join('\n')
}

/** All it says, its places first, one line each. */
export function letterWords({ from, to, references, day, mentions, blocks }: Letter): string {
  const words = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('')
  const body = blocks.map((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n') : words(block.words),
  )
  return [...[from, to, references, day].map(words), ...body, words(mentions)].join('\n')
}
