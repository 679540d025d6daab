// The exports that wait in a folder where somebody, or another program, drops them. Opens only the first bytes of each.
import { lstatSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { asideByBytes, asideByName, type LeftOut, UNTOLD } from './sources-aside.ts'
import { firstBytes, reading } from './sources-bytes.ts'

const HEAD_BYTES = 512

export interface WaitingFile {
  /** Absolute. */
  readonly path: string
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** When its bytes, its name or its rights last changed, milliseconds since 1970. */
  readonly changedMs: number
}

/** Something that may hold payments and cannot be read as it is. */
export interface UnreadEntry {
  readonly file: string
  readonly code: 'name-unreadable' | 'link-broken' | 'folder-as-file'
  /** French sentence. */
  readonly message: string
  readonly advice: string
}

export interface WatchedFolder {
  /** Those that may be exports, the one written first coming first. */
  readonly files: readonly WaitingFile[]
  /** Obviously no exports. */
  readonly leftOut: readonly LeftOut[]
  readonly unread: readonly UnreadEntry[]
  /** Names of what another program has not finished to write. */
  readonly unfinished: readonly string[]
}

/** Names that browsers, mail programs and copies give to what is still on its way. */
const UNFINISHED = /\.(part|partial|crdownload|download|opdownload|filepart|tmp)$|^\..+\.[a-z]{3,4}\.[A-Za-z0-9]{6}$/i
const NAMED_AS_FILE = /\.(csv|txt|tsv|fec|xlsx|xlsm|zip)$/i

/**
 * What waits in the folder: of two exports of one year the one written last then stands. Folders in it are not looked into; links are followed. Nothing
 * that somebody may have put there to be imported is passed over without a word.
 * @throws MachineError 'file-unreadable'
 */
export function waitingFiles(folder: string): WatchedFolder {
  const leftOut: LeftOut[] = []
  const unread: UnreadEntry[] = []
  const unfinished: string[] = []
  const found = reading(folder, () => readdirSync(folder, { encoding: 'buffer' })).flatMap((bytes) => {
    const name = bytes.toString('utf8')
    if (!Buffer.from(name, 'utf8').equals(bytes)) {
      unread.push({ file: bytes.toString('latin1'), ...NAME_UNREADABLE })
      return []
    }
    const path = join(folder, name)
    // It may be gone by now.
    const stats = reading(path, () => statSync(path, { throwIfNoEntry: false }))
    if (stats?.isFile() !== true) {
      const why = name.startsWith('.') ? null : whyNoFile(path, name, stats?.isDirectory() === true)
      if (why !== null) unread.push({ file: name, ...why })
      return []
    }
    if (UNFINISHED.test(name)) {
      unfinished.push(name)
      return []
    }
    const reason = name.startsWith('.') ? UNTOLD : (asideByName(name) ?? asideByBytes(firstBytes(path, name, HEAD_BYTES)))
    if (reason === null)
      return [{ path, name, size: stats.size, writtenMs: stats.mtimeMs, changedMs: Math.max(stats.mtimeMs, stats.ctimeMs) }]
    if (reason !== UNTOLD) leftOut.push({ file: name, reason })
    return []
  })
  const files = found
    .sort((a, b) => a.writtenMs - b.writtenMs || (a.name < b.name ? -1 : 1))
    .map(({ writtenMs: _written, ...file }) => file)
  return { files, leftOut, unread, unfinished }
}

function whyNoFile(path: string, name: string, isFolder: boolean): Omit<UnreadEntry, 'file'> | null {
  if (isFolder) return NAMED_AS_FILE.test(name) ? FOLDER_AS_FILE : null
  return isLink(path) ? LINK_BROKEN : null
}

/** Whether a link is there, wherever it leads. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true
}

const NAME_UNREADABLE = {
  code: 'name-unreadable',
  message: 'Le nom de ce fichier contient des caractères que la machine ne sait pas lire.',
  advice: 'Renommez-le, sans accents.',
} as const
const LINK_BROKEN = {
  code: 'link-broken',
  message: 'Ce lien ne mène à rien : ce qu’il désigne a été déplacé, ou son disque n’est pas connecté.',
  advice: 'Rendez le fichier accessible, ou ôtez le lien.',
} as const
const FOLDER_AS_FILE = {
  code: 'folder-as-file',
  message: 'C’est un répertoire, et il porte le nom d’un export.',
  advice: 'Sortez-en le fichier qu’il contient, ou renommez-le.',
} as const
