// The fields that templates may name, as rows for people: the name, its kind, what it means, and what it holds in the sample.
import { sampleFor } from '../samples.ts'
import { REPORT, type TemplateFile, type Templates } from '../template-files.ts'
import type { Nested } from './explained.ts'
import { MESSAGE_FIELDS, MESSAGE_GROUPS } from './message.ts'
import { REPORT_FIELDS } from './report.ts'
import { usedFields } from './used.ts'

/** `texts`: a list of texts, each `{{this}}`; `rows`: a list of rows with fields of their own; `group`: fields named after a point. */
export type FieldKind = 'text' | 'yesNo' | 'texts' | 'rows' | 'group'

export interface FieldRow {
  /** As it is written between braces: 'iban', 'spoken.total', or 'dueOn' within the list. */
  readonly name: string
  readonly kind: FieldKind
  /** French, one sentence without a full stop. */
  readonly description: string
  /** From the sample, French; '' for a list of rows. */
  readonly example: string
  /** The template that was asked about names it, itself or by a shared piece; absent: none was. */
  readonly used?: boolean
}

export interface FieldGroup {
  readonly title: string
  /** Lists in whose rows these fields stand, each once; empty: they stand everywhere. */
  readonly lists: readonly string[]
  readonly fields: readonly FieldRow[]
}

type Words = Readonly<Record<string, string | Nested<object>>>

/** Explanations that a list or a group shares, with all that stands there in the sample. */
interface Within {
  readonly names: string[]
  readonly values: object[]
}

/**
 * Every field that the template may name, by what it is about; those of a message without a template. Fields of the rows of lists follow, once
 * for all the lists that have them.
 */
export function fieldGroups(template: TemplateFile | null, templates: Templates): FieldGroup[] {
  const isReport = template?.name === REPORT
  const all = (isReport ? REPORT_FIELDS : MESSAGE_FIELDS) as Words
  const sample = sampleFor({ name: isReport ? REPORT : '', language: 'fr' })
  const used = template === null ? null : usedFields(template, templates, all)
  const row = (words: Words, values: readonly object[], prefix: string) => {
    return ([name, told]: [string, Words[string]]): FieldRow => {
      const held = values.map((value) => (value as Record<string, unknown>)[name])
      const value = held.find(tells) ?? held[0]
      const description = typeof told === 'string' ? told : told.text
      const mark = used === null ? {} : { used: used.get(words)?.has(name) === true }
      return { name: `${prefix}${name}`, kind: kindOf(value), description, example: exampleOf(value), ...mark }
    }
  }
  const groups = isReport ? [['Le compte rendu', all] as const] : MESSAGE_GROUPS
  const top = groups.map(([title, fields]): FieldGroup => {
    return { title, lists: [], fields: Object.entries(fields as Words).map((entry) => row(all, [sample], '')(entry)) }
  })
  const nested = [...nestedOf(all, [sample])].map(([words, { names, values }]): FieldGroup => {
    const isGroup = values.every((value) => (sample as Record<string, unknown>)[names[0] ?? ''] === value)
    const lists = [...new Set(names)]
    const fields = Object.entries(words).map((entry) => row(words, values, isGroup ? `${names[0]}.` : '')(entry))
    return { title: isGroup ? `Dans ${lists.join(', ')}` : `Dans une ligne de ${lists.join(', ')}`, lists: isGroup ? [] : lists, fields }
  })
  return [...top, ...nested]
}

/** The explanations within others, in the order they are met, with the lists that have them. */
function nestedOf(words: Words, values: readonly object[], found: Map<Words, Within> = new Map()): Map<Words, Within> {
  for (const [name, told] of Object.entries(words)) {
    if (typeof told === 'string') continue
    const fields = told.fields as Words
    const held = values.flatMap((value) => (value as Record<string, object | object[]>)[name] ?? [])
    const before = found.get(fields)
    before?.names.push(name)
    before?.values.push(...held)
    if (before === undefined) found.set(fields, { names: [name], values: [...held] })
    nestedOf(fields, held, found)
  }
  return found
}

function kindOf(value: unknown): FieldKind {
  if (typeof value === 'boolean') return 'yesNo'
  if (Array.isArray(value)) return typeof value[0] === 'object' ? 'rows' : 'texts'
  return typeof value === 'object' ? 'group' : 'text'
}

/** An example that shows something: yes, a text, a list with entries. */
function tells(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== '' && value !== false
}

function exampleOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'oui' : 'non'
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value.join(' / ') : ''
  return typeof value === 'string' ? value : ''
}
