// From the nodes of a YAML document to plain data, noting the line of every key and list element on the way.
// Every scalar stays the text that was written; aliases are followed, within a bounded number of elements.
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar } from 'yaml'
import { quoted } from './french.ts'
import type { Fault } from './problems.ts'

export type Path = readonly (string | number)[]

export interface Walk {
  readonly document: Document.Parsed
  lineAt(offset: number): number
  /** Path (see `pathKey`) -> line, from 1. */
  readonly lines: Map<string, number>
  readonly faults: Fault[]
  nodes: number
}

const MOST_NODES = 5_000
const DEEPEST = 16

/** A path as one string, to look lines up. */
export function pathKey(path: Path): string {
  return path.join('\0')
}

/** Strings, null (written `null` or `~`), undefined (nothing written), arrays and objects; what is refused is added to the walk's faults. */
export function dataOf(walk: Walk, node: Node | null, path: Path): unknown {
  walk.nodes++
  if (walk.nodes > MOST_NODES || path.length > DEEPEST) {
    return refuse(walk, node, 'Trop d’éléments ou de niveaux : un renvoi (« & », « * ») en crée peut-être sans fin.')
  }
  if (isAlias(node)) {
    const target = node.resolve(walk.document)
    if (target !== undefined) return dataOf(walk, target, path)
    return refuse(walk, node, `Le renvoi ${quoted(`*${node.source}`)} ne mène à rien.`)
  }
  if (isScalar(node)) return scalarText(node)
  if (isSeq<Node>(node)) return node.items.map((item, index) => childOf(walk, item, item, [...path, index]))
  return isMap<Node, Node | null>(node) ? mapOf(walk, node.items, path) : undefined
}

function mapOf(walk: Walk, pairs: readonly Pair<Node, Node | null>[], path: Path): object {
  return Object.fromEntries(
    pairs.flatMap(({ key, value }) => {
      const name = isScalar(key) ? (key.source ?? '') : ''
      if (name !== '' && name !== '__proto__') return [[name, childOf(walk, key, value, [...path, name])]]
      refuse(walk, key, 'Une clé doit être un mot.')
      return []
    }),
  )
}

function childOf(walk: Walk, place: Node, node: Node | null, path: Path): unknown {
  const offset = place.range?.[0]
  if (offset !== undefined) walk.lines.set(pathKey(path), walk.lineAt(offset))
  return dataOf(walk, node, path)
}

function refuse(walk: Walk, node: Node | null, message: string): undefined {
  const offset = node?.range?.[0]
  const line = offset === undefined ? null : walk.lineAt(offset)
  if (walk.faults.some((fault) => fault.message === message)) return
  walk.faults.push({ code: 'settings-syntax', line, message })
}

function scalarText(scalar: Scalar): string | null | undefined {
  const text = scalar.source ?? ''
  if (scalar.type !== 'PLAIN') return text
  if (text === '') return undefined
  return text === '~' || text.toLowerCase() === 'null' ? null : text
}
