// Text into HTML, and the text of an HTML page that our own templates wrote. No parser of what others write.

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)
}

/** The text of a piece of HTML: tags gone, `<br>` a line break, blanks as a browser shows them. */
export function htmlText(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/ ?<br\s*\/?> ?/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (entity, name: string) => characterOf(name) ?? entity)
    .replace(/^[ \n]+|[ \n]+$/g, '')
}

/** The text of a whole page of ours, a line for each paragraph, title or row, its cells parted by a bar. */
export function pageText(page: string): string {
  const body = page.replace(/^[\s\S]*?<body[^>]*>/i, '').replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
  const cells = body.replace(/<\/t[dh]>\s*(?=<t[dh])/gi, ' | ')
  const lines = cells.split(/<\/?(?:p|h[1-6]|div|tr|table|li|ul|ol|dt|section|header)\b[^>]*>/i).map(htmlText)
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

function characterOf(name: string): string | undefined {
  const [, hex, digits] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
  const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : NAMED[name.toLowerCase()]
}
