// A letter as words alone, for a terminal: its places first, as they stand on the page, then its body.
import type { Letter } from './letter.ts'

/** One paragraph after the other, cells of a row parted by a bar. */
export function letterWords({ from, to, references, day, mentions, blocks }: Letter): string {
  const words = (runs: readonly { readonly text: string }[]) => runs.map(({ text }) => text).join('')
  const body = blocks.map((block) =>
    block.kind === 'table' ? block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n') : words(block.words),
  )
  const parts = [...[from, to, references, day].map(words), ...body, words(mentions)]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
