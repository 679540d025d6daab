// Every file of src/ as JavaScript that Node runs as it is, one for one, so that each worker of the tests neither transforms nor
// wraps four hundred modules again. A file is compiled anew when its day and time are no longer those of its source.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { transform } from 'esbuild'

const SOURCES = resolve(import.meta.dirname, '../../src')
/** Below the packages, where Node finds those that the sources import. */
const COMPILED = resolve(import.meta.dirname, '../../node_modules/.cache/relance-sources')

/** Where the compiled file of a source is; null for a path outside src/ or without a file. */
export function compiledPathOf(path: string): string | null {
  return path.startsWith(`${SOURCES}/`) && path.endsWith('.ts') && existsSync(path) ? compiledPath(path.slice(SOURCES.length + 1)) : null
}

/** Compiles what changed and forgets what is gone. A source that cannot be compiled fails the tests that import it, and no other. */
export async function compileSources(): Promise<void> {
  const names = namesIn(SOURCES).filter((name) => name.endsWith('.ts'))
  const wanted = new Set(names.map(compiledPath))
  const stale = namesIn(COMPILED).filter((name) => name.endsWith('.js') && !wanted.has(join(COMPILED, name)))
  for (const name of stale) rmSync(join(COMPILED, name), { force: true })
  await Promise.all(names.map(compile))
}

function compiledPath(name: string): string {
  return join(COMPILED, name.replace(/\.ts$/, '.js'))
}

function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

async function compile(name: string): Promise<void> {
  const source = join(SOURCES, name)
  const target = compiledPath(name)
  const { atime, mtime } = statSync(source)
  if (existsSync(target) && statSync(target).mtimeMs === mtime.getTime()) return
  const code = await transform(readFileSync(source, 'utf8'), { loader: 'ts', target: 'node20', sourcefile: source }).then(
    (done) => done.code.replace(/\b(from |import |import\()"(\.[^"\n]+)\.ts"/g, '$1"$2.js"'),
    (error: Error) => `throw new Error(${JSON.stringify(error.message)})`,
  )
  mkdirSync(dirname(target), { recursive: true })
  // Put in place at once: other runs of the tests may be reading.
  const draft = `${target}.${process.pid}`
  writeFileSync(draft, code)
  utimesSync(draft, atime, mtime)
  renameSync(draft, target)
}
