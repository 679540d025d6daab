// The calls of a day as one HTML page: the order to call in, then the sheet of each customer as its template writes it, on a page of its own.
import { escapeHtml } from '../../rendering/html-text.ts'
import type { CallsPage } from './calls.ts'
import { type Overview, overviewOf } from './overview.ts'

/** Laid under the styles of the sheets. */
const STYLE = `:root { color-scheme: light; }
.day td { white-space: pre-line; }
.day th, .day td { padding: 1mm 1.5mm; border-bottom: 0.2mm solid #999; text-align: left; vertical-align: top; }
.day .r { text-align: right; white-space: nowrap; }
.day tfoot td { font-weight: bold; }
@media screen { .wide { overflow-x: auto; } }
section { margin-top: 12mm; border-top: 0.6mm solid #111; padding-top: 4mm; }
@media print { section { break-before: page; border: 0; margin: 0; padding: 0; } }
`

/** UTF-8. */
export function writeCallsHtml(page: CallsPage): Buffer {
  const overview = overviewOf(page)
  const styles = new Set(page.calls.flatMap(({ sheet }) => between(sheet, 'style')))
  const sections = page.calls.map(({ sheet }) => `<section>\n${(between(sheet, 'body')[0] ?? '').trim()}\n</section>`)
  const text = `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(overview.title)}</title>
<style>
${[...styles].map((style) => `${style.trim()}\n`).join('')}${STYLE}</style>
</head>
<body>
${overviewHtml(overview)}
${sections.join('\n')}
</body>
</html>
`
  return Buffer.from(text, 'utf8')
}

function overviewHtml({ title, under, columns, rows, foot, note }: Overview): string {
  const cell = (tag: 'td' | 'th scope="col"', text: string, index: number) =>
    `<${tag}${columns[index]?.align === 'right' ? ' class="r"' : ''}>${escapeHtml(text)}</${tag.slice(0, 2)}>`
  const row = (cells: readonly string[]) => `<tr>${cells.map((text, index) => cell('td', text, index)).join('')}</tr>`
  const head = columns.map(({ header }, index) => cell('th scope="col"', header, index)).join('')
  return `<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(under)}</p>
<div class="wide" tabindex="0" role="region" aria-label="${escapeHtml(title)}"><table class="day">
<thead><tr>${head}</tr></thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
<tfoot>${row(foot)}</tfoot>
</table></div>
<p class="note">${escapeHtml(note)}</p>`
}

/** What stands inside the elements of this name; whatever a dossier's own sheet leaves open is left out. */
function between(html: string, name: 'style' | 'body'): string[] {
  return [...html.matchAll(new RegExp(`<${name}[^>]*>([\\s\\S]*?)</${name}>`, 'gi'))].map(([, inner = '']) => inner)
}
