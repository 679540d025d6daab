// One relance at a time on a dossier: an exclusive SQLite lock on `relance.lock`, which the system frees with the process.
// No PID file, nothing to clean up after a crash.
import { closeSync, existsSync, openSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { asStop } from './stops.ts'

/** A held run lock. Releasing it twice is harmless. */
interface RunLock {
  release(): void
}

/**
 * Takes the dossier's run lock, or fails at once.
 * @throws BusyError 'dossier-busy' when another process (or another lock of this one) holds it; MachineError.
 */
export function acquireRunLock(dossierDir: string): RunLock {
  const path = join(dossierDir, 'relance.lock')
  let db: Database.Database | undefined
  try {
    // Only when missing: closing a second descriptor of a locked file would free this process's own lock (fcntl).
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    db = new Database(path, { timeout: 0 })
    db.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    db?.close()
    throw asStop(error)
  }
  const held = db
  return { release: () => void held.close() }
}
