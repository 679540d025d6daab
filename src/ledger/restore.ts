// A backup put in the place of the ledger. At no moment is there no ledger, and the one before is kept.
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import Database from 'better-sqlite3'
import { BusyError, InputError, IntegrityError } from '../domain/errors.ts'
import { checkIntegrity, openLedger } from './open.ts'
import { ledgerId } from './ownership.ts'
import { asStop } from './stops.ts'

/**
 * The caller holds the run lock and has the ledger closed. What was sent since the backup was made is not known to it: it refuses to send until
 * it is adopted.
 * @param path of the ledger, which may be missing or damaged. @param aside where the present one is kept
 * @throws InputError 'backup-missing', 'backup-itself'; IntegrityError for a file that is no sound ledger ('ledger-not-sqlite', 'ledger-foreign', 'ledger-newer', 'backup-unsound') or
 * 'backup-other' for that of another dossier; BusyError when somebody reads the ledger; MachineError. Nothing has changed then.
 */
export function restoreLedger(path: string, backup: string, aside: string): void {
  if (!existsSync(backup))
    throw new InputError('backup-missing', 'Cette sauvegarde n’existe pas.', {
      file: backup,
      advice: 'Voyez celles du dossier : relance backup --list',
    })
  if (existsSync(path) && realpathSync(backup) === realpathSync(path))
    throw new InputError('backup-itself', 'Ce fichier est le registre lui-même, et non une sauvegarde.', {
      file: backup,
      advice: 'Voyez celles du dossier : relance backup --list',
    })
  const draft = `${path}.restoring`
  try {
    rmSync(draft, { force: true })
    copyFileSync(backup, draft)
    chmodSync(draft, 0o600)
    refuseUnsound(draft, path, backup)
    quiesce(path)
    const file = openSync(draft, 'r')
    fsyncSync(file)
    closeSync(file)
    if (existsSync(path)) keep(path, aside)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw asStop(error)
  }
}

/** The copy is looked at, not the backup: opening a file of an older version brings it to the present one. */
function refuseUnsound(draft: string, path: string, backup: string): void {
  try {
    const ledger = openLedger(draft)
    try {
      checkIntegrity(ledger)
      const present = idOf(path)
      if (present === null || present === ledgerId(ledger)) return
    } finally {
      ledger.close()
    }
  } catch (error) {
    throw error instanceof IntegrityError && error.code === 'ledger-damaged' ? damagedCopy(backup, error) : error
  } finally {
    for (const rest of ['-wal', '-shm']) rmSync(`${draft}${rest}`, { force: true })
  }
  throw new IntegrityError('backup-other', 'Cette sauvegarde est celle d’un autre dossier : rien n’a été changé.', {
    file: backup,
    advice: 'Pour reprendre un dossier entier, copiez-le ; pour un dossier neuf, voyez « relance init ».',
  })
}

/** The damage is the copy's, not that of the ledger it would take the place of. */
function damagedCopy(file: string, cause: IntegrityError): IntegrityError {
  return new IntegrityError('backup-unsound', 'Cette sauvegarde est abîmée : elle n’a pas été remise, et le registre n’a pas été touché.', {
    file,
    cause,
    advice: 'Prenez-en une autre : relance backup --list',
  })
}

/** Null for a ledger that is missing or cannot be read. */
function idOf(path: string): string | null {
  if (!existsSync(path)) return null
  try {
    const db = new Database(path, { readonly: true })
    try {
      const id = db.prepare(`SELECT value FROM meta WHERE key = 'ledger-id'`).pluck().get()
      return typeof id === 'string' ? id : null
    } finally {
      db.close()
    }
  } catch {
    // Damaged: that is why it is restored.
    return null
  }
}

/** What stands in the log of the present file would be read into the restored one. @throws BusyError when somebody has it open */
function quiesce(path: string): void {
  const log = `${path}-wal`
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0 && idOf(path) !== null) {
    const db = new Database(path)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0)
      throw new BusyError('dossier-busy', 'Une autre commande relance lit ce dossier en ce moment.', {
        advice: 'Attendez qu’elle se termine, puis recommencez.',
      })
  }
  for (const rest of [log, `${path}-shm`]) rmSync(rest, { force: true })
}

/** Another name for the same file, or a copy where the disk knows no such names. */
function keep(path: string, aside: string): void {
  try {
    linkSync(path, aside)
  } catch {
    copyFileSync(path, aside)
  }
}
