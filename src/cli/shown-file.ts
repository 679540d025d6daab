// A file of the outbox as people find it from the dossier.
import { basename, dirname } from 'node:path'

/** "outbox/appels_2026-11-20.html", "outbox/essais/essai_...". */
export function shownFile(path: string): string {
  const folder = basename(dirname(path))
  return folder === 'outbox' ? `outbox/${basename(path)}` : `outbox/${folder}/${basename(path)}`
}
