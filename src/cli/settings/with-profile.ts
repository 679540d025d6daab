// A profile written into the text of relance.yaml, everything else as it was: lines are added where that is enough, so that
// comments and layout stay. Pure; the caller checks and writes the text.
import { isMap, parseDocument } from 'yaml'
import type { ImportProfile } from '../../domain/settings.ts'
import { scalarText } from './template-text.ts'
import { indentOf, inserted, isEmpty, pairOf } from './yaml-lines.ts'

/** The text with `import.profiles.NAME`, added or replaced. The text must be a settings file that loads. */
export function withProfile(text: string, name: string, profile: ImportProfile): string {
  const document = parseDocument(text)
  const root = isMap(document.contents) ? document.contents : null
  const section = root === null ? null : pairOf(root, 'import')
  const lines = (indent: string) => profileLines(name, profile, indent)
  if (section === null && root?.flow !== true) return `${text.trimEnd()}\n\nimport:\n  profiles:\n${lines('    ')}`
  if (section !== null && isEmpty(section)) return inserted(text, section, `  profiles:\n${lines('    ')}`)
  if (isMap(section?.value) && section.value.flow !== true) {
    const indent = indentOf(text, section.value)
    const profiles = pairOf(section.value, 'profiles')
    if (profiles === null) return inserted(text, section, `${indent}profiles:\n${lines(`${indent}  `)}`)
    if (isEmpty(profiles)) return inserted(text, profiles, lines(`${indent}  `))
    const known = isMap(profiles.value) && profiles.value.flow !== true ? profiles.value : null
    if (known !== null && pairOf(known, name) === null) return inserted(text, profiles, lines(indentOf(text, known)))
  }
  document.setIn(['import', 'profiles', name], document.createNode(written(profile)))
  return document.toString({ lineWidth: 0 })
}

function written({ as, map, fingerprint }: ImportProfile): object {
  return { as, ...(fingerprint === null ? {} : { fingerprint }), map }
}

function profileLines(name: string, { as, map, fingerprint }: ImportProfile, indent: string): string {
  const inner = `${indent}  `
  const roles = Object.entries(map).map(([role, header]) => `${inner}  ${role}: ${JSON.stringify(header)}\n`)
  const print = fingerprint === null ? '' : `${inner}fingerprint: ${JSON.stringify(fingerprint)}\n`
  const mapped = roles.length === 0 ? `${inner}map: {}\n` : `${inner}map:\n${roles.join('')}`
  return `${indent}${scalarText(name)}:\n${inner}as: ${as}\n${print}${mapped}`
}
