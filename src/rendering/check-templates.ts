// Checks every template before any customer gets one: what `relance check` and `relance templates` show.
// Reports all it finds; throws nothing for a faulty template.
import type { Problem } from '../domain/errors.ts'
import { SettingsError } from '../domain/errors.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { readLetter } from './letter/read-letter.ts'
import { sampleFor, samplesFor } from './samples.ts'
import { fillTemplate, selfCalling } from './template-engine.ts'
import { type TemplateFile, type Templates, templateFile } from './template-files.ts'
import { inspectTemplate } from './template-inspection.ts'

/**
 * Every problem of every template, by file then line: unreadable names and encodings, unknown fields, forbidden constructs, and what
 * fails when filled with a sample. Empty when all may be used.
 * @param languages those looked at
 */
export function checkTemplates(templates: Templates, languages: readonly Language[] = LANGUAGES): Problem[] {
  const files = [...templates.files.values()].filter(({ language }) => languages.includes(language))
  return [...templates.problems, ...files.flatMap((template) => problemsOf(template, templates))].sort(byFileThenLine)
}

/** Languages in which a later folder lays a template over the first one's: where none does, the program's own stand as they were tested. */
export function changedLanguages({ files }: Templates): Language[] {
  return LANGUAGES.filter((language) => [...files.values()].some((file) => file.language === language && file.rank > 0))
}

function problemsOf(template: TemplateFile, templates: Templates): Problem[] {
  const found = inspectTemplate(template, sampleFor(template))
  if (found.length > 0) return found
  if (template.name.startsWith(PIECES)) {
    const name = template.name.slice(PIECES.length)
    return calledBy(template, templates).has(name) ? [{ file: template.file, message: selfCalling(name) }] : []
  }
  try {
    for (const sample of samplesFor(template)) {
      const filled = fillTemplate(template, sample, templates)
      if (template.part === 'letter') readLetter(filled, template.file, pictureIn(sample))
    }
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    // A faulty shared piece is reported once, under its own name.
    return error.details.file === template.file ? [{ file: template.file, message: error.message }] : []
  }
}

/** What stands for the payment code in a message, as for one that leaves. */
function pictureIn(sample: object): string {
  return 'paymentCodePicture' in sample ? String(sample.paymentCodePicture) : ''
}

const PIECES = 'partials/'

/** Names of the shared pieces that a template calls, and those they call in turn. */
function calledBy({ language, part, source }: TemplateFile, templates: Templates, known: Set<string> = new Set()): Set<string> {
  for (const [, name = ''] of source.matchAll(/\{\{~?>\s*([\w-]+)/g)) {
    if (known.has(name)) continue
    known.add(name)
    const piece = templateFile(templates, language, `${PIECES}${name}`, part)
    if (piece !== null) calledBy(piece, templates, known)
  }
  return known
}

function byFileThenLine(a: Problem, b: Problem): number {
  const [left, right] = [a.file ?? '', b.file ?? '']
  return left < right ? -1 : left > right ? 1 : (a.line ?? 0) - (b.line ?? 0)
}
