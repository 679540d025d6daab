// Checks every template before any customer gets one: what `relance check` and `relance templates` show.
// Reports all it finds; throws nothing for a faulty template.
import type { Problem } from '../domain/errors.ts'
import { SettingsError } from '../domain/errors.ts'
import { readLetter } from './letter/read-letter.ts'
import { sampleFor, samplesFor } from './samples.ts'
import { fillTemplate, selfCalling } from './template-engine.ts'
import { type TemplateFile, type Templates, templateFile } from './template-files.ts'
import { inspectTemplate } from './template-inspection.ts'

/**
 * Every problem of every template, or of these files, by file then line: unreadable names and encodings, unknown fields, forbidden constructs, and what
 * fails when filled with a sample. Empty when all may be used.
 */
export function checkTemplates(templates: Templates, files: Iterable<TemplateFile> = templates.files.values()): Problem[] {
  const looked = new Set(files)
  return checked(templates, (file) => looked.has(file))
}

/**
 * The same of what a later folder lays over the first one: its templates, and those of the program that call a shared piece of it. All
 * others stand as they were tested with the program.
 */
export function checkOwnTemplates(templates: Templates): Problem[] {
  const isOwn = ({ rank }: TemplateFile) => rank > 0
  return checked(templates, (file) => isOwn(file) || [...piecesOf(file, templates).values()].some(isOwn))
}

function checked(templates: Templates, wanted: (file: TemplateFile) => boolean): Problem[] {
  const files = [...templates.files.values()].filter(wanted)
  const found = [...templates.problems, ...files.flatMap((template) => problemsOf(template, templates))]
  return [...new Map(found.map((problem) => [JSON.stringify(problem), problem])).values()].sort(byPlace)
}

function problemsOf(template: TemplateFile, templates: Templates): Problem[] {
  const found = inspectTemplate(template, sampleFor(template))
  if (found.length > 0) return found
  if (template.name.startsWith(PIECES)) {
    const name = template.name.slice(PIECES.length)
    return piecesOf(template, templates).has(name) ? [{ file: template.file, message: selfCalling(name) }] : []
  }
  try {
    // Which tags stand in a letter depends on what is told; other parts are text, whatever they tell.
    if (template.part === 'letter')
      for (const sample of samplesFor(template)) readLetter(fillTemplate(template, sample, templates), template.file, pictureIn(sample))
    else fillTemplate(template, sampleFor(template), templates)
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    // A faulty shared piece is reported once, under its own name.
    return error.details.file === template.file ? [{ file: blamed(template, templates).file, message: error.message }] : []
  }
}

/** A template of the program was right before a piece was laid over its own. */
function blamed(template: TemplateFile, templates: Templates): TemplateFile {
  const pieces = [...piecesOf(template, templates).values()]
  return pieces.find(({ rank }) => rank > template.rank) ?? template
}

/** What stands for the payment code in a message, as for one that leaves. */
function pictureIn(sample: object): string {
  return 'paymentCodePicture' in sample ? String(sample.paymentCodePicture) : ''
}

const PIECES = 'partials/'

/** The shared pieces that a template calls, and those they call in turn, by name. */
function piecesOf(
  { language, part, source }: TemplateFile,
  templates: Templates,
  known: Map<string, TemplateFile> = new Map(),
): ReadonlyMap<string, TemplateFile> {
  for (const [, name = ''] of source.matchAll(/\{\{~?>\s*([\w-]+)/g)) {
    const piece = known.has(name) ? null : templateFile(templates, language, `${PIECES}${name}`, part)
    if (piece === null) continue
    known.set(name, piece)
    piecesOf(piece, templates, known)
  }
  return known
}

function byPlace(a: Problem, b: Problem): number {
  const [left, right] = [a.file ?? '', b.file ?? '']
  return left < right ? -1 : left > right ? 1 : (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
