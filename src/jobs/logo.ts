// The creditor's picture, as it stands in his messages: read from the dossier, refused in words when it is not what it should be.
import { SettingsError } from '../domain/errors.ts'
import { type Picture, pictureOf } from '../rendering/picture.ts'
import type { Dossier } from './dossier.ts'
import { type FileFault, readDossierFile } from './dossier-file.ts'

export interface Logo extends Picture {
  readonly bytes: Buffer
}

/** It travels with every message. */
const LARGEST = 200_000

const FAULTS: Readonly<Record<FileFault, string>> = {
  missing: 'Le fichier de creditor.logo n’existe pas dans le dossier.',
  other: 'creditor.logo est un lien ou n’est pas un fichier : relance ne suit pas les liens.',
  'too-large': 'L’image de creditor.logo dépasse 200 ko : elle part avec chaque message.',
  unreadable: 'L’image de creditor.logo ne peut pas être lue.',
}

const read = new WeakMap<Dossier, Logo | null>()

/**
 * Null when the settings name none. Read once per run.
 * @throws SettingsError 'logo-unusable': not there, a link, above 200 kB, neither PNG nor JPEG
 */
export function logoOf(dossier: Dossier): Logo | null {
  const known = read.get(dossier)
  if (known !== undefined) return known
  const { logo } = dossier.settings.creditor
  const found = logo === null ? null : readLogo(dossier.folder, logo.replaceAll('\\', '/'))
  read.set(dossier, found)
  return found
}

function readLogo(folder: string, path: string): Logo {
  const file = readDossierFile(folder, path, LARGEST)
  if (!file.ok) throw unusable(path, FAULTS[file.why])
  const picture = pictureOf(file.bytes)
  if (picture === null) throw unusable(path, 'Le fichier de creditor.logo n’est ni une image PNG ni une image JPEG.')
  return { ...picture, bytes: file.bytes }
}

function unusable(file: string, message: string): SettingsError {
  return new SettingsError('logo-unusable', message, {
    file,
    advice: 'Mettez dans le dossier une image PNG ou JPEG de 200 ko au plus, donnez son nom à creditor.logo, ou retirez ce réglage.',
  })
}
