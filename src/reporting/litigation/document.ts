// A draft or a list of a litigation file, from its blocks: as a PDF, and as a text that any word processor opens.
import type { IsoDay } from '../../domain/day.ts'
import { frenchSpaces } from '../../domain/plan-text.ts'
import { openPaper, pdfBytes } from '../../rendering/pdf/document.ts'
import { writeMargins } from '../../rendering/pdf/margins.ts'
import type { Block, Table } from '../calculation/blocks.ts'
import { drawBlocks } from '../calculation/pdf-blocks.ts'
import type { LitigationCase } from './litigation.ts'

export interface LitigationDocument {
  readonly title: string
  /** At the head of each page: the creditor, and against whom. */
  readonly head: readonly [creditor: string, debtor: string]
  readonly foot: string
  readonly day: IsoDay
  readonly version: string
  readonly blocks: readonly Block[]
}

/** A document about a case; its title stands at the foot of each page. */
export function documentOf(
  { creditor, debtor, day, version }: LitigationCase,
  title: string,
  blocks: readonly Block[],
): LitigationDocument {
  return { title, head: [creditor.name, debtor.name], foot: title, day, version, blocks }
}

/** @param fonts folder of the two fonts */
export async function writeDocumentPdf({ title, head, foot, day, version, blocks }: LitigationDocument, fonts: string): Promise<Buffer> {
  const info = { title, subject: head[1], author: head[0], creator: `relance ${version}`, day }
  const paper = await openPaper(info, fonts)
  drawBlocks(paper, blocks.map(withFrenchSpaces))
  writeMargins(paper, { head, foot })
  return await pdfBytes(paper)
}

/** UTF-8 with a byte order mark, so that every editor reads its accents; lines end as on Windows. */
export function writeDocumentText({ blocks }: Pick<LitigationDocument, 'blocks'>): Buffer {
  return plainFile(`${blocks.map(blockText).join('\n\n')}\n`)
}

/** A text as a file: UTF-8 with a byte order mark, ordinary blanks, CRLF. */
export function plainFile(text: string): Buffer {
  return Buffer.from(`\ufeff${text.replace(/[\u00a0\u202f]/g, ' ').replaceAll('\n', '\r\n')}`, 'utf8')
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `${block.text.toUpperCase()}\n${block.under}`
    case 'parties':
      return block.parties.map(([role, { name, lines }]) => [`${role} :`, name, ...lines].join('\n')).join('\n\n')
    case 'heading':
      return `${block.text}\n${'-'.repeat(block.text.length)}`
    case 'facts':
      return block.facts.map(([label, value]) => `${label} : ${value}`).join('\n')
    case 'table':
      return tableText(block)
    case 'sentence':
      return block.text
    case 'list':
      return [block.caption, ...block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`)].join('\n')
    case 'fingerprint':
      return `${block.hash}\n${block.meaning}`
  }
}

function tableText({ caption, columns, rows, foot }: Table): string {
  const lines = [columns.map(({ header }) => header), ...rows, ...foot]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)))
  const padded = (line: readonly string[]) =>
    columns
      .map(({ align }, index) =>
        align === 'right' ? (line[index] ?? '').padStart(widths[index] ?? 0) : (line[index] ?? '').padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [caption, ...lines.map(padded)].join('\n')
}

/** The no-break blanks of French typography, which the sources leave out. */
function withFrenchSpaces(block: Block): Block {
  switch (block.kind) {
    case 'sentence':
      return { ...block, text: frenchSpaces(block.text) }
    case 'list':
      return { ...block, items: block.items.map(frenchSpaces) }
    case 'facts':
      return { ...block, facts: block.facts.map(([label, value]) => [label, frenchSpaces(value)] as const) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(frenchSpaces)) }
    default:
      return block
  }
}
