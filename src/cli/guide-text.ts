// Markdown as a terminal shows it: links keep their words, titles are underlined, fences and marks of emphasis go, tables are laid out.
import { textTable } from './guide-table.ts'

/** The lines of a part of the guide as plain text, ending with a new line. What stands between fences is kept to the letter. */
export function plainText(lines: readonly string[]): string {
  const told: string[] = []
  for (const block of blocksOf(lines)) {
    if (block.kind === 'code') told.push(...block.lines)
    else if (block.kind === 'table') told.push(...textTable(block.lines.map(cellsOf)))
    else told.push(...withoutMarks(block.lines.join('\n')).split('\n').flatMap(underlined))
  }
  return `${told.join('\n').trim()}\n`
}

interface Block {
  readonly kind: 'code' | 'table' | 'prose'
  readonly lines: string[]
}

/** Fences themselves are in no block. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let fenced = false
  for (const line of lines) {
    if (line.startsWith('```')) {
      fenced = !fenced
      continue
    }
    const kind = fenced ? 'code' : line.startsWith('|') ? 'table' : 'prose'
    const last = blocks.at(-1)
    if (last?.kind === kind) last.lines.push(line)
    else blocks.push({ kind, lines: [line] })
  }
  return blocks
}

/** A bar inside a cell is written \|. */
function cellsOf(line: string): string[] {
  const cells = line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
  return cells.map((cell) => withoutMarks(cell.replaceAll('\\|', '|').trim()))
}

/** What stands between back quotes keeps its stars. */
function withoutMarks(text: string): string {
  return text
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .split(/(`[^`]+`)/)
    .map((part) => (/^`.+`$/s.test(part) ? part.slice(1, -1) : part.replaceAll('**', '').replace(/\*([^*\s][^*]*)\*/g, '$1')))
    .join('')
}

function underlined(line: string): string[] {
  const [, marks, title = ''] = /^(#{2,4}) (.+)$/.exec(line) ?? []
  return marks === undefined ? [line] : [title, (marks === '##' ? '=' : '-').repeat(title.length)]
}
