// One value written into the text of relance.yaml, everything else as it was. Pure; the caller checks and writes the text.
import { isMap, isScalar, parseDocument } from 'yaml'
import { scalarText } from './template-text.ts'
import { indentOf, inserted, isEmpty, pairOf } from './yaml-lines.ts'

/** The text with `section.key` at that value; null takes its default back. The text must be a settings file that loads, with this section. */
export function withValue(text: string, section: string, key: string, value: string | null): string {
  const written = value === null ? 'null' : scalarText(value)
  const document = parseDocument(text)
  const pair = isMap(document.contents) ? pairOf(document.contents, section) : null
  const map = pair !== null && isMap(pair.value) ? pair.value : null
  const old = map === null ? null : pairOf(map, key)
  if (isScalar(old?.value) && old.value.range && !isEmpty(old)) {
    const [start, end] = old.value.range
    return `${text.slice(0, start)}${written}${text.slice(end)}`
  }
  if (pair !== null && map !== null && old === null) {
    if (map.flow !== true) return inserted(text, pair, `${indentOf(text, map)}${key}: ${written}\n`)
    const at = (map.range?.[0] ?? 0) + 1
    return `${text.slice(0, at)} ${key}: ${written}${map.items.length > 0 ? ',' : ''}${text.slice(at)}`
  }
  document.setIn([section, key], value)
  return document.toString({ lineWidth: 0 })
}
