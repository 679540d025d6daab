// How far the sending had come, kept beside the ledger in `relance.sent`: a ledger put back as it was before, from a backup, knows of fewer
// sendings and would make them again. Knows nothing of what was sent.
import { closeSync, constants, fstatSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Ledger } from './ledger.ts'
import { statement } from './statements.ts'
import { asStop } from './stops.ts'

/** A note is written over the one before it where both are as long: nothing to make room for, nothing half-way. */
const LENGTH = 16

/** Ledgers whose note has reached the disk since they were opened. */
const SYNCED = new WeakSet<Ledger['db']>()

/**
 * Notes how many sendings the ledger knows of, those about to leave included. The first note of a run is on the disk when this returns:
 * whatever becomes of the later ones, a backup made before the run is behind it.
 * @throws MachineError when it cannot be written
 */
export function markSent(ledger: Ledger): void {
  const path = markOf(ledger)
  const note = `${String(lastClaim(ledger)).padStart(LENGTH - 1, '0')}\n`
  try {
    if (!writtenOver(path, note, !SYNCED.has(ledger.db))) writeWhole(path, note)
    SYNCED.add(ledger.db)
  } catch (error) {
    throw asStop(error)
  }
}

/** The note of a ledger that is at home here from now on: none where nothing was sent. @throws MachineError as `markSent` */
export function markOwn(ledger: Ledger): void {
  try {
    if (lastClaim(ledger) > 0) markSent(ledger)
    else rmSync(markOf(ledger), { force: true })
  } catch (error) {
    throw asStop(error)
  }
}

/**
 * How many sendings left from this folder that the ledger does not know of; a note that says nothing counts for one. Without a note none did.
 * @throws MachineError when it cannot be read
 */
export function unknownSendings(ledger: Ledger): number {
  const note = noteAt(markOf(ledger))
  if (note === null) return 0
  return /^\d+\n$/.test(note) ? Math.max(0, Number(note) - lastClaim(ledger)) : 1
}

/** False, and nothing done, where there is no note of this length, or a link in its place. */
function writtenOver(path: string, note: string, synced: boolean): boolean {
  const file = openIfThere(path)
  if (file === null) return false
  try {
    if (fstatSync(file).size !== LENGTH) return false
    writeSync(file, note, 0)
    if (synced) fsyncSync(file)
    return true
  } finally {
    closeSync(file)
  }
}

function openIfThere(path: string): number | null {
  try {
    // Windows knows no such flag.
    return openSync(path, constants.O_RDWR | (constants.O_NOFOLLOW ?? 0))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ELOOP') return null
    throw error
  }
}

/** Whole or not at all, whatever stops the program meanwhile. */
function writeWhole(path: string, note: string): void {
  writeFileSync(`${path}.new`, note, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
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
function lastClaim(ledger: Ledger): number {
  return Number(statement(ledger, 'SELECT coalesce(max(id), 0) FROM delivery').pluck().get())
}

function markOf({ path }: Ledger): string {
  return join(dirname(path), 'relance.sent')
}
