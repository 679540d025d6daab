// How far the sending had come, kept beside the ledger in `relance.sent`: a ledger put back as it was before, from a backup, knows of fewer
// sendings and would make them again. Knows nothing of what was sent.
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Ledger } from './ledger.ts'
import { asStop } from './stops.ts'

/**
 * Notes how many sendings the ledger knows of, those about to leave included; without any, forgets the note.
 * @throws MachineError when it cannot be written
 */
export function markSent(ledger: Ledger): void {
  const path = markOf(ledger)
  const known = lastClaim(ledger)
  try {
    if (known === 0) rmSync(path, { force: true })
    else {
      // Whole or not at all, whatever stops the program meanwhile.
      writeFileSync(`${path}.new`, `${known}\n`, { mode: 0o600 })
      renameSync(`${path}.new`, path)
    }
  } catch (error) {
    throw asStop(error)
  }
}

/**
 * Whether sendings left from this folder that the ledger does not know of; so does a note that says nothing. Without a note none did.
 * @throws MachineError when it cannot be read
 */
export function isBehind(ledger: Ledger): boolean {
  const note = noteAt(markOf(ledger))
  return note !== null && !(/^\d+\n$/.test(note) && Number(note) <= lastClaim(ledger))
}

function noteAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw asStop(error)
  }
}

/** Number of the last sending that was begun; they are numbered in order and never deleted. */
function lastClaim({ db }: Ledger): number {
  return Number(db.prepare('SELECT coalesce(max(id), 0) FROM delivery').pluck().get())
}

function markOf({ path }: Ledger): string {
  return join(dirname(path), 'relance.sent')
}
