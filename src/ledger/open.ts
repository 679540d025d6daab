// Opening and creating the ledger file, and what is refused before the first query.
// Knows the file, not what its tables mean.
import { randomUUID } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { IntegrityError, SettingsError } from '../domain/errors.ts'
import { backupBeside } from './backup.ts'
import { journalMode } from './journal-mode.ts'
import { atomically, type Ledger } from './ledger.ts'
import { setMeta } from './meta.ts'
import { migrate, SCHEMA_VERSION, versionOf } from './migrations.ts'
import { recordOwner } from './ownership.ts'
import { asStop, damaged, errorCode } from './stops.ts'

/** 'RLNC': tells our files from other SQLite files (https://www.sqlite.org/fileformat2.html, application id). */
const APPLICATION_ID = 0x524c4e43

const BUSY_TIMEOUT_MS = 5000
/** Lines are appended and indexes sorted: more pages than these would be kept for nothing. */
const CACHE_KIB = 16_384

/**
 * Creates an empty ledger, mode 0600, whole or not at all, and opens it.
 * @param at present moment, ISO 8601
 * @throws SettingsError 'ledger-exists' when the file is there already; MachineError when it cannot be written.
 */
export function createLedger(path: string, at: string): Ledger {
  if (existsSync(path)) {
    throw new SettingsError('ledger-exists', 'Ce dossier contient déjà un fichier relance.db.', { file: path })
  }
  try {
    writeDraft(`${path}.new`)
    renameSync(`${path}.new`, path)
  } catch (error) {
    throw asStop(error)
  }
  const ledger = connect(path)
  atomically(ledger, () => {
    setMeta(ledger, 'ledger-id', randomUUID())
    setMeta(ledger, 'created-at', at)
    recordOwner(ledger)
  })
  return ledger
}

/**
 * Opens an existing ledger and brings it to the program's version, after a copy beside it (`relance.db.v1.bak`).
 * @throws SettingsError 'ledger-missing'; IntegrityError 'ledger-not-sqlite', 'ledger-foreign', 'ledger-newer',
 * 'ledger-damaged'; BusyError; MachineError.
 */
export function openLedger(path: string): Ledger {
  if (!existsSync(path)) {
    throw new SettingsError('ledger-missing', 'Ce dossier n’a pas encore de fichier relance.db.', {
      file: path,
      advice: 'Créez-le avec « relance init ».',
    })
  }
  if (!statSync(path).isFile()) throw notSqlite(path)
  return connect(path)
}

/**
 * Reads every page of the ledger (slow on a large one: for `relance check`, not for each command).
 * @throws IntegrityError 'ledger-damaged' with SQLite's findings.
 */
export function checkIntegrity(ledger: Ledger): void {
  const findings = query(() => ledger.db.pragma('quick_check(20)') as { quick_check: string }[]).map((row) => row.quick_check)
  const broken = query(() => ledger.db.pragma('foreign_key_check') as { table: string }[]).map((row) => `${row.table}: foreign key`)
  const problems = [...findings.filter((finding) => finding !== 'ok'), ...broken]
  if (problems.length > 0) throw damaged(undefined, problems)
}

/** The empty ledger under another name: nobody sees it before it is whole and on the disk. */
function writeDraft(draft: string): void {
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', 0o600)
  try {
    const db = new Database(draft)
    db.pragma('synchronous = OFF')
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db)
    db.close()
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function connect(path: string): Ledger {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS })
    refuseOthers(db, path)
    chmodOwnerOnly(path)
    db.pragma(`journal_mode = ${journalMode(dirname(path))}`)
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma(`cache_size = -${CACHE_KIB}`)
    db.pragma('trusted_schema = OFF')
    db.pragma('recursive_triggers = ON') // INSERT OR REPLACE would go round the triggers that forbid deleting
    const opened = db
    const ledger: Ledger = { db, path, close: () => opened.close() }
    if (versionOf(db) < SCHEMA_VERSION) {
      backupBeside(ledger)
      migrate(db)
    }
    return ledger
  } catch (error) {
    db?.close()
    throw isNotSqlite(error) ? notSqlite(path, error) : asStop(error)
  }
}

function refuseOthers(db: Database.Database, path: string): void {
  if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) {
    throw new IntegrityError('ledger-foreign', 'Ce fichier SQLite n’a pas été créé par relance.', {
      file: path,
      advice: 'Rangez-le ailleurs, puis créez le dossier avec « relance init ».',
    })
  }
  if (versionOf(db) > SCHEMA_VERSION) {
    throw new IntegrityError('ledger-newer', 'Ce dossier a été ouvert par une version plus récente de relance.', {
      file: path,
      advice: 'Mettez relance à jour ; rien n’a été modifié.',
    })
  }
}

function chmodOwnerOnly(path: string): void {
  if ((statSync(path).mode & 0o077) !== 0 && process.platform !== 'win32') chmodSync(path, 0o600)
}

function isNotSqlite(error: unknown): boolean {
  return errorCode(error) === 'SQLITE_NOTADB'
}

function notSqlite(path: string, cause?: unknown): IntegrityError {
  return new IntegrityError('ledger-not-sqlite', 'Le fichier relance.db n’est pas une base SQLite.', {
    file: path,
    cause,
    advice: 'Restaurez une sauvegarde, ou rangez ce fichier ailleurs et recommencez avec « relance init ».',
  })
}

function query<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asStop(error)
  }
}
