// Finds the templates in their folders and says which file speaks for a step, a part and a language.
// Reads files; knows nothing of what stands between the braces.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '../domain/errors.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'

/** `letter` is what a letter says, in the tags of `letter/markup.ts`; `call` a whole HTML page; `sms` is the text of a short message. */
export const PARTS = ['subject', 'text', 'html', 'letter', 'call', 'sms'] as const
export type Part = (typeof PARTS)[number]

/** Pieces that several templates share: `<language>/partials/<name>.<part>.hbs`. No other name is a partial. */
export const PARTIALS = [
  'opening',
  'invoices',
  'invoice-table',
  'upcoming',
  'calculation',
  'penalties',
  'what-happened',
  'assigned',
  'other-invoices',
  'payment',
  'closing',
] as const

/** The report to the accountant: in French, with fields of its own (`render-report.ts`). */
export const REPORT = 'report'

export interface TemplateFile {
  /** Path of the file, as messages name it. */
  readonly file: string
  readonly language: Language
  /** 'relance-1', or 'partials/invoices'. */
  readonly name: string
  readonly part: Part
  /** '' where it cannot be read: `fault` says why then. */
  readonly source: string
  /** Why it cannot be read, French; absent: it can. It stops the message that would use it: the one it lies over never speaks in its place. */
  readonly fault?: string
  /** Position of its folder: a higher one overrides. */
  readonly rank: number
}

export interface Templates {
  /** By '<language>/<name>.<part>'. */
  readonly files: ReadonlyMap<string, TemplateFile>
  /** Files that can be no template, by their name. */
  readonly problems: readonly Problem[]
}

/**
 * Reads every `*.hbs` of the folders; a later folder overrides an earlier one file by file. A folder that does not exist counts as empty.
 * Nothing is compiled here: a faulty template stops the message that uses it, and `checkTemplates` finds them all.
 */
export function loadTemplates(folders: readonly string[]): Templates {
  const files = new Map<string, TemplateFile>()
  const problems: Problem[] = []
  folders.forEach((folder, rank) => {
    for (const path of hbsFiles(folder)) {
      const read = readTemplate(folder, path, rank)
      if ('message' in read) problems.push(read)
      else files.set(`${read.language}/${read.name}.${read.part}`, read)
    }
  })
  return { files, problems }
}

/** The file of a part, or null. */
export function templateFile(templates: Templates, language: Language, name: string, part: Part): TemplateFile | null {
  return templates.files.get(`${language}/${name}.${part}`) ?? null
}

function hbsFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.hbs') || name.endsWith(AS_TEXT))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function readTemplate(folder: string, path: string, rank: number): TemplateFile | Problem {
  const file = join(folder, path)
  if (path.endsWith(AS_TEXT))
    return { file, message: 'Ce fichier se termine par .hbs.txt, et relance ne le lit pas : ôtez .txt de son nom.' }
  const [, language, name, part] = /^([^/]+)\/((?:partials\/)?[^/]+)\.([^/.]+)\.hbs$/.exec(path) ?? []
  if (!isLanguage(language) || name === undefined || !isPart(part))
    return {
      file,
      message: `Le nom de ce modèle n’est pas reconnu : il doit s’écrire LANGUE/NOM.PARTIE.hbs (langues : ${LANGUAGES.join(', ')} ; parties : ${PARTS.join(', ')}).`,
    }
  if (name.startsWith('partials/') && !PARTIALS.some((partial) => name === `partials/${partial}`))
    return { file, message: `Ce fragment n’est pas utilisable : seuls existent ${PARTIALS.join(', ')}.` }
  const about = { file, language, name, part, rank }
  if (!statSync(file).isFile()) return { ...about, source: '', fault: 'Ce modèle est un dossier, ou n’est pas un fichier.' }
  if (statSync(file).size > LARGEST) return { ...about, source: '', fault: TOO_LARGE }
  const bytes = readFileSync(file)
  const source = bytes.toString('utf8')
  if (!Buffer.from(source, 'utf8').equals(bytes)) return { ...about, source: '', fault: NOT_UTF8 }
  return { ...about, source: source.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') }
}

/** What some editors make of a name, where endings are hidden. */
const AS_TEXT = '.hbs.txt'
/** Bytes: what a customer is to read is some thousand. */
const LARGEST = 1_000_000
const TOO_LARGE = 'Ce modèle dépasse un mégaoctet : un message ou une lettre en fait mille fois moins.'
const NOT_UTF8 = 'Ce modèle n’est pas enregistré en UTF-8 : enregistrez-le de nouveau en choisissant ce codage.'

function isLanguage(text: string | undefined): text is Language {
  return LANGUAGES.some((language) => language === text)
}

function isPart(text: string | undefined): text is Part {
  return PARTS.some((part) => part === text)
}
