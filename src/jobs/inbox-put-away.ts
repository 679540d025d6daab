// Where a file of the watched folder goes once it is done with.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import type { IsoDay } from '../domain/day.ts'
import { MachineError } from '../domain/errors.ts'
import type { WaitingFile } from '../importing/sources/watched-folder.ts'
import type { Dossier } from './dossier.ts'

/** Folder of the watched one. */
const DONE_FOLDER = 'imported'

/** Moves a file that is done with; null where it stays. The same file there already is enough. @throws MachineError 'inbox-not-moved' */
export function putAway({ settings }: Dossier, day: IsoDay, file: WaitingFile, dryRun: boolean): string | null {
  if (dryRun || settings.daily.imported === 'keep') return null
  const folder = join(file.path, '..', DONE_FOLDER)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    for (const place of places(folder, `${day}_${file.name}`)) {
      if (!existsSync(place)) {
        renameSync(file.path, place)
        return place
      }
      if (!sameFile(file.path, place)) continue
      rmSync(file.path)
      return place
    }
  } catch (cause) {
    throw new MachineError('inbox-not-moved', `Le fichier ${file.name} est importé, mais n’a pas pu être rangé dans ${folder}.`, {
      file: file.path,
      advice: 'Rétablissez le droit d’écrire dans ce répertoire, ou écrivez daily: { imported: keep } dans relance.yaml.',
      cause,
    })
  }
  throw new RangeError('no name is left')
}

function* places(folder: string, name: string): Generator<string> {
  const extension = extname(name)
  yield join(folder, name)
  for (let number = 2; number < 10_000; number++) yield join(folder, `${basename(name, extension)}_${number}${extension}`)
}

function sameFile(one: string, other: string): boolean {
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  return statSync(one).size === statSync(other).size && digest(one) === digest(other)
}
