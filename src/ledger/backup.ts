// Copies of the ledger as one compact file, marked so that a restored copy knows it is one.
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Ledger } from './ledger.ts'
import { versionOf } from './migrations.ts'
import { asStop } from './stops.ts'

/**
 * Writes a consistent copy to `target`, mode 0600.
 * @throws MachineError when the target cannot be written; an existing file is refused, never overwritten.
 */
export function backupLedger(ledger: Ledger, target: string): void {
  try {
    closeSync(openSync(target, 'wx', 0o600))
    ledger.db.prepare('VACUUM INTO ?').run(target)
    chmodSync(target, 0o600)
    markAsBackup(target)
  } catch (error) {
    throw asStop(error)
  }
}

/** The copy made before a migration: `relance.db.v1.bak` beside the ledger, numbered when that name is taken. Returns its path. */
export function backupBeside(ledger: Ledger): string {
  const base = `${ledger.path}.v${versionOf(ledger.db)}`
  let target = `${base}.bak`
  for (let i = 2; existsSync(target); i++) target = `${base}-${i}.bak`
  backupLedger(ledger, target)
  return target
}

function markAsBackup(path: string): void {
  const copy = new Database(path)
  copy.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('backup', '1')`).run()
  copy.close()
}
