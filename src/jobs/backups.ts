// Copies of the ledger: made, opened to see that they are whole, listed, and removed when they are old.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { addDays, type IsoDay, parseIsoDay } from '../domain/day.ts'
import { backupLedger, verifyBackup } from '../ledger/backup.ts'
import type { Dossier } from './dossier.ts'

const FOLDER = 'backups'
const NAME = /^relance_(\d{4}-\d{2}-\d{2})(?:_(\d+))?\.db$/
/** Made before a migration, beside the ledger. */
const BEFORE_MIGRATION = /^relance\.db\.v\d+(?:-\d+)?\.bak$/

export interface BackupView {
  /** Absolute path. */
  readonly file: string
  /** Day it was made. */
  readonly day: IsoDay
  readonly bytes: number
}

/**
 * A copy of the ledger as it is now, in `backups/`, verified.
 * @throws MachineError when it cannot be written; IntegrityError 'backup-damaged' when what was written is not what was read: nothing is left then
 */
export function makeBackup({ folder, ledger }: Dossier, day: IsoDay): BackupView {
  mkdirSync(join(folder, FOLDER), { recursive: true, mode: 0o700 })
  const taken = new Set(readdirSync(join(folder, FOLDER)))
  const names = Array.from({ length: taken.size + 1 }, (_, index) => `relance_${day}${index === 0 ? '' : `_${index + 1}`}.db`)
  const file = join(folder, FOLDER, names.find((name) => !taken.has(name)) ?? '')
  backupTo({ ledger }, file)
  return { file, day, bytes: statSync(file).size }
}

/** The same at a place of one's own. @throws as `makeBackup`; MachineError for a file that exists: it is never written over */
export function backupTo({ ledger }: Pick<Dossier, 'ledger'>, file: string): void {
  backupLedger(ledger, file)
  try {
    verifyBackup(ledger, file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}

/** Those in `backups/`, the oldest first. */
export function backupsOf({ folder }: Pick<Dossier, 'folder'>): BackupView[] {
  return namesIn(join(folder, FOLDER))
    .flatMap((name) => {
      const [, day, number] = NAME.exec(name) ?? []
      const on = parseIsoDay(day ?? '')
      const file = join(folder, FOLDER, name)
      return on === null ? [] : [{ file, day: on, bytes: statSync(file).size, number: Number(number ?? '1') }]
    })
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number))
    .map(({ number: _number, ...backup }) => backup)
}

/** Makes one where the last is older than the settings say; null where none is due. @throws as `makeBackup` */
export function backupIfDue(dossier: Dossier, day: IsoDay): BackupView | null {
  const { everyDays } = dossier.settings.backup
  const last = backupsOf(dossier).at(-1)
  if (everyDays === 0 || (last !== undefined && addDays(last.day, everyDays) > day)) return null
  return makeBackup(dossier, day)
}

/** Removes what is older than the settings say, the last copy excepted; the copies made before a migration too. Returns their paths. */
export function pruneBackups(dossier: Dossier, day: IsoDay): string[] {
  const first = addDays(day, -dossier.settings.backup.keepDays)
  const old = backupsOf(dossier)
    .slice(0, -1)
    .filter((backup) => backup.day < first)
    .map(({ file }) => file)
  const beside = dirname(dossier.ledger.path)
  const before = namesIn(beside)
    .filter((name) => BEFORE_MIGRATION.test(name) && dayOf(join(beside, name)) < first)
    .map((name) => join(beside, name))
  for (const file of [...old, ...before]) rmSync(file, { force: true })
  return [...old, ...before].map((file) => basename(file))
}

function dayOf(file: string): string {
  return statSync(file).mtime.toISOString().slice(0, 10)
}

function namesIn(folder: string): string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(folder) : []
}
