// A secret in a file that its owner alone can read, inside the dossier or the user's own settings folder; or in the keyring, where the
// settings name an entry of it (see keyring-entry.ts). Never printed, never kept. Knows where such files may be and who may read them, not what they hold.
import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { SettingsError } from '../../domain/errors.ts'
import type { Keyring } from '../keyring.ts'
import { entryNamed, secretInKeyring } from './keyring-entry.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where secrets are looked for. */
export interface SecretPlace {
  readonly env: Environment
  /** Folder of the dossier. */
  readonly dossier: string
  keyring(): Keyring | null
}

/** Of the dossier that a command works on. */
export function placeOf({ env, keyring }: Pick<SecretPlace, 'env' | 'keyring'>, dossier: string): SecretPlace {
  return { env, keyring, dossier }
}

/** What the file is, in words. */
export interface SecretName {
  readonly kind: 'password' | 'secret'
  /** With its article: 'du mot de passe'. */
  readonly of: string
  /** Key of the settings that names the file. */
  readonly key: string
  /** What to write in it. */
  readonly write: string
  /** Command that keeps it anew; null: none does. */
  readonly renew: string | null
}

const LARGEST = 64 * 1024

/**
 * The text of a secret: `written` is a path inside the dossier, relative to it, or inside `~/.config/relance`, or `keyring:ENTRY`.
 * @throws SettingsError '…-file-missing', '…-file-outside', '…-file-open' (others may read it), '…-file-empty', and those of `secretInKeyring`.
 */
export function readPrivateFile(written: string, name: SecretName, place: SecretPlace): string {
  const entry = entryNamed(written)
  return entry === null ? readOwn(privatePath(written, name, place), name) : secretInKeyring(entry, name, place.keyring())
}

/** The first line of such a file. @throws as `readPrivateFile`. */
export function readPrivateLine(written: string, name: SecretName, place: SecretPlace): string {
  const line = /^[^\r\n]*/.exec(readPrivateFile(written, name, place))?.[0] ?? ''
  if (line.trim() === '') throw empty(privatePath(written, name, place), name)
  return line
}

/** The file itself, links followed: a link cannot lead out of the permitted folders; of an entry of the keyring, what is written. @throws as `readPrivateFile`. */
export function privatePath(written: string, name: SecretName, { env, dossier }: Omit<SecretPlace, 'keyring'>): string {
  if (entryNamed(written) !== null) return written
  const path = /^~[/\\]/.test(written) ? join(home(env), written.slice(2)) : resolve(dossier, written)
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw stop(name, 'missing', path, `Le fichier ${name.of} n’existe pas.`, `Créez-le, ou corrigez ${name.key} dans relance.yaml.`)
  const file = realpathSync(path)
  const own = configFolder(env)
  if ([dossier, own].some((folder) => isInside(file, folder))) return file
  const message = `Le fichier ${name.of} n’est ni dans le dossier ni dans ${own}.`
  throw stop(name, 'outside', file, message, `Déplacez-le dans l’un des deux, ou corrigez ${name.key} dans relance.yaml.`)
}

function configFolder(env: Environment): string {
  return join(env['XDG_CONFIG_HOME'] || join(home(env), '.config'), 'relance')
}

function home(env: Environment): string {
  return env['HOME'] || homedir()
}

function isInside(file: string, folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return false
  const way = relative(realpathSync(folder), file)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Rights and content are read through one descriptor: the file cannot be changed for another in between. */
function readOwn(file: string, name: SecretName): string {
  const descriptor = openSync(file, 'r')
  try {
    const { mode, size } = fstatSync(descriptor)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const rights = (mode & 0o777).toString(8).padStart(4, '0')
      throw stop(
        name,
        'open',
        file,
        `D’autres que vous peuvent lire le fichier ${name.of} (droits ${rights}).`,
        `Tapez : chmod 600 "${file}"`,
      )
    }
    const text = size > LARGEST ? '' : readFileSync(descriptor, 'utf8').replace(/^\ufeff/, '')
    if (text.trim() === '') throw empty(file, name)
    return text
  } finally {
    closeSync(descriptor)
  }
}

function empty(file: string, name: SecretName): SettingsError {
  return stop(name, 'empty', file, `Le fichier ${name.of} est vide.`, `Écrivez-y ${name.write}.`)
}

function stop(
  { kind }: SecretName,
  what: 'missing' | 'outside' | 'open' | 'empty',
  file: string,
  message: string,
  advice: string,
): SettingsError {
  return new SettingsError(`${kind}-file-${what}`, message, { file, advice })
}
