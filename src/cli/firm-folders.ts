// The dossiers of a firm: the folders with settings below one folder.
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compareText } from '../domain/compare.ts'
import { UsageError } from '../domain/errors.ts'
import type { Context } from './context.ts'
import { SETTINGS_FILE } from './settings/dossier.ts'

/** The folder itself and those in it, and one level deeper, that hold settings, through links too, each once; absolute, by path. @throws UsageError for what is no folder */
export function dossiersIn({ cwd }: Pick<Context, 'cwd'>, typed: string): string[] {
  const folder = resolve(cwd, typed)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new UsageError('option-invalid', `« ${typed} » n’est pas un répertoire.`, {
      advice: 'Donnez le répertoire qui contient les dossiers, par exemple : --all dossiers',
    })
  const within = (parent: string) =>
    readdirSync(parent)
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .map((name) => join(parent, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true)
  const isDossier = (one: string) => statSync(join(one, SETTINGS_FILE), { throwIfNoEntry: false })?.isFile() === true
  const children = within(folder)
  const all = [folder, ...children, ...children.filter((child) => !isDossier(child)).flatMap(within)].filter(isDossier).sort(compareText)
  // Through a link a dossier may be met twice.
  return [...new Map(all.map((path) => [realpathSync(path), path] as const).reverse()).values()].reverse()
}

/** @throws UsageError where one dossier and all of them are asked for */
export function refuseDossierBeside({ dossier }: Context): void {
  if (dossier !== undefined) throw new UsageError('usage', '--all et --dossier s’excluent.', { advice: 'Ôtez l’un des deux.' })
}
