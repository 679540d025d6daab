// The fields of templates are explained, each of them and no other, with an example that is what a template really shows.
import { describe, expect, it } from 'vitest'
import { type FieldGroup, fieldGroups } from '../../src/rendering/fields/list.ts'
import { sampleFor } from '../../src/rendering/samples.ts'
import { fillTemplate } from '../../src/rendering/template-engine.ts'
import { loadTemplates, type TemplateFile } from '../../src/rendering/template-files.ts'
import { inspectTemplate } from '../../src/rendering/template-inspection.ts'
import { SHIPPED } from './message-context.ts'

const templates = loadTemplates([SHIPPED])
const file = (name: string, part = 'text') => templates.files.get(`fr/${name}.${part}`) ?? null
const MESSAGE = fieldGroups(null, templates)
const REPORT = fieldGroups(file('report'), templates)

/** Every place of a view that has a name: 'iban', 'invoices[].dueOn', 'spoken.total'. */
function placesOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value))
    return value.every((entry) => typeof entry === 'string') ? [at] : [at, ...new Set(value.flatMap((row) => placesOf(row, `${at}[]`)))]
  if (typeof value !== 'object' || value === null) return [at]
  return [
    ...(at === '' || at.endsWith('[]') ? [] : [at]),
    ...Object.entries(value).flatMap(([name, held]) => placesOf(held, at === '' ? name : `${at}.${name}`)),
  ]
}

/** The same place as it is explained: by the list it stands in, the innermost one. */
const lastOf = (place: string) => /(?:^|\.)([^.]+\[\]\.[^[\]]+|[^[\]]+)(?:\[\])?$/.exec(place)?.[1]?.replace('[].', ' ') ?? place

function explained(groups: readonly FieldGroup[]): string[] {
  return groups.flatMap(({ lists, fields }) =>
    fields.flatMap(({ name }) => (lists.length === 0 ? [name] : lists.map((list) => `${list} ${name}`))),
  )
}

const template = (source: string, name = 'relance-1'): TemplateFile => ({
  file: 'x.hbs',
  language: 'fr',
  name,
  part: 'text',
  source,
  rank: 1,
})

describe.each([
  ['a message', MESSAGE, 'relance-1'],
  ['the report', REPORT, 'report'],
] as const)('of %s', (_, groups, name) => {
  const sample = sampleFor({ name, language: 'fr' })

  it('each field is explained, and none that does not exist', () => {
    const known = explained(groups)
    const there = placesOf(sample).map(lastOf)
    expect(new Set(known).size).toBe(known.length)
    expect([...new Set(there)].sort()).toEqual([...known].sort())
  })

  it('each has words, and an example that shows something', () => {
    for (const { fields } of groups)
      for (const { name: field, description, example, kind } of fields) {
        expect({ field, description }).toEqual({ field, description: expect.stringMatching(/^[^.A-Z].{2,89}[^. ]$/) })
        if (kind === 'text' || kind === 'texts' || kind === 'yesNo') expect({ field, example }).not.toEqual({ field, example: '' })
      }
  })

  it('each text that stands everywhere can be written as it is named, and shows its example', () => {
    const texts = groups.filter(({ lists }) => lists.length === 0).flatMap(({ fields }) => fields.filter(({ kind }) => kind === 'text'))
    expect(texts.length).toBeGreaterThan(5)
    for (const { name: field, example } of texts) {
      const written = template(`{{${field}}}`, name)
      expect(inspectTemplate(written, sample)).toEqual([])
      expect({ field, shown: fillTemplate(written, sample, templates) }).toEqual({ field, shown: example })
    }
  })
})

describe('a template', () => {
  const used = (groups: readonly FieldGroup[], list: string | null) =>
    groups
      .filter(({ lists }) => (list === null ? lists.length === 0 : lists.includes(list)))
      .flatMap(({ fields }) => fields.flatMap(({ name, used }) => (used === true ? [name] : [])))
      .sort()

  it('tells which fields it names, in the list they stand in', () => {
    const groups = fieldGroups(
      template('{{iban}} {{#each invoices}}{{ref}} {{../total}}{{#if late}}x{{/if}}{{/each}} {{spoken.total}}'),
      templates,
    )
    expect(used(groups, null)).toEqual(['iban', 'invoices', 'spoken', 'spoken.total', 'total'])
    expect(used(groups, 'invoices')).toEqual(['late', 'ref'])
    expect(used(groups, 'outcomes')).toEqual([])
  })

  it('tells those of the shared pieces it calls too', () => {
    const groups = fieldGroups(template('{{> payment}}'), templates)
    expect(used(groups, null)).toContain('iban')
    expect(used(groups, null)).not.toContain('outcomes')
  })

  it('that cannot be read names none', () => {
    expect(used(fieldGroups(template('{{#if'), templates), null)).toEqual([])
  })
})
