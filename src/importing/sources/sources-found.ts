// What the user named -> the files to read: folders and patterns expanded, the same file once. Opens nothing.
import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { InputError } from '../../domain/errors.ts'
import { quoted } from '../wording.ts'
import { asideByName, type LeftOut, UNTOLD } from './sources-aside.ts'
import { reading } from './sources-bytes.ts'
import { isPattern, matchingPaths } from './sources-pattern.ts'

/** A file to read. */
export interface FoundFile {
  /** Absolute; '-' for standard input. */
  readonly path: string
  /** As the user wrote it, or below the folder he wrote. */
  readonly name: string
  /** The user wrote it himself: it is read, or refused, never set aside. */
  readonly named: boolean
}

export interface FoundFiles {
  readonly files: readonly FoundFile[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * The files that the arguments name, in their order, those of a folder by name. A folder gives its own files, not those of
 * its folders; hidden ones do not count. A file named twice, also through a link, is read once and told.
 * @param folder what relative paths start from
 * @throws InputError 'pattern-unmatched', 'folder-empty', 'file-link-loop'; MachineError 'file-unreadable'. Whether a file
 *   exists is told when it is opened.
 */
export function findFiles(args: readonly string[], folder: string): FoundFiles {
  const leftOut: LeftOut[] = []
  const files = args.flatMap((arg) => (arg === '-' ? [{ path: arg, name: arg, named: true }] : filesOf(arg, folder, leftOut)))
  const known = new Map<string, string>()
  const distinct = files.filter(({ path, name }) => {
    const real = realPath(path)
    const first = known.get(real)
    if (first === undefined) known.set(real, name)
    else
      leftOut.push({
        file: name,
        reason: first === name ? 'nommé plusieurs fois, lu une seule' : `même fichier que ${first}, lu une seule fois`,
      })
    return first === undefined
  })
  return { files: distinct, leftOut }
}

function filesOf(arg: string, folder: string, leftOut: LeftOut[]): FoundFile[] {
  if (isPattern(folder, arg)) return matched(arg, folder, leftOut)
  const path = resolve(folder, arg)
  if (!isFolder(path, arg)) return [{ path, name: arg, named: true }]
  const entries = reading(arg, () => readdirSync(path, { withFileTypes: true })).sort(byName)
  const visible = entries.filter((entry) => !entry.name.startsWith('.')).map((entry) => join(arg, entry.name))
  const inside = kept(visible, folder, leftOut)
  if (inside.length > 0) return inside
  throw folderEmpty(arg)
}

/** The refusal of a folder that holds no export. */
export function folderEmpty(folder: string): InputError {
  return new InputError('folder-empty', 'Le dossier ne contient aucun export.', {
    file: folder,
    advice: 'Donnez le dossier où votre logiciel enregistre ses exports, ou le fichier lui-même ; les sous-dossiers ne sont pas parcourus.',
  })
}

function matched(pattern: string, folder: string, leftOut: LeftOut[]): FoundFile[] {
  const names = reading(pattern, () => matchingPaths(folder, pattern))
  const files = kept(names, folder, leftOut)
  if (files.length > 0) return files
  throw new InputError('pattern-unmatched', `Aucun fichier ne correspond au motif ${quoted(pattern)}.`, {
    advice: 'Vérifiez le dossier et l’extension ; « * » remplace des caractères et « ? » un seul, dans une partie du chemin.',
  })
}

/** Files found rather than named: folders and what is obviously no export are set aside. */
function kept(names: readonly string[], folder: string, leftOut: LeftOut[]): FoundFile[] {
  return names.flatMap((name) => {
    const path = resolve(folder, name)
    const reason = isFolder(path, name) ? 'sous-dossier, qui n’est pas parcouru' : asideByName(basename(name))
    if (reason === null) return [{ path, name, named: false }]
    if (reason !== UNTOLD) leftOut.push({ file: name, reason })
    return []
  })
}

function isFolder(path: string, name: string): boolean {
  return reading(name, () => statSync(path, { throwIfNoEntry: false }))?.isDirectory() === true
}

/** Where links lead; the path itself when it leads nowhere yet. */
function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return path
    throw error
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1
}
