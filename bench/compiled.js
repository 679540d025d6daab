// Loads a TypeScript module of the tests into a bench: compiled inside the project, so that the packages are found.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** The exports of a source, `test/support/kill-sendings.ts`. */
export async function compiled(source) {
  mkdirSync('dist', { recursive: true })
  const folder = mkdtempSync(join('dist', 'bench-'))
  const program = join(folder, basename(source).replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [source],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    define: { 'import.meta.dirname': JSON.stringify(resolve(dirname(source))) },
    logLevel: 'warning',
  })
  const module = await import(pathToFileURL(program).href)
  rmSync(folder, { recursive: true, force: true })
  return module
}
