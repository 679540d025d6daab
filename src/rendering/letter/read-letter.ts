// The filled page of a letter becomes what is to be drawn. Strict: what it does not understand is refused, never left out.
import { SettingsError } from '../../domain/errors.ts'
import type { Run } from '../pdf/lines.ts'
import type { Cell } from '../pdf/table.ts'
import type { LetterBlock, LetterRow, LetterText, Words } from './letter.ts'
import { EMPTY, TAGS, TOP, tokens } from './markup.ts'

interface Node {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: (Node | string)[]
}

const NOWHERE: ReadonlyMap<string, string> = new Map()
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }
const PLACES = ['from', 'to', 'references', 'day', 'mentions'] as const

/**
 * @param file the template, as messages name it
 * @param codePicture what stands for the payment code in an `img`; '' where the letter has none
 * @throws SettingsError 'template-invalid' for what is no letter: an unknown tag, one within another that cannot hold it, no recipient.
 */
export function readLetter(page: string, file: string, codePicture: string): LetterText {
  const refuse = (message: string): never => {
    throw new SettingsError('template-invalid', message, { file })
  }
  const { children } = tree(page, refuse)
  const nodes = children.filter((child) => typeof child !== 'string')
  const placed = (place: string): Words => {
    const found = nodes.filter((node) => classOf(node) === place)
    if (found.length > 1) refuse(`Une lettre n’a qu’une balise de classe « ${place} », celle-ci en a ${found.length}.`)
    return found[0] === undefined ? [] : wordsOf(found[0])
  }
  const isPlaced = (node: Node) => PLACES.some((place) => place === classOf(node))
  const [from, to, references, day, mentions] = PLACES.map(placed)
  if (to === undefined || isBlank(to))
    refuse('Cette lettre n’a pas de destinataire : il manque <div class="to">, que le fragment {{> opening}} contient.')
  return {
    from: from ?? [],
    to: to ?? [],
    references: references ?? [],
    day: day ?? [],
    mentions: mentions ?? [],
    blocks: nodes.filter((node) => !isPlaced(node)).flatMap((node) => blockOf(node, codePicture, refuse)),
  }
}

function blockOf(node: Node, codePicture: string, refuse: (message: string) => never): LetterBlock[] {
  const { tag } = node
  if (tag === 'table') return [{ kind: 'table', rows: rowsOf(node, refuse) }]
  const words = wordsOf(node)
  const pictures = node.children.filter((child) => typeof child !== 'string' && child.tag === 'img') as Node[]
  const strange = pictures.find(({ attributes }) => attributes.get('src') !== codePicture || codePicture === '')
  if (strange !== undefined || (pictures.length > 0 && classOf(node) !== 'payment'))
    refuse('Une lettre n’a qu’une image, {{paymentCodePicture}}, dans un bloc de classe « payment », sous {{#if paymentCodePicture}}.')
  if (classOf(node) === 'payment') return [{ kind: 'payment', words, code: pictures.length > 0 }]
  if (isBlank(words)) return []
  if (classOf(node) === 'sign') return [{ kind: 'sign', words }]
  if (tag === 'h1' || tag === 'h2') return [{ kind: 'heading', level: tag === 'h1' ? 1 : 2, words: wordsOf(node, 'bold') }]
  return [{ kind: 'paragraph', words, note: classOf(node) === 'note' }]
}

function rowsOf(table: Node, refuse: (message: string) => never): LetterRow[] {
  const rows = table.children.flatMap((row): LetterRow[] => {
    if (typeof row === 'string') return []
    const cells = row.children.filter((cell) => typeof cell !== 'string')
    return [
      { isHead: cells.length > 0 && cells.every(({ tag }) => tag === 'th'), isTotal: classOf(row) === 'total', cells: cells.map(cellOf) },
    ]
  })
  if (rows.length === 0 || rows.some(({ cells }) => cells.length === 0))
    refuse('Un tableau de cette lettre, ou une de ses lignes, est vide.')
  return rows
}

function cellOf(node: Node): Cell {
  const words = wordsOf(node)
  const span = Number.parseInt(node.attributes.get('colspan') ?? '1', 10)
  return {
    text: words.map(({ text }) => text).join(''),
    span: Number.isSafeInteger(span) && span > 0 ? span : 1,
    align: classOf(node) === 'n' ? 'right' : 'left',
    ...(words.some(({ font }) => font === 'bold') ? { bold: true } : {}),
  }
}

/** The tags within each other. Blanks between blocks, rows and cells go. */
function tree(page: string, refuse: (message: string) => never): Node {
  const root: Node = { tag: '', attributes: NOWHERE, children: [] }
  const open: Node[] = [root]
  for (const token of tokens(page)) {
    const parent = open.at(-1) ?? root
    const { holds, text: takesText = false } = parent === root ? { holds: TOP } : (TAGS[parent.tag] ?? { holds: [] })
    const inside = parent === root ? 'hors de toute balise' : `dans <${parent.tag}>`
    if (token.kind === 'fault') refuse(token.why)
    else if (token.kind === 'text') {
      const text = decoded(token.text, refuse)
      if (takesText) parent.children.push(text)
      else if (text.trim() !== '') refuse(`Ce texte se trouve ${inside} : « ${text.trim().slice(0, 60)} ».`)
    } else if (token.kind === 'close') {
      if (parent.tag !== token.tag) refuse(`</${token.tag}> ne ferme rien ici.`)
      open.pop()
    } else {
      if (!holds.includes(token.tag)) refuse(`<${token.tag}> ne peut pas se trouver ${inside}.`)
      const node: Node = { tag: token.tag, attributes: token.attributes, children: [] }
      parent.children.push(node)
      if (!EMPTY.has(token.tag)) open.push(node)
    }
  }
  const left = open.at(-1)
  if (left !== undefined && left !== root) refuse(`<${left.tag}> n’est pas refermée.`)
  return root
}

function decoded(text: string, refuse: (message: string) => never): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (written, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    const found =
      name === undefined ? (code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : ENTITIES[name.toLowerCase()]
    return found ?? refuse(`« ${written} » n’est pas connu dans une lettre : écrivez le caractère lui-même.`)
  })
}

function classOf({ attributes }: Node): string {
  return (attributes.get('class') ?? '').trim()
}

/** The words of a tag, `br` as line ends, blanks of the source as one space. The shipped fonts have no italics: `em` is bold too. */
function wordsOf(node: Node, font: Run['font'] = 'regular'): Run[] {
  return node.children.flatMap((child): Run[] => {
    if (typeof child === 'string') return [{ text: child.replace(/[ \t\r\n]+/g, ' '), font }]
    if (child.tag === 'br') return [{ text: '\n', font }]
    return child.tag === 'img' ? [] : wordsOf(child, 'bold')
  })
}

function isBlank(words: Words): boolean {
  return words.every(({ text }) => text.trim() === '')
}
