// An open dossier: what every job works on. Opening it (argv, settings file) belongs to cli/.
import { join } from 'node:path'
import type { DkimKey } from '../delivery/dkim-key.ts'
import type { Clock } from '../domain/clock.ts'
import type { IsoDay } from '../domain/day.ts'
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
  /**
   * A look at a past day: what was sent, decided or noted for a later one is not known. Absent: all that the ledger knows counts, as it must for
   * whatever leaves.
   */
  readonly knownUntil?: IsoDay
  /** The key that signs e-mails, read when one is composed; null: they are not signed. Absent: as null. */
  dkim?(): DkimKey | null
}

/** Whether what was recorded at that moment (ISO 8601) was known by the day looked at. */
export function wasKnown({ knownUntil }: Pick<Dossier, 'knownUntil'>, at: string): boolean {
  return knownUntil === undefined || at.slice(0, 10) <= knownUntil
}

/** Folder of the fonts of documents: in the shipped folder of templates. */
export function fontsOf({ templateFolders }: Dossier): string {
  return join(templateFolders[0] ?? '', 'fonts')
}
