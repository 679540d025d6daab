// Runs a few lines with the ledger room in a process of their own, to be killed. Bundled first: plain Node reads no TypeScript.
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { tempFolder } from './ledger-builders.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Bundles a program written here; it may import from './src/...' and must be plain TypeScript. Returns the file to run. */
export async function bundleProgram(source: string): Promise<string> {
  const outfile = join(tempFolder(), 'program.cjs')
  rmSync(outfile, { force: true })
  await build({
    stdin: { contents: source, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['better-sqlite3'],
    outfile,
    logLevel: 'silent',
  })
  return outfile
}

/** Starts a bundled program with these arguments. */
export function start(program: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

/** Waits for the first output of a child. */
export function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (data: Buffer) => resolve(data.toString()))
    child.once('exit', () => reject(new Error('the child ended without a word')))
  })
}

/** Waits for the end of a child and tells the signal that ended it. */
export function ended(child: ChildProcess): Promise<NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.once('exit', (_, signal) => resolve(signal))
  })
}
