// Copies of the program's templates in the dossier, to be changed there. One that is there already is left as it is.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeSynced } from '../delivery/synced-file.ts'
import type { IsoDay } from '../domain/day.ts'
import { InputError } from '../domain/errors.ts'
import type { Language } from '../domain/language.ts'
import { loadTemplates, type TemplateFile } from '../rendering/template-files.ts'
import { filesNamed, partName } from '../rendering/template-names.ts'
import type { Dossier } from './dossier.ts'
import { shownPath } from './template-list.ts'

export interface CopyView {
  readonly date: IsoDay
  readonly name: string
  readonly language: Language
  /** By part; `file` stands in the dossier, with slashes. */
  readonly copies: readonly { readonly part: TemplateFile['part']; readonly file: string; readonly outcome: 'copied' | 'kept' }[]
  readonly totals: { readonly copied: number; readonly kept: number }
}

/**
 * Copies every part of a template, or the one that is named.
 * @throws InputError 'template-unknown', and 'template-exists' where there is nothing left to copy
 */
export function copyTemplate(dossier: Dossier, date: IsoDay, typed: string): CopyView {
  const [shipped = '', folder = ''] = dossier.templateFolders
  const files = filesNamed(loadTemplates([shipped]), typed, dossier.settings.customers.language)
  const copies = files.map((file) => {
    const target = join(folder, file.language, ...`${partName(file)}.hbs`.split('/'))
    return { part: file.part, file: shownPath(target, dossier), outcome: copyFile(file.file, target) }
  })
  const copied = copies.filter(({ outcome }) => outcome === 'copied').length
  if (copied === 0)
    throw new InputError('template-exists', `Ce modèle est déjà dans votre dossier : ${copies.map(({ file }) => file).join(', ')}.`, {
      advice: 'Modifiez-le, ou supprimez-le d’abord pour repartir du modèle de relance : rien n’a été écrit.',
    })
  const { name, language } = files[0] as TemplateFile
  return { date, name, language, copies, totals: { copied, kept: copies.length - copied } }
}

function copyFile(from: string, to: string): 'copied' | 'kept' {
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 })
  try {
    writeSynced(to, readFileSync(from))
    return 'copied'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return 'kept'
    // Half a template would speak in the place of the whole one.
    rmSync(to, { force: true })
    throw error
  }
}
