// Entries of the keyring as the settings name them: `keyring:ssl0.ovh.net/compta@brunet.example` where the name of a file could stand.
import { SettingsError } from '../../domain/errors.ts'
import type { Settings } from '../../domain/settings.ts'
import type { Keyring } from '../keyring.ts'
import type { SecretName } from './private-file.ts'

const PREFIX = 'keyring:'

/** Name of the entry; null: the words name a file. */
export function entryNamed(written: string): string | null {
  return written.startsWith(PREFIX) ? written.slice(PREFIX.length) : null
}

/** How the settings name an entry. */
export function inSettings(entry: string): string {
  return `${PREFIX}${entry}`
}

/** The entry for the password of a mailbox: dossiers that sign in to the same one share it. */
export function mailboxEntry({ host, user }: NonNullable<Settings['smtp']>): string {
  return `${host}/${user}`
}

/** @throws SettingsError 'keyring-closed' where no keyring answers, 'keyring-missing' for an entry that is not there, or is empty */
export function secretInKeyring(entry: string, { of, key, renew }: SecretName, keyring: Keyring | null): string {
  const secret = keyring === null ? undefined : readEntry(keyring, entry)
  if (secret === undefined) {
    throw new SettingsError('keyring-closed', `Le trousseau de la session ne répond pas ; l’entrée ${of} s’y trouve (${entry}).`, {
      advice: `Ouvrez votre session, qui ouvre le trousseau, ou ${renew === null ? `nommez un fichier par ${key}` : `gardez-le dans un fichier : ${renew} --file`}.`,
    })
  }
  if (secret !== null && secret.trim() !== '') return secret
  throw new SettingsError('keyring-missing', `L’entrée ${of} n’est pas dans le trousseau de cette session (${entry}).`, {
    advice: renew === null ? `Ajoutez-la sous ce nom, ou nommez un fichier par ${key}.` : `Tapez : ${renew}`,
  })
}

/** Undefined: the keyring cannot be read. */
function readEntry(keyring: Keyring, entry: string): string | null | undefined {
  try {
    return keyring.read(entry)
  } catch {
    return undefined
  }
}
