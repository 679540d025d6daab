// Where exports are dropped.
import { resolve } from 'node:path'
import type { Dossier } from './dossier.ts'

/** Absolute path of the watched folder; null: none. */
export function inboxFolder({ folder, settings }: Pick<Dossier, 'folder' | 'settings'>): string | null {
  const { inbox } = settings.daily
  return inbox === null ? null : resolve(folder, inbox)
}
