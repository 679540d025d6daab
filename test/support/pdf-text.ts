// What a reader that selects the text of a PDF gets: the pieces of text of each page with their places, by the maps the file itself holds.
// Reads only what the sheets are made of: streams that are not compressed, fonts with a ToUnicode map.

export interface Piece {
  readonly page: number
  /** From the left and the bottom of the page, in points. */
  readonly x: number
  readonly y: number
  readonly text: string
}

export function piecesOf(pdf: Buffer): Piece[] {
  const source = pdf.toString('latin1')
  const objects = new Map([...source.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)].map(([, id = '', body = '']) => [id, body]))
  const maps = new Map([...objects].flatMap(([id, body]) => (body.includes('/ToUnicode') ? [[id, mapOf(objects, body)]] : [])))
  const pages = [...objects.values()].filter((body) => body.includes('/Type /Page\n'))
  return pages.flatMap((body, index) => {
    const content = streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(body)?.[1] ?? '') ?? '')
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(body)?.[1] ?? '') ?? ''
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, maps.get(id) ?? new Map()]))
    return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)].map(([, block = '']) => {
      const [, x = '', y = ''] = /1 0 0 1 ([\d.-]+) ([\d.-]+) Tm/.exec(block) ?? []
      const glyphs = fonts.get(/\/(F\d+) /.exec(block)?.[1] ?? '') ?? new Map<string, string>()
      const codes = [...block.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      return { page: index + 1, x: Number(x), y: Number(y), text: codes.map((code) => glyphs.get(code) ?? '\ufffd').join('') }
    })
  })
}

/** All the text, page after page, one piece per line. */
export function textOf(pdf: Buffer): string {
  return piecesOf(pdf)
    .map(({ text }) => text)
    .join('\n')
}

function streamOf(body: string): string {
  return /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? ''
}

/** Codes of glyphs, four hexadecimal figures, to what they stand for. */
function mapOf(objects: ReadonlyMap<string, string>, font: string): Map<string, string> {
  const map = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '')
  const found = new Map<string, string>()
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    const texts = [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
    )
    texts.forEach((text, index) => void found.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), text))
  }
  return found
}
