// Where --dossier names a folder that is none: the dossier that was probably meant, among those below the current folder.
import { basename, relative, sep } from 'node:path'
import { slugOf } from '../domain/slug.ts'
import type { Context } from './context.ts'
import { dossiersIn } from './firm-folders.ts'
import { nearest } from './settings/nearest.ts'

/** Its path from the current folder; null where none is near by its name. */
export function nearDossier(context: Pick<Context, 'cwd'>, typed: string): string | null {
  const all = foldersBelow(context).map((folder) => ({ path: relative(context.cwd, folder), name: nameOf(folder) }))
  const near = nearest(
    nameOf(typed),
    all.map(({ name }) => name),
  )
  return all.find(({ name, path }) => name === near && path !== '')?.path ?? null
}

/** A folder that cannot be looked into is no reason to stop: something was wrong already. */
function foldersBelow({ cwd }: Pick<Context, 'cwd'>): string[] {
  try {
    return dossiersIn({ cwd }, '.')
  } catch {
    return []
  }
}

function nameOf(path: string): string {
  return slugOf(basename(path.replaceAll('\\', sep))).toLowerCase()
}
