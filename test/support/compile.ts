// Turns a TypeScript program of the tests into one JavaScript file that a child process can run: Node 20 reads no TypeScript.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildSync } from 'esbuild'

/** Path of the compiled program, in a new temporary folder. Run it with `childEnvironment()`. */
export function compileProgram(source: string): string {
  const outfile = join(mkdtempSync(join(tmpdir(), 'relance-test-')), 'program.cjs')
  buildSync({
    entryPoints: [resolve(import.meta.dirname, source)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
    logLevel: 'error',
  })
  return outfile
}

/** Environment in which a compiled program finds the native packages. */
export function childEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, NODE_PATH: resolve(import.meta.dirname, '../../node_modules'), ...more }
}
