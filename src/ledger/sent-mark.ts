// How far the sending had come, kept beside the ledger in `relance.sent`, and once more where the user's programs keep their state: a ledger put
// back as it was before, from a backup, alone or with its whole folder, knows of fewer sendings and would make them again. Knows nothing of what
// was sent.
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Ledger } from './ledger.ts'
import { meta } from './meta.ts'
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
  const note = `${String(lastClaim(ledger)).padStart(LENGTH - 1, '0')}\n`
  const first = !SYNCED.has(ledger.db)
  const { beside, apart } = markOf(ledger)
  try {
    noteDown(beside, note, first)
    SYNCED.add(ledger.db)
  } catch (error) {
    throw asStop(error)
  }
  try {
    if (first) mkdirSync(dirname(apart), { recursive: true, mode: 0o700 })
    noteDown(apart, note, first)
  } catch {
    // A user without a folder of his own (a service) has the note beside the ledger.
  }
}

/** The note of a ledger that is at home here from now on: none where nothing was sent. @throws MachineError as `markSent` */
export function markOwn(ledger: Ledger): void {
  try {
    if (lastClaim(ledger) > 0) markSent(ledger)
    else for (const path of Object.values(markOf(ledger))) rmSync(path, { force: true })
  } catch (error) {
    throw asStop(error)
  }
}

/**
 * How many sendings left from this folder that the ledger does not know of; a note that says nothing counts for one. Without a note none did.
 * @throws MachineError when it cannot be read
 */
export function unknownSendings(ledger: Ledger): number {
  const { beside, apart } = markOf(ledger)
  const notes = [noteAt(beside), noteApart(apart)].filter((note) => note !== null)
  return Math.max(0, ...notes.map((note) => (/^\d+\n$/.test(note) ? Number(note) - lastClaim(ledger) : 1)))
}

/** Written over the one before, or whole. */
function noteDown(path: string, note: string, synced: boolean): void {
  if (!writtenOver(path, note, synced)) writeWhole(path, note)
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

/** As `noteAt`; what cannot be read says nothing. */
function noteApart(path: string): string | null {
  try {
    return noteAt(path)
  } catch {
    return null
  }
}

/** Number of the last sending that was begun; they are numbered in order and never deleted. */
function lastClaim(ledger: Ledger): number {
  return Number(statement(ledger, 'SELECT coalesce(max(id), 0) FROM delivery').pluck().get())
}

const MARKS = new WeakMap<Ledger['db'], Marks>()

interface Marks {
  readonly beside: string
  /** Of this ledger at this place. */
  readonly apart: string
}

function markOf(ledger: Ledger): Marks {
  const known = MARKS.get(ledger.db)
  if (known !== undefined) return known
  const place = createHash('sha256')
    .update(`${meta(ledger, 'ledger-id')}\0${realpathSync(ledger.path)}`)
    .digest('hex')
  const marks = { beside: join(dirname(ledger.path), 'relance.sent'), apart: join(stateFolder(), `${place.slice(0, 32)}.sent`) }
  MARKS.set(ledger.db, marks)
  return marks
}

/** Where programs of this user keep what they must not forget (XDG Base Directory Specification; the customs of Windows and macOS). */
function stateFolder(): string {
  const { XDG_STATE_HOME, LOCALAPPDATA, HOME } = process.env
  const home = HOME || homedir()
  const customs: Partial<Record<NodeJS.Platform, string>> = {
    win32: LOCALAPPDATA || join(home, 'AppData', 'Local'),
    darwin: join(home, 'Library', 'Application Support'),
  }
  return join(XDG_STATE_HOME || customs[process.platform] || join(home, '.local', 'state'), 'relance')
}
