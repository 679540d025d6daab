// Several of our own documents as one, page after page, to be printed at once. Reads what `document.ts` writes, no other PDF: objects found by the
// table of places, dictionaries that hold no text of anybody's. What is the same in several is kept once. Compressed: it is no evidence.
import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { type ArchivalInfo, xmp } from './archival.ts'
import { PAGE } from './paper.ts'

export interface MergedPdf {
  readonly bytes: Buffer
  readonly pages: number
}

interface Source {
  /** Dictionary of an object, and its stream where it has one. */
  read(id: number): { readonly dictionary: string; readonly stream: Buffer | null }
  readonly pages: readonly number[]
  readonly outputIntent: number
}

const [CATALOG, PAGES] = [1, 2]
const BLANK = `<< /Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << >> >>`
const REFERENCE = /(\d+) 0 R/g

/**
 * @param files whole documents, read one at a time
 * @param onOddPages each begins on a page of odd number, after an empty one where it must: for printing on both sides
 */
export function mergePdfs(files: Iterable<Buffer>, info: ArchivalInfo, onOddPages: boolean): MergedPdf {
  const writer = new Writer()
  const kids: number[] = []
  let intent: number | null = null
  let position = 0
  for (const file of files) {
    const source = sourceOf(file, position++)
    const copies = new Map<number, number>()
    if (onOddPages && kids.length % 2 === 1) kids.push(writer.add(BLANK, null))
    for (const page of source.pages) {
      const { dictionary, stream } = source.read(page)
      const [before = '', after = ''] = dictionary.split(/\/Parent \d+ 0 R/)
      const [head, tail] = [before, after].map((part) => copied(part, source, copies, writer))
      kids.push(writer.add(`${head}/Parent ${PAGES} 0 R${tail}`, stream))
    }
    intent ??= copyOf(source.outputIntent, source, copies, writer)
  }
  const metadata = writer.add('<< /Type /Metadata /Subtype /XML >>', Buffer.from(xmp(info), 'utf8'), true)
  writer.put(PAGES, `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((id) => `${id} 0 R`).join(' ')}] >>`)
  const intents = intent === null ? '' : `/OutputIntents [${intent} 0 R] `
  writer.put(CATALOG, `<< /Type /Catalog /Pages ${PAGES} 0 R /Metadata ${metadata} 0 R ${intents}>>`)
  return { bytes: writer.end(), pages: kids.length }
}

function copied(part: string, source: Source, copies: Map<number, number>, writer: Writer): string {
  return part.replace(REFERENCE, (_, id: string) => `${copyOf(Number(id), source, copies, writer)} 0 R`)
}

/** Deepest first, so that what is the same twice has the same references too. */
function copyOf(id: number, source: Source, copies: Map<number, number>, writer: Writer): number {
  const known = copies.get(id)
  if (known !== undefined) return known
  const { dictionary, stream } = source.read(id)
  const copy = writer.shared(copied(dictionary, source, copies, writer), stream)
  copies.set(id, copy)
  return copy
}

/** @param position of the document among the others */
function sourceOf(file: Buffer, position: number): Source {
  const whole = file.toString('latin1')
  const table = Number(/startxref\n(\d+)\n/.exec(whole.slice(-64))?.[1] ?? Number.NaN)
  const places = [...whole.slice(table).matchAll(/^(\d{10}) 00000 n /gm)].map(([, place]) => Number(place))
  const ends = [...places, table].sort((a, b) => a - b)
  const read: Source['read'] = (id) => {
    const start = places[id - 1]
    if (start === undefined) throw new RangeError(`object ${id} is not in the table of places`)
    const end = ends[ends.indexOf(start) + 1] ?? table
    const body = whole.slice(whole.indexOf('\n', start) + 1, whole.lastIndexOf('endobj', end) - 1)
    const at = body.indexOf('\nstream\n')
    const dictionary = (at < 0 ? body : body.slice(0, at)).replace(FONT_TAG, (_, first: string) => `/${first}${fiveLetters(position)}+`)
    if (at < 0) return { dictionary, stream: null }
    return { dictionary, stream: Buffer.from(body.slice(at + '\nstream\n'.length, body.lastIndexOf('\nendstream')), 'latin1') }
  }
  const reference = (text: string, key: string) => Number(new RegExp(`/${key} \\[?(\\d+) 0 R`).exec(text)?.[1] ?? Number.NaN)
  const catalog = read(reference(whole.slice(table), 'Root')).dictionary
  const kids = /\/Kids \[([^\]]*)\]/.exec(read(reference(catalog, 'Pages')).dictionary)?.[1] ?? ''
  return { read, pages: [...kids.matchAll(REFERENCE)].map(([, id]) => Number(id)), outputIntent: reference(catalog, 'OutputIntents') }
}

/** Each document holds other glyphs of the same font: printers know a font by its name, so each needs one (ISO 32000-1, 9.6.4). */
const FONT_TAG = /\/([A-Z])[A-Z]{5}\+/g

function fiveLetters(position: number): string {
  return Array.from({ length: 5 }, (_, index) => String.fromCharCode(65 + (Math.floor(position / 26 ** index) % 26))).join('')
}

/** A PDF file as it grows (ISO 32000-1, 7.5). */
class Writer {
  readonly #chunks: Buffer[] = []
  readonly #places: number[] = []
  readonly #known = new Map<string, number>()
  #length = 0

  constructor() {
    // Bytes beyond 127 tell programs that this is no text.
    this.#write(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'))
    this.#places.length = PAGES
  }

  add(dictionary: string, stream: Buffer | null, plain = false): number {
    const id = this.#places.push(0)
    this.put(id, dictionary, stream, plain)
    return id
  }

  /** As `add`, once for the same content. */
  shared(dictionary: string, stream: Buffer | null): number {
    const digest = createHash('sha256').update(dictionary, 'latin1').update('\0')
    const key = digest.update(stream ?? '').digest('base64')
    const id = this.#known.get(key) ?? this.add(dictionary, stream)
    this.#known.set(key, id)
    return id
  }

  put(id: number, dictionary: string, stream: Buffer | null = null, plain = false): void {
    this.#places[id - 1] = this.#length
    const content = stream === null || plain ? stream : deflateSync(stream)
    this.#write(Buffer.from(`${id} 0 obj\n`, 'latin1'))
    if (content === null) this.#write(Buffer.from(dictionary, 'latin1'))
    else {
      const entries = dictionary.replace(/\/Length \d+\s*/, '').replace(/>>\s*$/, '')
      this.#write(Buffer.from(`${entries}/Length ${content.length}${plain ? '' : ' /Filter /FlateDecode'} >>\nstream\n`, 'latin1'))
      this.#write(content)
      this.#write(Buffer.from('\nendstream', 'latin1'))
    }
    this.#write(Buffer.from('\nendobj\n', 'latin1'))
  }

  end(): Buffer {
    const table = this.#length
    const entries = this.#places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`)
    const id = createHash('sha256').update(Buffer.concat(this.#chunks)).digest('hex').slice(0, 32)
    const size = this.#places.length + 1
    const trailer = `trailer\n<< /Size ${size} /Root ${CATALOG} 0 R /ID [<${id}> <${id}>] >>\nstartxref\n${table}\n%%EOF\n`
    this.#write(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}${trailer}`, 'latin1'))
    return Buffer.concat(this.#chunks)
  }

  #write(bytes: Buffer): void {
    this.#chunks.push(bytes)
    this.#length += bytes.length
  }
}
