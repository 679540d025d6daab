// Which layout a text is of. None is the ordinary case; two is a question for the user, never a guess.
import { InputError } from '../../domain/errors.ts'
import { listed, quoted } from '../wording.ts'
import type { Layout, LayoutText } from './layout.ts'

export interface Recognised {
  readonly layout: Layout
  /** French clause. */
  readonly evidence: string
}

/**
 * The one layout of `layouts` that the text is of; null when it is of none.
 * @param id the layout that the user names: it is then tried alone
 * @throws InputError 'layout-ambiguous', 'layout-other' when the text is not of the layout named.
 */
export function recogniseLayout(text: LayoutText, layouts: readonly Layout[], id?: string): Recognised | null {
  const tried = id === undefined ? layouts : layouts.filter((layout) => layout.id === id)
  const found = tried.flatMap((layout) => {
    const evidence = layout.matches(text)
    return evidence === null ? [] : [{ layout, evidence }]
  })
  const [only] = found
  if (found.length > 1) throw ambiguous(text, found)
  if (!only && id !== undefined) throw other(text, tried[0]?.name ?? id)
  return only ?? null
}

function ambiguous(text: LayoutText, found: readonly Recognised[]): InputError {
  const names = listed(found.map(({ layout }) => `${layout.name} (${layout.id})`))
  return new InputError('layout-ambiguous', `Le fichier peut être de plusieurs formats : ${names}.`, {
    file: text.file,
    line: text.sample[0]?.line ?? 1,
    excerpt: (text.sample[0]?.text ?? '').slice(0, 120),
    advice: `Dites lequel avec --profile ${found[0]?.layout.id ?? ''}, ou exportez le FEC.`,
  })
}

function other(text: LayoutText, name: string): InputError {
  return new InputError('layout-other', `Le fichier n’est pas au format ${quoted(name)} : ses lignes ne se lisent pas ainsi.`, {
    file: text.file,
    line: text.sample[0]?.line ?? 1,
    excerpt: (text.sample[0]?.text ?? '').slice(0, 120),
    advice: 'Laissez relance le reconnaître, sans --profile, ou exportez le FEC.',
  })
}

/** A file whose first line names its format and whose lines are not what that format is known to hold. */
export function unread(text: LayoutText, name: string, advice: string): InputError {
  const first = text.sample[0]
  return new InputError(
    'layout-unread',
    `Le fichier est au format ${name}, mais ses lignes ne sont pas des écritures connues de relance.`,
    {
      file: text.file,
      line: first?.line ?? 1,
      excerpt: (first?.text ?? '').slice(0, 120),
      advice,
    },
  )
}
