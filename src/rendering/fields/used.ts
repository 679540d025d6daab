// Which of the fields that are explained a template names, itself or by the shared pieces it calls. Runs nothing.
import Handlebars from 'handlebars'
import { type TemplateFile, type Templates, templateFile } from '../template-files.ts'

type Words = Readonly<Record<string, string | { readonly fields: object }>>
type Found = Map<object, Set<string>>

interface Walk {
  readonly template: TemplateFile
  readonly templates: Templates
  readonly found: Found
  /** Pieces met already: one that calls itself is walked once. */
  readonly pieces: ReadonlySet<string>
}

/** Names of the fields by the explanations they stand in. A template that cannot be read names none; what does not exist is passed over. */
export function usedFields(template: TemplateFile, templates: Templates, all: object): ReadonlyMap<object, ReadonlySet<string>> {
  const found: Found = new Map()
  walkFile({ template, templates, found, pieces: new Set() }, [all])
  return found
}

function walkFile(walk: Walk, scopes: readonly object[]): void {
  try {
    walkProgram(Handlebars.parse(walk.template.source), walk, scopes)
  } catch {
    // What is wrong in it is told by `relance templates check`.
  }
}

function walkProgram(program: hbs.AST.Program, walk: Walk, scopes: readonly object[]): void {
  for (const node of program.body) {
    if (node.type === 'MustacheStatement') note((node as hbs.AST.MustacheStatement).path, walk, scopes)
    else if (node.type === 'BlockStatement') walkBlock(node as hbs.AST.BlockStatement, walk, scopes)
    else if (node.type === 'PartialStatement') walkPiece(node as hbs.AST.PartialStatement, walk, scopes)
  }
}

function walkBlock({ path, params: [subject], program, inverse }: hbs.AST.BlockStatement, walk: Walk, scopes: readonly object[]): void {
  const within = subject === undefined ? null : note(subject, walk, scopes)
  const isList = 'original' in path && path.original === 'each'
  if (program) walkProgram(program, walk, isList ? [...scopes, within ?? {}] : scopes)
  if (inverse) walkProgram(inverse, walk, scopes)
}

function walkPiece({ name }: hbs.AST.PartialStatement, walk: Walk, scopes: readonly object[]): void {
  const called = 'original' in name ? String(name.original) : ''
  const { language, part } = walk.template
  const piece = templateFile(walk.templates, language, `partials/${called}`, part)
  if (piece === null || walk.pieces.has(called)) return
  walkFile({ ...walk, template: piece, pieces: new Set([...walk.pieces, called]) }, scopes.slice(-1))
}

/** Notes the field of a path; the explanations of what stands in it, null for a text. */
function note(expression: hbs.AST.Expression, { found }: Walk, scopes: readonly object[]): object | null {
  if (expression.type !== 'PathExpression') return null
  const { parts, depth, data } = expression as hbs.AST.PathExpression
  let words: object | null = data ? null : (scopes[scopes.length - 1 - depth] ?? null)
  for (const part of parts) {
    const told = words === null ? undefined : (words as Words)[String(part)]
    if (words === null || told === undefined) return null
    found.set(words, (found.get(words) ?? new Set()).add(String(part)))
    words = typeof told === 'string' ? null : told.fields
  }
  return words
}
