// The parts of a call sheet, taken from its HTML: headings, paragraphs, tables and lists, in their order. What is said is the sheet's alone;
// this only finds it again, so that paper and screen tell the same, a dossier's own template included.
import { htmlText } from '../../rendering/html-text.ts'

export type SheetPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `head`: the titles; null for a table without. Rows have as many cells as the widest. */
  | { readonly kind: 'table'; readonly columns: number; readonly head: readonly string[] | null; readonly rows: readonly SheetRow[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }

export interface SheetRow {
  readonly cells: readonly string[]
  readonly strong: boolean
  /** Whether each cell holds figures, to be drawn on the right. */
  readonly figures: readonly boolean[]
}

const BLOCKS = /<(h1|h2|h3|p|table|ul|ol)\b[^>]*>([\s\S]*?)<\/\1>/gi

/** The parts of a whole page, in order; text outside headings, paragraphs, tables and lists is left out. */
export function sheetParts(page: string): SheetPart[] {
  const body = /<body[^>]*>([\s\S]*)<\/body>/i.exec(page)?.[1] ?? ''
  return [...body.matchAll(BLOCKS)].flatMap(([, tag = '', inner = '']) => partOf(tag.toLowerCase(), inner))
}

function partOf(tag: string, inner: string): SheetPart[] {
  if (tag === 'table') return tableOf(inner)
  if (tag === 'ul' || tag === 'ol')
    return [{ kind: 'list', ordered: tag === 'ol', items: elements(inner, 'li').map(({ html }) => htmlText(html)) }]
  const text = htmlText(inner)
  if (text === '') return []
  return [tag === 'p' ? { kind: 'paragraph', text } : { kind: 'heading', level: tag === 'h1' ? 1 : 2, text }]
}

function tableOf(inner: string): SheetPart[] {
  const rows = elements(inner, 'tr').map(({ html, attributes }) => {
    const cells = elements(html, 't[dh]')
    return {
      isHead: cells.length > 0 && cells.every(({ tag }) => tag === 'th'),
      cells: cells.flatMap((cell) => [htmlText(cell.html), ...Array<string>(spanOf(cell.attributes) - 1).fill('')]),
      strong: /class="[^"]*\btotal\b/.test(attributes),
      figures: cells.flatMap((cell) => Array<boolean>(spanOf(cell.attributes)).fill(/class="[^"]*\bn\b/.test(cell.attributes))),
    }
  })
  const columns = Math.max(0, ...rows.map(({ cells }) => cells.length))
  if (columns === 0) return []
  const filled = rows.map(({ cells, figures, strong, isHead }) => {
    const missing = columns - cells.length
    return {
      isHead,
      strong,
      cells: [...cells, ...Array<string>(missing).fill('')],
      figures: [...figures, ...Array<boolean>(missing).fill(false)],
    }
  })
  const [first, ...others] = filled
  const headed = first?.isHead === true
  return [{ kind: 'table', columns, head: headed ? first.cells : null, rows: headed ? others : filled }]
}

function spanOf(attributes: string): number {
  return Math.min(12, Number(/colspan="?(\d+)/.exec(attributes)?.[1] ?? 1))
}

function elements(html: string, tag: string): { readonly tag: string; readonly attributes: string; readonly html: string }[] {
  return [...html.matchAll(new RegExp(`<(${tag})\\b([^>]*)>([\\s\\S]*?)</\\1>`, 'gi'))].map(
    ([, name = '', attributes = '', inner = '']) => ({
      tag: name.toLowerCase(),
      attributes,
      html: inner,
    }),
  )
}
