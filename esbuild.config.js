// Bundles src/ into dist/ so that a daily command starts fast: one file per lazily loaded command, packages included.
// Only better-sqlite3, a compiled module, stays outside.
import { renameSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'

// Commander can start other programs; relance does for --open alone, and loading the means costs every command some milliseconds.
const withoutChildren = {
  name: 'without-children',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: resolve('src/cli/no-child-process.ts') } : null,
    )
  },
}

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
  plugins: [withoutChildren],
  minifyWhitespace: true,
  minifySyntax: true,
  sourcemap: false,
  // CommonJS packages call require(); an ES module has none of its own.
  banner: { js: "import{createRequire as relanceRequire}from'node:module';const require=relanceRequire(import.meta.url);" },
  logLevel: 'warning',
})
rmSync('dist', { recursive: true, force: true })
renameSync(draft, 'dist')
