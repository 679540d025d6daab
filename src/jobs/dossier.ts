// An open dossier: what every job works on. Opening it (argv, settings file) belongs to cli/.
import { join } from 'node:path'
import type { DkimKey } from '../delivery/dkim-key.ts'
import type { Clock } from '../domain/clock.ts'
import type { Settings } from '../domain/settings.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface Dossier {
  readonly folder: string
  readonly settings: Settings
  /** SHA-256 of the settings file's text. */
  readonly settingsDigest: string
  readonly ledger: Ledger
  readonly clock: Clock
  readonly programVersion: string
  /** Folders of templates, the shipped one first. */
  readonly templateFolders: readonly string[]
  /** The key that signs e-mails, read when one is composed; null: they are not signed. Absent: as null. */
  dkim?(): DkimKey | null
}

/** Folder of the fonts of documents: in the shipped folder of templates. */
export function fontsOf({ templateFolders }: Dossier): string {
  return join(templateFolders[0] ?? '', 'fonts')
}
