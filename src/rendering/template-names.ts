// What people call a template by: its name alone, with its part, with its language, or the path of its file.
import { nearestWords } from '../domain/edit-distance.ts'
import { InputError } from '../domain/errors.ts'
import { LANGUAGES, type Language } from '../domain/language.ts'
import { PARTS, type Part, type TemplateFile, type Templates } from './template-files.ts'

/** More letters apart than this, another one is meant. */
const FARTHEST = 4

/** 'relance-1.text', 'partials/payment.html'. */
export function partName({ name, part }: Pick<TemplateFile, 'name' | 'part'>): string {
  return `${name}.${part}`
}

/**
 * The files that are meant, in the order of their parts, in one language: the one that is typed, else `language`, else the first that has them.
 * @param typed 'relance-1', 'relance-1.text', 'de/relance-1', 'payment' for a shared piece, or a path that ends with one of these
 * @throws InputError 'template-unknown', with the names that are nearly written so
 */
export function filesNamed(templates: Templates, typed: string, language: Language): TemplateFile[] {
  const wanted = wantedOf(typed)
  const all = [...templates.files.values()]
  const languages = wanted.language === null ? [language, ...new Set(all.map((file) => file.language))] : [wanted.language]
  for (const spoken of languages) {
    const found = all.filter((file) => {
      const named = file.name === wanted.name || file.name === `partials/${wanted.name}`
      return file.language === spoken && named && (wanted.part === null || file.part === wanted.part)
    })
    if (found.length > 0) return found.sort((a, b) => PARTS.indexOf(a.part) - PARTS.indexOf(b.part))
  }
  const names = all.map(({ name }) => name.replace(/^partials\//, ''))
  const near = nearestWords(wanted.name, names, Math.min(FARTHEST, Math.ceil(wanted.name.length / 3))).slice(0, 3)
  const parts = [...new Set(all.filter(({ name }) => name === wanted.name).map(({ part }) => part))]
  throw new InputError('template-unknown', `Aucun modèle ne s’appelle « ${typed} ».`, {
    advice:
      parts.length > 0
        ? `Le modèle ${wanted.name} n’a que ces parties : ${parts.join(', ')}.`
        : `${near.length > 0 ? `Vouliez-vous dire ${near.join(', ')} ? ` : ''}Les noms : relance templates.`,
  })
}

function wantedOf(typed: string): { readonly language: Language | null; readonly name: string; readonly part: Part | null } {
  const [last = '', ...folders] = typed
    .replaceAll('\\', '/')
    .replace(/\.hbs$/, '')
    .split('/')
    .reverse()
  const [piece, before] = folders[0] === 'partials' ? ['partials/', folders[1]] : ['', folders[0]]
  const [, bare = last, end] = /^(.+)\.([^.]+)$/.exec(last) ?? []
  const part = PARTS.find((known) => known === end) ?? null
  const language = LANGUAGES.find((known) => known === before) ?? null
  return { language, name: `${piece}${part === null ? last : bare}`, part }
}
