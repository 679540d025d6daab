// Builds the program once before the tests, so that those that run it as a user never meet an old one, and the sources for the
// others. Every temporary folder of the tests and of the programs they start stands in one, removed at the end.
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compileSources } from './compiled-sources.ts'

export default async function setup(): Promise<() => void> {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
  await compileSources()
  const folder = mkdtempSync(join(tmpdir(), 'relance-'))
  // Some tests work as another user, who must be able to come in.
  chmodSync(folder, 0o711)
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
