// Lines of a terminal, with their colours, as an SVG picture whose text can be read and copied. Knows what the program's palette writes: the
// eight colours, bold and faint.

const COLOURS = { 31: '#b42318', 32: '#1a7f37', 33: '#8a5a00', 34: '#0b5cad', 35: '#8250df', 36: '#0f766e', 90: '#6b7280' }
const INK = '#1f2328'
const CELL = { width: 8.4, height: 20 }
const MARGIN = 16
/** What sets colours; it stands between texts, and never within one. */
const SEQUENCE = new RegExp(`(${String.fromCharCode(27)}\\[[\\d;]*m)`)
const SEQUENCES = new RegExp(SEQUENCE, 'g')

/** @param lines text with SGR sequences; the picture is as wide as the longest, and named after the first */
export function terminalPicture(lines) {
  const longest = Math.max(...lines.map((line) => [...line.replaceAll(SEQUENCES, '')].length))
  const width = Math.ceil(longest * CELL.width + 2 * MARGIN)
  const height = lines.length * CELL.height + 2 * MARGIN
  const rows = lines.map((line, index) => {
    const y = MARGIN + index * CELL.height + 14
    return `<text x="${MARGIN}" y="${y}">${parts(line).map(span).join('')}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(lines[0].replaceAll(SEQUENCES, ''))}">
<style>text { font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: ${INK}; white-space: pre }</style>
<rect width="100%" height="100%" rx="8" fill="#f6f8fa"/>
${rows.join('\n')}
</svg>
`
}

/** Runs of one look, each where its column is, so that another font moves no column. */
function parts(line) {
  const found = []
  let look = { colour: null, bold: false, faint: false }
  let column = 0
  for (const piece of line.split(SEQUENCE)) {
    const codes = SEQUENCE.exec(piece)
    if (codes !== null) look = codes[0].slice(2, -1).split(';').reduce(looked, look)
    else {
      // Wherever blanks part two columns the next one is put in its place.
      for (const [text] of piece.matchAll(/(?:(?! {2}).)+| {2,}/gu)) {
        if (text.trim() !== '') found.push({ text, column, ...look })
        column += [...text].length
      }
    }
  }
  return found
}

function looked(look, code) {
  const number = Number(code)
  if (number === 0) return { colour: null, bold: false, faint: false }
  if (number === 1) return { ...look, bold: true }
  if (number === 2) return { ...look, faint: true }
  if (number === 22) return { ...look, bold: false, faint: false }
  if (number === 39) return { ...look, colour: null }
  return COLOURS[number] === undefined ? look : { ...look, colour: COLOURS[number] }
}

function span({ text, column, colour, bold, faint }) {
  const fill = colour ?? (faint ? COLOURS[90] : null)
  const style = `${fill === null ? '' : ` fill="${fill}"`}${bold ? ' font-weight="bold"' : ''}`
  return `<tspan x="${(MARGIN + column * CELL.width).toFixed(1)}"${style}>${escaped(text)}</tspan>`
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
