// A file whose bytes are on the disk once it is there: of messages, evidence and answers alike.
import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs'

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
