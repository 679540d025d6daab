// Places in the text of a YAML file, for changes that leave all other lines as they are. Pure.
import { isScalar, type Pair, type YAMLMap } from 'yaml'

/** The pair of a key, null where the map has none. */
export function pairOf(map: YAMLMap, key: string): Pair | null {
  return map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key) ?? null
}

/** Nothing but white space and comments after the key. */
export function isEmpty({ value }: Pair): boolean {
  return value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '')
}

/** The text with `added` after the line of a key. */
export function inserted(text: string, { key }: Pair, added: string): string {
  const start = isScalar(key) ? (key.range?.[0] ?? 0) : 0
  const end = text.indexOf('\n', start)
  return end < 0 ? `${text}\n${added}` : `${text.slice(0, end + 1)}${added}${text.slice(end + 1)}`
}

/** The white space before the first key of a block. */
export function indentOf(text: string, { items }: YAMLMap): string {
  const [first] = items
  const start = isScalar(first?.key) ? (first.key.range?.[0] ?? 0) : 0
  return /[ ]*$/.exec(text.slice(0, start))?.[0] ?? '  '
}
