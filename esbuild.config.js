// Bundles src/ into dist/ so that a daily command starts fast: one file per lazily loaded command, packages included.
// Only better-sqlite3, a compiled module, stays outside.
import { renameSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

// Built beside, then put in place: a program that runs meanwhile finds the old bundle or the new one.
const draft = `dist.${process.pid}`
await build({
  entryPoints: { main: 'src/cli/main.ts' },
  outdir: draft,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  // Commander can start other programs; relance never does, and loading the means costs every command some milliseconds.
  alias: { 'node:child_process': './src/cli/no-child-process.ts' },
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: false,
  // CommonJS packages call require(); an ES module has none of its own.
  banner: { js: "import{createRequire as relanceRequire}from'node:module';const require=relanceRequire(import.meta.url);" },
  logLevel: 'warning',
})
rmSync('dist', { recursive: true, force: true })
renameSync(draft, 'dist')
