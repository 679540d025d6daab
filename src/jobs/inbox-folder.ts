// Where exports are dropped.
import { join, resolve } from 'node:path'
import { isLink } from '../importing/sources/watched-folder.ts'
import type { Dossier } from './dossier.ts'

/** Absolute path of the watched folder; null: none. */
export function inboxFolder({ folder, settings }: Pick<Dossier, 'folder' | 'settings'>): string | null {
  const { inbox } = settings.daily
  return inbox === null ? null : resolve(folder, inbox)
}

/** Whether a folder that is not there is one that nobody made yet: within the dossier, and no link to a drive that is not connected. */
export function isYetToMake({ folder }: Pick<Dossier, 'folder'>, inbox: string): boolean {
  return inbox.startsWith(join(folder, '/')) && !isLink(inbox)
}
