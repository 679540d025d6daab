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

const FAULTS: Readonly<Record<FileFault, { readonly code: string; readonly message: string }>> = {
  missing: { code: 'logo-missing', message: 'Le fichier de creditor.logo n’existe pas dans le dossier.' },
  other: { code: 'logo-not-a-file', message: 'creditor.logo est un lien ou n’est pas un fichier : relance ne suit pas les liens.' },
  'too-large': { code: 'logo-too-large', message: 'L’image de creditor.logo dépasse 200 ko : elle part avec chaque message.' },
  unreadable: { code: 'logo-unreadable', message: 'L’image de creditor.logo ne peut pas être lue.' },
}

const read = new WeakMap<Dossier, Logo | null>()

/**
 * Null when the settings name none. Read once per run.
 * @throws SettingsError 'logo-missing', 'logo-not-a-file', 'logo-too-large', 'logo-unreadable', 'logo-not-a-picture'
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
  if (!file.ok) throw refusal(path, FAULTS[file.why].code, FAULTS[file.why].message)
  const picture = pictureOf(file.bytes)
  if (picture === null) throw refusal(path, 'logo-not-a-picture', 'Le fichier de creditor.logo n’est ni une image PNG ni une image JPEG.')
  return { ...picture, bytes: file.bytes }
}

function refusal(file: string, code: string, message: string): SettingsError {
  return new SettingsError(code, message, {
    file,
    advice: 'Mettez dans le dossier une image PNG ou JPEG de 200 ko au plus, donnez son nom à creditor.logo, ou retirez ce réglage.',
  })
}
