// The few tags a letter is written with, and how its text is cut into them: no page of the web, words and where they stand.
// What is not on the list is refused, so that nothing a template asks for is silently left out of a letter.
import type { Problem } from '../../domain/errors.ts'

interface TagRule {
  /** Admitted within it; the text itself where `text` is true. */
  readonly holds: readonly string[]
  readonly text?: true
  readonly classes?: readonly string[]
  readonly attributes?: readonly string[]
  /** Of its classes one must be given. */
  readonly classNeeded?: true
}

/** Columns that a cell of a table may take. */
const MOST_COLUMNS = 20

const INLINE = ['br', 'strong', 'em']
/** Of the whole letter. */
export const TOP: readonly string[] = ['div', 'h1', 'h2', 'p', 'table']

export const TAGS: Readonly<Record<string, TagRule>> = {
  h1: { holds: INLINE, text: true },
  h2: { holds: INLINE, text: true },
  p: { holds: [...INLINE, 'img'], text: true, classes: ['payment', 'mentions', 'note'] },
  div: {
    holds: [...INLINE, 'img'],
    text: true,
    classes: ['from', 'to', 'references', 'day', 'payment', 'sign', 'mentions'],
    classNeeded: true,
  },
  br: { holds: [] },
  strong: { holds: ['br', 'em'], text: true },
  em: { holds: ['br', 'strong'], text: true },
  img: { holds: [], attributes: ['src', 'alt'] },
  table: { holds: ['tr'] },
  tr: { holds: ['th', 'td'], classes: ['total'] },
  th: { holds: INLINE, text: true, classes: ['n'], attributes: ['scope', 'colspan'] },
  td: { holds: INLINE, text: true, classes: ['n'], attributes: ['colspan'] },
}

/** Tags that hold nothing and are never closed. */
export const EMPTY: ReadonlySet<string> = new Set(['br', 'img'])

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly tag: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly tag: string }
  | { readonly kind: 'fault'; readonly why: string }

const TAG = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z-]+\s*=\s*"[^"]*")*)\s*\/?>/y
const ATTRIBUTE = /([a-zA-Z-]+)\s*=\s*"([^"]*)"/g
const ADMITTED = Object.keys(TAGS).join(', ')

/** The pieces of a text, each with where it begins; comments go. Each tag is checked by itself, not what stands within what. */
export function* tokens(source: string): Generator<Token & { readonly at: number }> {
  let at = 0
  while (at < source.length) {
    const next = source.indexOf('<', at)
    if (next !== at) yield { kind: 'text', text: source.slice(at, next < 0 ? undefined : next), at }
    if (next < 0) return
    const comment = source.startsWith('<!--', next) ? source.indexOf('-->', next) : -1
    TAG.lastIndex = next
    const found = TAG.exec(source)
    if (comment >= 0) at = comment + '-->'.length
    else if (found === null) {
      yield { kind: 'fault', why: strayWords(source.slice(next, next + 12)), at: next }
      at = next + 1
    } else {
      const [whole, slash, name = '', attributes = ''] = found
      yield { ...tagToken(slash === '/', name.toLowerCase(), attributes), at: next }
      at = next + whole.length
    }
  }
}

/**
 * What is no letter in a template, by line: what stands between braces is not looked at.
 * @param file as messages name it
 */
export function markupProblems(file: string, source: string): Problem[] {
  const written = source.replace(/\{\{[\s\S]*?\}\}/g, (braces) => braces.replace(/[^\n]/g, '\0'))
  const problems: Problem[] = []
  for (const token of tokens(written)) {
    if (token.kind !== 'fault') continue
    const line = written.slice(0, token.at).split('\n').length
    problems.push({ file, line, message: token.why, excerpt: (source.split('\n')[line - 1] ?? '').trim().slice(0, 120) })
  }
  return problems
}

function tagToken(closes: boolean, tag: string, written: string): Token {
  const rule = Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined
  if (rule === undefined)
    return { kind: 'fault', why: `La balise <${tag}> n’est pas admise dans une lettre. Balises admises : ${ADMITTED}.` }
  if (closes) return { kind: 'close', tag }
  const attributes = new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name.toLowerCase(), value]))
  const { classes = [], attributes: others = [] } = rule
  const known = [...(classes.length > 0 ? ['class'] : []), ...others]
  const unknown = [...attributes.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined)
    return {
      kind: 'fault',
      why: `L’attribut ${unknown} n’est pas admis dans une balise <${tag}> d’une lettre.${known.length > 0 ? ` Admis : ${known.join(', ')}.` : ''}`,
    }
  const named = (attributes.get('class') ?? '').replaceAll('\0', ' ').trim().split(/\s+/).filter(Boolean)
  const strange = named.find((name) => !classes.includes(name))
  if (strange !== undefined || (rule.classNeeded && named.length === 0))
    return {
      kind: 'fault',
      why: `<${tag}${strange === undefined ? '' : ` class="${strange}"`}> n’a pas de sens dans une lettre. Classes admises : ${classes.join(', ')}.`,
    }
  const span = attributes.get('colspan')
  // Between braces it is known in the filled page alone.
  if (span !== undefined && !span.includes('\0') && !(/^\d{1,2}$/.test(span) && Number(span) >= 1 && Number(span) <= MOST_COLUMNS))
    return {
      kind: 'fault',
      why: `colspan="${span.slice(0, 12)}" n’a pas de sens dans une lettre : écrivez un nombre de 1 à ${MOST_COLUMNS}.`,
    }
  return { kind: 'open', tag, attributes }
}

function strayWords(start: string): string {
  if (/^<!doctype/i.test(start))
    return 'Une lettre n’est plus une page HTML : retirez <!DOCTYPE>, <html>, <head>, <style> et <body>, la mise en page est faite par le programme.'
  return 'Ce signe < ne commence aucune balise : écrivez &lt;.'
}
