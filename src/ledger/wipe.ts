// Taking out of the file itself what was erased from its tables: SQLite leaves the bytes of deleted rows where they were.

import { MachineError } from '../domain/errors.ts'
import { atomically, type Ledger } from './ledger.ts'
import { asStop } from './stops.ts'

/**
 * Runs `work` in one transaction that writes zeros over what it deletes, then writes the whole file anew without what earlier changes left in it, and empties its log.
 * (https://www.sqlite.org/pragma.html#pragma_secure_delete, https://www.sqlite.org/lang_vacuum.html)
 * @throws MachineError 'ledger-not-compacted' where the second part failed: what `work` did is committed
 */
export function erasing<T>(ledger: Ledger, work: () => T): T {
  ledger.db.pragma('secure_delete = ON')
  try {
    const result = atomically(ledger, work)
    compact(ledger)
    return result
  } finally {
    ledger.db.pragma('secure_delete = OFF')
  }
}

function compact({ db, path }: Ledger): void {
  try {
    db.exec('VACUUM')
    const [checkpoint] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (checkpoint?.busy !== 1) return
  } catch (error) {
    throw notCompacted(path, asStop(error))
  }
  throw notCompacted(path, null)
}

function notCompacted(file: string, cause: unknown): MachineError {
  const why = cause instanceof Error ? ` ${cause.message}` : ' Une autre commande lit ce dossier en ce moment.'
  return new MachineError(
    'ledger-not-compacted',
    `Les données sont effacées du registre, mais le fichier relance.db n’a pas pu être récrit : il peut en garder des traces.${why}`,
    { file, cause, advice: 'Attendez que les autres commandes se terminent (ou faites de la place), puis tapez la même commande.' },
  )
}
