// The files of a new dossier. Everything is checked before anything is written, and nothing that exists is touched.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MachineError, SettingsError, StopError } from '../domain/errors.ts'
import { createLedger } from '../ledger/open.ts'
import type { Keyring } from './keyring.ts'
import { LEDGER_FILE } from './open-dossier.ts'
import { PASSWORD_FILE } from './secret-setting.ts'
import { DEFAULTS } from './settings/defaults.ts'
import { SETTINGS_FILE } from './settings/dossier.ts'
import { inSettings, mailboxEntry } from './settings/keyring-entry.ts'
import { type InitAnswers, settingsTemplate } from './settings/template.ts'

/**
 * Creates the folder (0700), its settings, its empty ledger and the folder for exports; the password goes to the keyring, or where none answers to a file
 * of its own (0600). Answers the paths of the files, and where the password is kept.
 * @param at present moment, ISO 8601
 * @throws SettingsError 'dossier-exists', and those of `loadSettings` for answers that nobody checked (see `checkAnswers`); MachineError.
 */
export async function createDossier(
  folder: string,
  { password, ...answers }: InitAnswers & { readonly password?: string | undefined },
  at: string,
  keyring: Keyring | null,
): Promise<{ readonly files: readonly string[]; readonly password: 'keyring' | 'file' | null }> {
  // A file that could not be read again would be found out too late.
  const { loadSettings } = await import('./settings/load.ts')
  const checked = (passwordFile: string | undefined) => {
    const text = settingsTemplate({ ...answers, passwordFile })
    return { text, settings: loadSettings(SETTINGS_FILE, text) }
  }
  const plain = checked(password === undefined ? undefined : PASSWORD_FILE)
  if (password === undefined) return { files: writeDossier(folder, plain.text, at), password: null }
  const { smtp } = plain.settings
  if (smtp !== null && isTaken(keyring, mailboxEntry(smtp), password))
    return { files: writeDossier(folder, checked(inSettings(mailboxEntry(smtp))).text, at), password: 'keyring' }
  return { files: writeDossier(folder, plain.text, at, [[PASSWORD_FILE, `${password}\n`]]), password: 'file' }
}

/** Whether the keyring has it now; one that is there and refuses is as good as none. */
function isTaken(keyring: Keyring | null, entry: string, secret: string): boolean {
  try {
    keyring?.keep(entry, secret)
    return keyring !== null
  } catch {
    return false
  }
}

/** @throws SettingsError 'dossier-exists' where there are settings or a ledger already. */
export function refuseExisting(folder: string): void {
  const existing = [SETTINGS_FILE, LEDGER_FILE].map((file) => join(folder, file)).filter((file) => existsSync(file))
  if (existing.length === 0) return
  throw new SettingsError('dossier-exists', `Il y a déjà un dossier ici : ${existing.join(', ')}. Rien n’a été touché.`, {
    advice: 'Choisissez un autre dossier : relance init AUTRE-DOSSIER.',
  })
}

/** The same from a settings file already written. A failure leaves the folder as it was found. @param others files besides, by name */
export function writeDossier(
  folder: string,
  settingsText: string,
  at: string,
  others: readonly (readonly [name: string, text: string])[] = [],
): string[] {
  const settings = join(folder, SETTINGS_FILE)
  const ledger = join(folder, LEDGER_FILE)
  refuseExisting(folder)
  writing(folder, [ledger, `${ledger}.new`, ...others.map(([name]) => join(folder, name))], () => {
    createLedger(ledger, at).close()
    for (const [name, text] of others) writeFileSync(join(folder, name), text, { flag: 'wx', mode: 0o600 })
    writeFileSync(settings, settingsText, { flag: 'wx', mode: 0o600 })
  })
  mkdirSync(join(folder, DEFAULTS.daily.inbox), { recursive: true, mode: 0o700 })
  return [settings, ledger, ...others.map(([name]) => join(folder, name))]
}

/** Whether the folder has settings and no ledger: it was lost, or put aside because it was damaged. */
export function lacksLedger(folder: string): boolean {
  return existsSync(join(folder, SETTINGS_FILE)) && !existsSync(join(folder, LEDGER_FILE))
}

/** An empty ledger beside settings that stay as they are; answers its path. @throws MachineError. */
export function writeLedger(folder: string, at: string): string {
  const ledger = join(folder, LEDGER_FILE)
  writing(folder, [`${ledger}.new`], () => createLedger(ledger, at).close())
  return ledger
}

function writing(folder: string, drafts: readonly string[], work: () => void): void {
  let made: string | undefined
  try {
    made = mkdirSync(folder, { recursive: true, mode: 0o700 })
    work()
  } catch (error) {
    if (made !== undefined) rmSync(made, { recursive: true, force: true })
    else if (existsSync(folder)) for (const draft of drafts) rmSync(draft, { force: true })
    if (error instanceof StopError) throw error
    throw new MachineError('folder-not-written', `Le dossier ${folder} n’a pas pu être créé.`, {
      advice: 'Vérifiez le chemin, vos droits et la place disponible.',
      cause: error,
    })
  }
}
