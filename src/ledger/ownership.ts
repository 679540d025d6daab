// Where the ledger lives: a copy on another machine, in another folder or restored from a backup must not send,
// since its original may have sent in the meantime. What to do about it is the command's business.
import { realpathSync, statSync } from 'node:fs'
import { hostname } from 'node:os'
import { atomically, type Ledger } from './ledger.ts'
import { dropMeta, meta, setMeta } from './meta.ts'
import { markOwn, unknownSendings } from './sent-mark.ts'

/** Random name of the ledger, given at its creation and shared by its copies. */
export function ledgerId(ledger: Ledger): string {
  return meta(ledger, 'ledger-id') ?? ''
}

/**
 * True while the file is the very one it was when its place was last recorded: same machine, real path and inode, and none of what left from
 * its folder is unknown to it.
 */
export function isOwnLedger(ledger: Ledger): boolean {
  const place = placeOf(ledger.path)
  return meta(ledger, 'backup') === null && place.every(([key, value]) => meta(ledger, key) === value) && unknownSendings(ledger) === 0
}

/** Records the present place as the ledger's own: at its creation, and when a person adopts a copy. */
export function recordOwner(ledger: Ledger): void {
  atomically(ledger, () => {
    dropMeta(ledger, 'backup')
    for (const [key, value] of placeOf(ledger.path)) setMeta(ledger, key, value)
    markOwn(ledger)
  })
}

function placeOf(path: string): [key: string, value: string][] {
  const inode = statSync(path, { bigint: true }).ino
  return [
    ['machine', hostname()],
    ['real-path', realpathSync(path)],
    ['inode', String(inode)],
  ]
}
