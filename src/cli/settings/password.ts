// The SMTP password: from the environment, or from a file that its owner alone can read. Never printed, never kept.
import { closeSync, fstatSync, openSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { SettingsError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * `RELANCE_SMTP_PASSWORD`, else the first line of `smtp.passwordFile` (a path inside the dossier, relative to it, or inside
 * `~/.config/relance`); null when the settings give neither.
 * @throws SettingsError 'password-file-missing', 'password-file-outside', 'password-file-open' (others may read it), 'password-file-empty'.
 */
export function smtpPassword(settings: Settings, env: Environment, dossier: string): string | null {
  const fromEnv = env['RELANCE_SMTP_PASSWORD']
  if (fromEnv !== undefined && fromEnv !== '') return fromEnv
  const written = settings.smtp?.passwordFile ?? null
  if (written === null) return null
  const file = realFile(pathOf(written, env, dossier))
  if (![dossier, configFolder(env)].some((folder) => isInside(file, folder))) {
    throw stop(
      'outside',
      file,
      `Le fichier du mot de passe n’est ni dans le dossier ni dans ${configFolder(env)}.`,
      'Déplacez-le dans l’un des deux, ou corrigez smtp.passwordFile dans relance.yaml.',
    )
  }
  return readPrivateLine(file)
}

function configFolder(env: Environment): string {
  return join(env['XDG_CONFIG_HOME'] || join(home(env), '.config'), 'relance')
}

function home(env: Environment): string {
  return env['HOME'] || homedir()
}

function pathOf(written: string, env: Environment, dossier: string): string {
  return /^~[/\\]/.test(written) ? join(home(env), written.slice(2)) : resolve(dossier, written)
}

/** The file itself, links followed: a link cannot lead out of the permitted folders. */
function realFile(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return realpathSync(path)
  throw stop('missing', path, 'Le fichier du mot de passe n’existe pas.', 'Créez-le, ou corrigez smtp.passwordFile dans relance.yaml.')
}

function isInside(file: string, folder: string): boolean {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return false
  const way = relative(realpathSync(folder), file)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Rights and content are read through one descriptor: the file cannot be changed for another in between. */
function readPrivateLine(file: string): string {
  const descriptor = openSync(file, 'r')
  try {
    const { mode } = fstatSync(descriptor)
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const rights = (mode & 0o777).toString(8).padStart(4, '0')
      throw stop(
        'open',
        file,
        `D’autres que vous peuvent lire le fichier du mot de passe (droits ${rights}).`,
        `Tapez : chmod 600 "${file}"`,
      )
    }
    const password = /^[^\r\n]*/.exec(readFileSync(descriptor, 'utf8'))?.[0] ?? ''
    if (password === '')
      throw stop('empty', file, 'Le fichier du mot de passe est vide.', 'Écrivez-y le mot de passe sur la première ligne.')
    return password
  } finally {
    closeSync(descriptor)
  }
}

function stop(what: 'missing' | 'outside' | 'open' | 'empty', file: string, message: string, advice: string): SettingsError {
  return new SettingsError(`password-file-${what}`, message, { file, advice })
}
