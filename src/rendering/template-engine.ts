// Runs templates: the one place where Handlebars turns a view into text.
// Nothing runs that `inspectTemplate` did not let through; HTML parts are escaped, text parts are not.
import Handlebars from 'handlebars'
import { SettingsError } from '../domain/errors.ts'
import { sampleFor } from './samples.ts'
import { templateFault } from './template-fault.ts'
import type { TemplateFile, Templates } from './template-files.ts'
import { PARTIALS, templateFile } from './template-files.ts'
import { inspectTemplate } from './template-inspection.ts'

type Delegate = Handlebars.TemplateDelegate<object>

const OPTIONS = { strict: true, knownHelpersOnly: true, knownHelpers: { if: true, unless: true, each: true }, preventIndent: true }
/** Calls of shared pieces in one message: each company of a group takes one. */
const MOST_PIECES = 10_000
const RUN_OPTIONS = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }
const HTML_PARTS: readonly string[] = ['html', 'letter', 'call']

// Two separate engines: what escapes can never be switched off for a page.
const forHtml = Handlebars.create()
const forText = Handlebars.create()
/** By the text of the template and what decides of its meaning: what was found right once is not read again. */
const compiled = new Map<string, Delegate>()

/**
 * The template filled with the view.
 * @throws SettingsError 'template-invalid' when it, or a shared piece it uses, holds anything but known fields, `if`, `unless`, `each`.
 */
export function fillTemplate(template: TemplateFile, view: object, templates: Templates): string {
  const partials: Record<string, Delegate> = {}
  const speaking = new Set<string>()
  let called = 0
  for (const name of PARTIALS) {
    const piece = templateFile(templates, template.language, `partials/${name}`, template.part)
    if (!piece) continue
    partials[name] = (context, options) => {
      if (speaking.has(name)) throw new SettingsError('template-invalid', selfCalling(name), { file: piece.file })
      // Pieces that call others many times over would fill the memory.
      called += 1
      if (called > MOST_PIECES) throw new SettingsError('template-invalid', 'Ce modèle appelle trop de fragments.', { file: template.file })
      speaking.add(name)
      const words = compiledTemplate(piece)(context, options)
      speaking.delete(name)
      return words
    }
  }
  try {
    return compiledTemplate(template)(view, { ...RUN_OPTIONS, partials })
  } catch (error) {
    if (error instanceof SettingsError) throw error
    throw new SettingsError('template-invalid', `Ce modèle ne peut pas être utilisé : ${String(error)}`, {
      file: template.file,
      cause: error,
    })
  }
}

export function selfCalling(piece: string): string {
  return `Le fragment « ${piece} » s’appelle lui-même.`
}

function compiledTemplate(template: TemplateFile): Delegate {
  const { language, name, part, source, fault } = template
  const key = `${language}/${name}.${part}\n${source}`
  const known = compiled.get(key)
  if (known && fault === undefined) return known
  refuseFaulty(template)
  const html = HTML_PARTS.includes(part)
  const delegate: Delegate = html
    ? forHtml.compile(source, { ...OPTIONS, noEscape: false })
    : forText.compile(source, { ...OPTIONS, noEscape: true })
  compiled.set(key, delegate)
  return delegate
}

function refuseFaulty(template: TemplateFile): void {
  const fault = templateFault(inspectTemplate(template, sampleFor(template)))
  if (fault !== null) throw fault
}
