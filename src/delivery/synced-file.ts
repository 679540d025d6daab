// A file whose bytes are on the disk once it is there: of messages, evidence and answers alike.
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Writes a new file that nobody else may read (0600); one that is there, or a link in its place, is refused (EEXIST). */
export function writeSynced(path: string, bytes: Buffer): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    writeFileSync(handle, bytes)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/**
 * Puts a file in the place of the one before, whole or not at all, read by nobody else: beside it first, under a name of this process alone, since
 * another one may be writing the same. A link in its place is replaced, not followed.
 * @param draft the name beside it; where one process alone writes, a fixed one, so that what a killed run left is taken away
 */
export function replaceSynced(path: string, bytes: Buffer, draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`)): void {
  // What a killed run left; 'wx' then refuses a link someone put in its place.
  rmSync(draft, { force: true })
  try {
    writeSynced(draft, bytes)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  syncFolder(dirname(path))
}

/** Removes what killed runs left half-written in a folder: drafts whose process is no more. */
export function sweepDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const number = /^\..+\.(\d+)\.part$/.exec(name)?.[1]
    if (number !== undefined && !isRunning(Number(number))) rmSync(join(folder, name), { force: true })
  }
}

function isRunning(number: number): boolean {
  try {
    return process.kill(number, 0)
  } catch (error) {
    // Somebody else's process is one too.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// The name itself must survive a power cut. Windows cannot open a folder and keeps names by itself.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
