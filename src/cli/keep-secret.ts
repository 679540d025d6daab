// A secret put where the settings name it: an entry of the keyring, or a file that its owner alone can read. Never printed.
import { realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsError } from '../domain/errors.ts'
import type { Context } from './context.ts'
import type { Keyring } from './keyring.ts'
import type { Options } from './options.ts'
import type { SecretSetting } from './secret-setting.ts'
import { entryNamed, inSettings } from './settings/keyring-entry.ts'
import { privatePath } from './settings/private-file.ts'

export interface Place {
  readonly kind: 'keyring' | 'file'
  /** Name of the entry, or path of the file. */
  readonly at: string
  /** As the settings name it. */
  readonly written: string
}

/** The entry of a keyring as a place. */
function inKeyring(entry: string): Place {
  return { kind: 'keyring', at: entry, written: inSettings(entry) }
}

/**
 * Where a secret is to be kept: where the settings name it now, unless --keyring or --file ask for another kind; where they name nothing, in
 * the keyring if one answers, else in a file of the dossier.
 * @throws SettingsError '…-file-outside'
 */
export function placeAsked(context: Context, folder: string, setting: SecretSetting, { keyring, file }: Options): Place {
  const now = presentPlace(context, folder, setting)
  const kind = keyring === true ? 'keyring' : file === true ? 'file' : (now?.kind ?? (context.keyring() === null ? 'file' : 'keyring'))
  if (now?.kind === kind) return now
  return kind === 'keyring' ? inKeyring(setting.entry) : { kind, at: join(folder, setting.file), written: setting.file }
}

/** Keeps it, and takes the former one away; answers where that is left, when it is not this command's own to take away. @throws SettingsError */
export function keepSecret(context: Context, folder: string, setting: SecretSetting, { kind, at }: Place, secret: string): string | null {
  if (kind === 'keyring') keepInKeyring(context.keyring(), at, secret)
  else keepInFile(at, secret)
  const before = presentPlace(context, folder, setting)
  if (before === null || before.at === at) return null
  return before.kind === 'file' && takeAway(before.at, folder, setting) ? null : before.at
}

/** Takes it away; answers where it is left. @throws SettingsError 'keyring-closed' */
export function removeSecret(context: Context, folder: string, setting: SecretSetting): string | null {
  const now = presentPlace(context, folder, setting)
  if (now === null) return null
  if (now.kind === 'file') return takeAway(now.at, folder, setting) ? null : now.at
  asking(context.keyring(), (keyring) => keyring.remove(now.at))
  return null
}

/** @throws SettingsError 'keyring-closed' when it is locked, or does not take it */
export function keepInKeyring(keyring: Keyring | null, entry: string, secret: string): void {
  asking(keyring, (open) => open.keep(entry, secret))
}

/** Null: the settings name nothing, or a file that is not there. @throws SettingsError '…-file-outside' */
function presentPlace({ env }: Context, folder: string, { written, name }: SecretSetting): Place | null {
  if (written === null) return null
  const entry = entryNamed(written)
  if (entry !== null) return inKeyring(entry)
  try {
    return { kind: 'file', at: privatePath(written, name, { env, dossier: folder }), written }
  } catch (stop) {
    if (stop instanceof SettingsError && stop.code.endsWith('-file-missing')) return null
    throw stop
  }
}

/** A file of another name may serve other dossiers too. */
function takeAway(path: string, folder: string, { file }: SecretSetting): boolean {
  if (path !== join(realpathSync(folder), file)) return false
  rmSync(path)
  return true
}

function asking(keyring: Keyring | null, work: (keyring: Keyring) => unknown): void {
  try {
    if (keyring === null) throw new Error('no keyring')
    work(keyring)
  } catch {
    throw new SettingsError('keyring-closed', 'Aucun trousseau de session ne répond sur cette machine.', {
      advice: 'Ouvrez votre session, ou gardez le secret dans un fichier que vous seul pouvez lire : relance password --file.',
    })
  }
}

/** One line, whole or not at all, for its owner alone (0600). @throws what the machine refuses */
export function keepInFile(file: string, secret: string): void {
  const draft = `${file}.${process.pid}.tmp`
  try {
    writeFileSync(draft, `${secret}\n`, { flag: 'wx', mode: 0o600 })
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}
