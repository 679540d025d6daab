// Builds the program once before the tests, so that those that run it as a user never meet an old one, and the sources for the
// others.
import { execFileSync } from 'node:child_process'
import { compileSources } from './compiled-sources.ts'

export default async function setup(): Promise<void> {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
  await compileSources()
}
