// Reads a template before it may run: only known fields, `if`, `unless`, `each` and the shared pieces are let through; in a letter only its tags.
// Knows the fields from a sample view in which every list holds at least one entry; runs nothing.
import Handlebars from 'handlebars'
import type { Problem } from '../domain/errors.ts'
import { markupProblems } from './letter/markup.ts'
import { openBlock } from './template-blocks.ts'
import type { TemplateFile } from './template-files.ts'
import { PARTIALS } from './template-files.ts'
import { unknownField } from './unknown-field.ts'

const BLOCKS: readonly string[] = ['if', 'unless', 'each']
const LOOP_DATA: readonly string[] = ['index', 'first', 'last']

const NOT_ADMITTED = 'Cette écriture n’est pas admise dans un modèle.'

/** The shared piece that may be called for each company of a group: it knows the fields of one alone. */
export const COMPANY_PARTIAL = 'invoice-table'

type Report = (node: hbs.AST.Node, message: string) => void

/** Letters of a line that are shown around what is wrong in it. */
const SHOWN = 120

/** What is wrong in a template, by line and column; nothing when it may run. `sample` is the view its fields are taken from. */
export function inspectTemplate(template: TemplateFile, sample: object): Problem[] {
  const { file, fault } = template
  if (fault !== undefined) return [{ file, message: fault }]
  // A shared piece may have nothing to say; a message without a subject or without words is none.
  if (template.source.trim() === '' && !template.name.startsWith('partials/')) return [{ file, message: 'Ce modèle est vide.' }]
  const problems: Problem[] = []
  const lines = template.source.split('\n')
  const problemAt = (message: string, { line, column }: { line: number; column?: number }): Problem => ({
    file: template.file,
    line,
    ...(column === undefined ? {} : { column: column + 1 }),
    message,
    excerpt: excerptOf(lines[line - 1] ?? '', column ?? 0),
  })
  let program: hbs.AST.Program
  try {
    program = Handlebars.parse(template.source)
  } catch (error) {
    const open = openBlock(template.source)
    if (open !== null) return [problemAt(`Le bloc {{#${open.block}}} n’est pas refermé : il manque {{/${open.name}}}.`, open)]
    const line = Number(/line (\d+)/.exec(String(error))?.[1] ?? /- (\d+):\d+/.exec(String(error))?.[1] ?? 1)
    return [problemAt('Ce modèle ne peut pas être lu : une accolade manque, ou un bloc n’est pas refermé.', { line })]
  }
  inspectProgram(program, [sample], (node, message) => problems.push(problemAt(message, node.loc.start)))
  if (template.part === 'letter') problems.push(...markupProblems(template.file, template.source))
  return problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** The part of a line around a column, counted from 0, on which something is wrong. */
function excerptOf(line: string, column: number): string {
  const from = column < SHOWN - 20 ? 0 : column - SHOWN / 2
  return line.slice(from, from + SHOWN).trim()
}

// `scopes` holds the value `this` stands for, the innermost last.
function inspectProgram(program: hbs.AST.Program, scopes: readonly unknown[], report: Report): void {
  for (const node of program.body) {
    if (node.type === 'MustacheStatement') inspectMustache(node as hbs.AST.MustacheStatement, scopes, report)
    else if (node.type === 'BlockStatement') inspectBlock(node as hbs.AST.BlockStatement, scopes, report)
    else if (node.type === 'PartialStatement') inspectPartial(node as hbs.AST.PartialStatement, scopes, report)
    else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') report(node, NOT_ADMITTED)
  }
}

function inspectMustache(node: hbs.AST.MustacheStatement, scopes: readonly unknown[], report: Report): void {
  const name = nameOf(node.path)
  if (!node.escaped) {
    report(node, 'Les triples accolades et {{& sont refusées : écrivez {{champ}}.')
  } else if (node.params.length > 0 || node.hash) {
    report(node, `« ${name} » n’est pas une fonction que les modèles connaissent.`)
  } else {
    const value = lookUp(node.path, scopes, report)
    if (typeof value === 'object' && value !== null) report(node, `« ${name} » est une liste : parcourez-la avec {{#each ${name}}}.`)
  }
}

function inspectBlock(node: hbs.AST.BlockStatement, scopes: readonly unknown[], report: Report): void {
  const [subject] = node.params
  const helper = nameOf(node.path)
  if (!BLOCKS.includes(helper) || node.params.length !== 1 || subject === undefined || node.hash) {
    report(node, `Le bloc « ${helper} » n’est pas admis : seuls existent ${BLOCKS.join(', ')}, suivis d’un champ.`)
    return
  }
  const value = lookUp(subject, scopes, report)
  if (value === undefined) return
  const list = helper === 'each' && Array.isArray(value) ? value : null
  if (helper === 'each' && list === null) report(node, `« ${nameOf(subject)} » n’est pas une liste.`)
  if (node.program?.blockParams?.length) report(node, NOT_ADMITTED)
  if (node.program) inspectProgram(node.program, list ? [...scopes, list[0]] : scopes, report)
  if (node.inverse) inspectProgram(node.inverse, scopes, report)
}

// A shared piece sees the whole view, so it may not be called inside a list; the table of invoices is that of a company too.
function inspectPartial(node: hbs.AST.PartialStatement, scopes: readonly unknown[], report: Report): void {
  const known = node.name.type === 'PathExpression' && PARTIALS.some((partial) => partial === nameOf(node.name))
  if (!known || node.params.length > 0 || node.hash)
    report(node, `Ce fragment n’existe pas. Fragments admis : ${PARTIALS.map((name) => `{{> ${name}}}`).join(', ')}.`)
  else if (scopes.length > 1 && nameOf(node.name) !== COMPANY_PARTIAL) report(node, 'Un fragment ne peut pas être appelé dans une liste.')
}

// The sample's value at a path; undefined once a problem was reported.
function lookUp(expression: hbs.AST.Expression, scopes: readonly unknown[], report: Report): unknown {
  if (expression.type !== 'PathExpression') {
    report(expression, 'Seul un nom de champ peut se trouver entre les accolades.')
    return undefined
  }
  const path = expression as hbs.AST.PathExpression
  if (path.data) {
    if (path.parts.length === 1 && LOOP_DATA.includes(String(path.parts[0])) && scopes.length > 1) return ''
    report(path, `« ${path.original} » n’existe pas ici.`)
    return undefined
  }
  let value: unknown = scopes[scopes.length - 1 - path.depth]
  for (const part of path.parts) {
    const holds = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, String(part))
    if (!holds) {
      report(path, unknownField(path, scopes))
      return undefined
    }
    value = (value as Record<string, unknown>)[String(part)]
  }
  if (value === undefined) report(path, unknownField(path, scopes))
  return value
}

function nameOf(expression: hbs.AST.Expression | hbs.AST.PathExpression): string {
  return 'original' in expression ? String(expression.original) : expression.type
}
