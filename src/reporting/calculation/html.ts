// The sheet as one HTML page: no script, nothing from elsewhere, printed on A4 as it stands.
import type { Language } from '../../domain/settings.ts'
import { escapeHtml } from '../../rendering/html-text.ts'
import type { Block, Table } from './blocks.ts'
import type { CalculationSheet, Party } from './calculation.ts'
import { HTML_STYLE } from './html-style.ts'
import { SHEET_TITLE, sheetBlocks } from './sheet-blocks.ts'

/** UTF-8, one block per line. */
export function writeHtml(sheet: CalculationSheet, fingerprint: string): Buffer {
  const title = `${SHEET_TITLE} : ${sheet.reference}`
  return writeBlocksHtml(sheetBlocks(sheet, fingerprint), {
    title,
    language: 'fr',
    version: sheet.version,
    style: HTML_STYLE,
    scheme: 'light',
  })
}

export interface BlocksPage {
  readonly title: string
  readonly language: Language
  readonly version: string
  readonly style: string
  /** Color schemes that the style knows. */
  readonly scheme: 'light' | 'light dark'
}

/** Any blocks as one page. UTF-8, one block per line; every text is escaped. */
export function writeBlocksHtml(blocks: readonly Block[], { title, language, version, style, scheme }: BlocksPage): Buffer {
  const page = `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="${scheme}">
<meta name="generator" content="${escapeHtml(`relance ${version}`)}">
<title>${escapeHtml(title)}</title>
<style>
${style}</style>
</head>
<body>
<main>
${blocks.map(blockHtml).join('\n')}
</main>
</body>
</html>
`
  return Buffer.from(page, 'utf8')
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${escapeHtml(block.text)}</h1>\n<p class="under">${escapeHtml(block.under)}</p>`
    case 'parties':
      return `<div class="parties">${block.parties.map(([role, party]) => partyHtml(role, party)).join('')}</div>`
    case 'heading':
      return `<h${block.level}${block.newPage === true ? ' class="page"' : ''}>${escapeHtml(block.text)}</h${block.level}>`
    case 'facts':
      return `<dl>${block.facts.map(([label, value]) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`
    case 'table':
      return tableHtml(block)
    case 'sentence':
      return `<p${block.strong === true ? ' class="strong"' : ''}>${escapeHtml(block.text)}</p>`
    case 'list':
      return listHtml(block.caption, block.ordered ? 'ol' : 'ul', block.items)
    case 'fingerprint':
      return `<div class="fingerprint"><p><code>${escapeHtml(block.hash)}</code></p><p>${escapeHtml(block.meaning)}</p></div>`
  }
}

function partyHtml(role: string, { name, lines }: Party): string {
  const below = lines.map((line) => `<br>${escapeHtml(line)}`).join('')
  return `<div><p class="role">${escapeHtml(role)}</p><p><strong>${escapeHtml(name)}</strong>${below}</p></div>`
}

function listHtml(caption: string, tag: 'ol' | 'ul', items: readonly string[]): string {
  return `<p class="caption">${escapeHtml(caption)}</p>\n<${tag}>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</${tag}>`
}

function tableHtml({ caption, columns, rows, foot }: Table): string {
  const shares = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => `<col style="width:${Math.round((100 * width) / shares)}%">`).join('')
  const classOf = (index: number) => (columns[index]?.align === 'right' ? ' class="r"' : '')
  const head = columns.map(({ header }, index) => `<th scope="col"${classOf(index)}>${escapeHtml(header)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell, index) => `<td${classOf(index)}>${escapeHtml(cell)}</td>`).join('')}</tr>`)
  const last = foot.map((row) => `<tr>${row.map((cell, index) => footCell(cell, index, classOf(index))).join('')}</tr>`)
  return [
    `<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(caption)}"><table>\n<caption>${escapeHtml(caption)}</caption>`,
    `<colgroup>${widths}</colgroup>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${body.join('\n')}\n</tbody>`,
    ...(last.length === 0 ? [] : [`<tfoot>${last.join('\n')}</tfoot>`]),
    '</table></div>',
  ].join('\n')
}

function footCell(cell: string, index: number, classes: string): string {
  return index === 0 ? `<th scope="row"${classes}>${escapeHtml(cell)}</th>` : `<td${classes}>${escapeHtml(cell)}</td>`
}
