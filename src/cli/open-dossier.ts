// From the command line to an open dossier: find its folder, its settings, its ledger. Closes what it opened, always.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { MachineError, SettingsError } from '../domain/errors.ts'
import { fingerprint } from '../domain/hash.ts'
import type { Settings } from '../domain/settings.ts'
import { collectOften } from '../jobs/collect-often.ts'
import type { Dossier } from '../jobs/dossier.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { acquireRunLock } from '../ledger/lock.ts'
import { openLedger } from '../ledger/open.ts'
import { cachedSettings, cacheSettings, type SettingsSource } from '../ledger/settings-cache.ts'
import type { Context } from './context.ts'
import { nearDossier } from './near-dossier.ts'
import { packagePath } from './package-folder.ts'
import { DEFAULTS } from './settings/defaults.ts'
import { settingsDigest } from './settings/digest.ts'
import { type Dossier as FoundDossier, findDossier } from './settings/dossier.ts'
import { placeOf } from './settings/private-file.ts'
import { signingKey } from './signing-key.ts'
import { VERSION } from './version.ts'

export const LEDGER_FILE = 'relance.db'

/** Some hundred thousand lines. */
const LARGE_BYTES = 2 ** 25

/** Of the settings as they are kept: a program that knows a setting more reads the file again. */
const SETTINGS_VERSION = `${VERSION} ${fingerprint([JSON.stringify(DEFAULTS)], [])}`

/**
 * Opens the dossier, runs `work`, closes it.
 * @param choice `writes`: the command changes the ledger, so it takes the run lock; otherwise not a byte of it changes, and a past day is looked at as
 * it was, unless `knowing`: the command tells what may leave
 * @throws SettingsError, IntegrityError, MachineError; with `writes`, BusyError when another relance works on the dossier.
 */
export async function withDossier<T>(
  context: Context,
  work: (dossier: Dossier) => Promise<T> | T,
  choice: { writes?: boolean; knowing?: boolean } = {},
): Promise<T> {
  const found = foundDossier(context)
  const lock = choice.writes ? acquireRunLock(found.folder) : null
  try {
    const path = join(found.folder, LEDGER_FILE)
    const ledger = openLedger(path)
    if (statSync(path).size > LARGE_BYTES) collectOften()
    try {
      const dossier = await dossierOf(context, found, ledger, choice.writes === true)
      const isPast = choice.writes !== true && choice.knowing !== true && context.date < context.present
      return await work(isPast ? { ...dossier, knownUntil: context.date } : dossier)
    } finally {
      ledger.close()
    }
  } finally {
    lock?.release()
  }
}

/** Where the dossier is, whether it can be opened or not. @throws SettingsError 'dossier-missing' */
export function foundDossier({ dossier, env, cwd }: Context): FoundDossier {
  try {
    return findDossier({ option: dossier, env, cwd, uid: process.getuid?.() ?? null })
  } catch (error) {
    const near =
      dossier !== undefined && error instanceof SettingsError && error.code === 'dossier-missing' ? nearDossier({ cwd }, dossier) : null
    if (near === null || !(error instanceof SettingsError)) throw error
    throw new SettingsError('dossier-missing', error.message, { advice: `Vouliez-vous dire « --dossier ${near} » ?`, cause: error })
  }
}

async function dossierOf(context: Context, found: FoundDossier, ledger: Ledger, writes: boolean): Promise<Dossier> {
  const text = settingsText(found.settingsFile)
  const source = { text, sha256: () => settingsDigest(text) }
  const settings = await checkedSettings(found.settingsFile, source, ledger, writes)
  return {
    folder: found.folder,
    settings,
    get settingsDigest() {
      return source.sha256()
    },
    ledger,
    clock: context.clock,
    programVersion: VERSION,
    templateFolders: [packagePath('templates'), join(found.folder, 'templates')],
    dkim: signingKey(settings, placeOf(context, found.folder)),
  }
}

/** Settings checked once per text and version, since that costs more than the rest of a short command; kept when it may write. */
async function checkedSettings(file: string, source: SettingsSource, ledger: Ledger, writes: boolean): Promise<Settings> {
  const kept = cachedSettings(ledger, source, SETTINGS_VERSION)
  if (kept !== null) return JSON.parse(kept) as Settings
  const { loadSettings } = await import('./settings/load.ts')
  const settings = loadSettings(file, source.text)
  if (writes) cacheSettings(ledger, source, SETTINGS_VERSION, JSON.stringify(settings))
  return settings
}

function settingsText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new MachineError('settings-unreadable', 'Le fichier de réglages ne peut pas être lu.', {
      file,
      advice: 'Vérifiez vos droits sur ce fichier.',
      cause: error,
    })
  }
}
