// Builds the program once before the tests, so that those that run it as a user never meet an old one, and the sources for the
// others. Every temporary folder of the tests and of the programs they start stands in one, removed at the end.
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileSources } from './compiled-sources.ts'

export default async function setup(): Promise<() => void> {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
  await compileSources()
  const folder = mkdtempSync(join(fastFolder(), 'relance-'))
  // Some tests work as another user, who must be able to come in.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

/** A disk in memory, where there is one with room: waiting for a real one takes longer than most commands, and no test cuts the power. */
function fastFolder(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > ROOM ? memory : tmpdir()
}

/** Bytes that all tests together never need. */
const ROOM = 4 * 2 ** 30
