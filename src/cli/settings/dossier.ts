// Which dossier a command works on: the one asked for, else the nearest one around the current folder.
// Only finds it: whether its settings or its ledger are sound is told elsewhere.
import { lstatSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { SettingsError } from '../../domain/errors.ts'

export const SETTINGS_FILE = 'relance.yaml'

/** Absolute paths. */
export interface Dossier {
  readonly folder: string
  readonly settingsFile: string
}

export interface DossierSearch {
  /** `--dossier`, when given. */
  readonly option?: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  /** The user's number; null where the system has none (Windows): files found around are then trusted. */
  readonly uid: number | null
}

const ADVICE = 'Indiquez le dossier par « --dossier DOSSIER » ou par RELANCE_DOSSIER, ou créez-le par « relance init DOSSIER ».'

/**
 * `--dossier`, else `RELANCE_DOSSIER`, else the nearest folder upwards from `cwd` that holds a relance.yaml. A folder that was asked for
 * is taken whoever owns it; one that was merely met must have a relance.yaml of the same user, or anybody could
 * lay settings in a shared folder.
 * @throws SettingsError 'dossier-missing' when there is none, or when the nearest one belongs to someone else.
 */
export function findDossier({ option, env, cwd, uid }: DossierSearch): Dossier {
  if (option !== undefined) return namedDossier(resolve(cwd, option), '--dossier')
  const fromEnv = env['RELANCE_DOSSIER']
  if (fromEnv !== undefined && fromEnv !== '') return namedDossier(resolve(cwd, fromEnv), 'RELANCE_DOSSIER')
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (isFile(join(folder, SETTINGS_FILE))) return metDossier(folder, uid)
    if (folder === dirname(folder)) break
  }
  throw new SettingsError('dossier-missing', `Aucun ${SETTINGS_FILE} dans ${resolve(cwd)} ni dans les dossiers qui le contiennent.`, {
    advice: ADVICE,
  })
}

function namedDossier(path: string, origin: string): Dossier {
  const folder = basename(path) === SETTINGS_FILE && isFile(path) ? dirname(path) : path
  const settingsFile = join(folder, SETTINGS_FILE)
  if (isFile(settingsFile)) return { folder, settingsFile }
  const what = statSync(folder, { throwIfNoEntry: false }) === undefined ? 'n’existe pas' : `ne contient pas de ${SETTINGS_FILE}`
  const advice = `Corrigez le chemin donné par ${origin}, ou créez le dossier par « relance init ${folder} ».`
  throw new SettingsError('dossier-missing', `Le dossier ${folder} ${what}.`, { advice })
}

/** Both the file and, when it is a link, what it leads to must be the user's own. */
function metDossier(folder: string, uid: number | null): Dossier {
  const settingsFile = join(folder, SETTINGS_FILE)
  if (uid === null || [lstatSync(settingsFile), statSync(settingsFile)].every((file) => file.uid === uid)) return { folder, settingsFile }
  throw new SettingsError(
    'dossier-missing',
    'Ce fichier de réglages appartient à un autre utilisateur : il n’est pas pris sans qu’on le demande.',
    {
      file: settingsFile,
      advice: `S’il s’agit bien du dossier voulu, indiquez-le par « --dossier ${folder} ».`,
    },
  )
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}
