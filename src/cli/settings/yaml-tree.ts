// YAML text -> plain tree of strings with the line of every key, or what is wrong with its syntax.
// Knows nothing of which keys exist. Bounded in size and depth: the text may come from anywhere.
import { type Document, Lexer, LineCounter, parseDocument } from 'yaml'
import type { Fault } from './problems.ts'
import { yamlSentence } from './yaml-faults.ts'
import { dataOf, type Path, pathKey, type Walk } from './yaml-walk.ts'

/** The keys and values of a settings file, each scalar as the text that was written ('15.00', '0299'). */
export interface SettingsTree {
  readonly value: unknown
  /** Line of a key or list element, from 1; null when the path is not in the file. */
  lineOf(path: Path): number | null
}

const MOST_CHARACTERS = 262_144
const LONGEST_LINE = 2_000
const DEEPEST_BRACKETS = 16

/**
 * Reads the text with the YAML failsafe schema: no scalar passes through a JavaScript number, so no amount, telephone
 * or account number is ever altered. Gives the list of faults instead of a tree when the syntax is wrong.
 */
export function readSettingsTree(text: string): SettingsTree | readonly Fault[] {
  const unfit = unfitText(text)
  if (unfit !== null) return [unfit]
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, schema: 'failsafe', resolveKnownTags: false, prettyErrors: false })
  const walk: Walk = { document, lineAt: (offset) => counter.linePos(offset).line, lines: new Map(), faults: [], nodes: 0 }
  const syntax = syntaxFaults(text, document, walk.lineAt)
  if (syntax.length > 0) return syntax
  const value = dataOf(walk, document.contents, [])
  return walk.faults.length > 0 ? walk.faults : { value, lineOf: (path) => walk.lines.get(pathKey(path)) ?? null }
}

/** One fault a line: the parser's later complaints about the same line only follow from the first. */
function syntaxFaults(text: string, document: Document.Parsed, lineAt: (offset: number) => number): readonly Fault[] {
  const byLine = new Map<number, Fault>()
  const end = text.trimEnd().length
  for (const { code, pos } of [...document.errors, ...document.warnings]) {
    const line = lineAt(Math.min(pos[0], end))
    const word = /^["']?([^\s:"']*)/.exec(text.slice(pos[0], pos[0] + 80))?.[1] ?? ''
    if (!byLine.has(line)) byLine.set(line, { code: 'settings-syntax', line, message: yamlSentence(code, word) })
  }
  return [...byLine.values()]
}

/** Refused before the parser sees it: it recurses, and thousands of open brackets would take the whole process down. */
function unfitText(text: string): Fault | null {
  const fault = (line: number | null, message: string): Fault => ({ code: 'settings-syntax', line, message })
  if (text.length > MOST_CHARACTERS) return fault(null, 'Le fichier est trop long pour un fichier de réglages (256 Ko au plus).')
  const lines = text.split('\n')
  const damaged = lines.findIndex((line) => /[\ufffd\0]/.test(line))
  if (damaged >= 0) return fault(damaged + 1, 'Le fichier n’est pas enregistré en UTF-8 : réenregistrez-le avec cet encodage.')
  const long = lines.findIndex((line) => line.length > LONGEST_LINE)
  if (long >= 0) return fault(long + 1, `La ligne est trop longue (${LONGEST_LINE} caractères au plus).`)
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') depth++
    if (token === ']' || token === '}') depth--
    if (depth > DEEPEST_BRACKETS) return fault(null, 'Trop de crochets ou d’accolades sont imbriqués.')
  }
  return null
}
