// What SQLite and the file system refuse, told as the stops of the program.
// Constraint errors are not here: they are our bugs, and stay what they are.
import { BusyError, IntegrityError, MachineError, StopError } from '../domain/errors.ts'

/**
 * The stop that an error of SQLite or of the file system amounts to: busy (5), machine (8), damaged (9).
 * Any other error comes back as it is.
 */
export function asStop(error: unknown): unknown {
  if (error instanceof StopError) return error
  const code = errorCode(error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return busy(error)
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return damaged(error)
  const why = machineReason(code)
  if (why === null) return error
  return new MachineError('ledger-unwritable', why, {
    cause: error,
    advice: 'Rien n’a été enregistré depuis le dernier état validé. Corrigez la cause, puis relancez la commande.',
  })
}

/** Another process holds the dossier. */
function busy(cause: unknown): BusyError {
  return new BusyError('dossier-busy', 'Une autre commande relance travaille déjà sur ce dossier.', {
    cause,
    advice: 'Attendez qu’elle se termine, puis recommencez.',
  })
}

/** The file is a ledger of ours, but its content no longer holds together. */
export function damaged(cause: unknown, details: readonly string[] = []): IntegrityError {
  return new IntegrityError('ledger-damaged', 'Le fichier relance.db est endommagé.', {
    cause,
    problems: details.slice(0, 20).map((message) => ({ message })),
    problemCount: details.length,
    advice: 'N’y touchez plus : restaurez la dernière sauvegarde, puis réimportez les exercices depuis vos fichiers.',
  })
}

function machineReason(code: string): string | null {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'Le disque est plein : le dossier n’a pas pu être écrit.'
  if (/^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/.test(code))
    return 'Le dossier est en lecture seule : relance n’a pas le droit d’y écrire.'
  if (/^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR)/.test(code)) return 'Le fichier relance.db ne peut pas être ouvert à cet endroit.'
  if (code === 'EEXIST') return 'Un fichier de ce nom existe déjà : il n’a pas été remplacé.'
  if (/^(SQLITE_IOERR|EIO)/.test(code)) return 'Le disque a refusé une lecture ou une écriture.'
  return null
}

/** What SQLite or the file system calls it; '' for what neither said. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
