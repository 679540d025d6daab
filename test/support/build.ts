// Builds the program once before the tests, so that those that run it as a user never meet an old one.
import { execFileSync } from 'node:child_process'

export default function setup(): void {
  execFileSync(process.execPath, ['esbuild.config.js'], { stdio: 'inherit' })
}
