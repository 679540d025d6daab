// A dossier as jobs see it, opened without a command: for what must be looked at between two steps of one.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadSettings } from '../../src/cli/settings/load.ts'
import type { Dossier } from '../../src/jobs/dossier.ts'
import { openLedger } from '../../src/ledger/open.ts'
import type { TempDossier } from './dossier.ts'

/** Its ledger is to be closed. */
export function openedDossier({ folder, day }: Pick<TempDossier, 'folder' | 'day'>): Dossier {
  return {
    folder,
    settings: loadSettings('relance.yaml', readFileSync(join(folder, 'relance.yaml'), 'utf8')),
    settingsDigest: 'digest',
    ledger: openLedger(join(folder, 'relance.db')),
    clock: { today: () => day, now: () => `${day}T09:00:00+01:00` } as Dossier['clock'],
    programVersion: 'test',
    templateFolders: [fileURLToPath(new URL('../../templates', import.meta.url))],
  }
}
