// Copies of the ledger as one compact file, marked so that a restored copy knows it is one.
import { chmodSync, closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { IntegrityError } from '../domain/errors.ts'
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

/** Opens the copy and compares it with the ledger. @throws IntegrityError 'backup-damaged' */
export function verifyBackup(ledger: Ledger, target: string): void {
  const copy = new Database(target, { readonly: true })
  try {
    const findings = (copy.pragma('quick_check(1)') as { quick_check: string }[]).map((row) => row.quick_check)
    const [kept, told] = [ledger.db, copy].map((db) => JSON.stringify(COUNTED.map((sql) => db.prepare(sql).raw().get())))
    if (findings.every((finding) => finding === 'ok') && kept === told) return
  } finally {
    copy.close()
  }
  throw new IntegrityError('backup-damaged', 'La sauvegarde relue n’est pas identique au registre : elle n’a pas été gardée.', {
    file: target,
    advice: 'Vérifiez le disque, puis recommencez.',
  })
}

/** What a whole copy tells as the ledger does. */
const COUNTED = [
  'SELECT count(*), coalesce(sum(amount_cents), 0) FROM line',
  'SELECT count(*), max(sha256) FROM history',
  'SELECT count(*) FROM delivery',
  'SELECT count(*) FROM hold',
]

function markAsBackup(path: string): void {
  const copy = new Database(path)
  copy.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('backup', '1')`).run()
  copy.close()
}
