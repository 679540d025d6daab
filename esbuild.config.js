// Bundles src/ into dist/ so that a daily command starts fast: few files, packages included, each loaded when it is needed.
// Only better-sqlite3, a compiled module, stays outside.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { build, transform } from 'esbuild'

/**
 * What is loaded together stands in one file: all that `roots` import is given to every lazily loaded module but those of `without`.
 * By itself the bundler parts modules by who shares them with whom, and a short command would read forty files.
 */
const TOGETHER = [
  { roots: ['src/cli/start.ts'], without: [] },
  {
    roots: ['src/cli/commands/aging.ts'],
    // What works without a ledger, and where better-sqlite3 cannot be loaded.
    without: ['cli/start', 'cli/guide', 'cli/palette', 'ledger/stops', 'cli/commands/due-date', 'cli/commands/completion'].map(
      (name) => `src/${name}.ts`,
    ),
  },
]

// Commander can start other programs; relance does for --open alone, and loading the means costs every command some milliseconds.
const withoutChildren = {
  name: 'without-children',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: resolve('src/cli/no-child-process.ts') } : null,
    )
  },
}

// Few commands compute a digest or draw a random number; loading the means costs every command some milliseconds too.
const cryptoWhenAsked = {
  name: 'crypto-when-asked',
  setup({ onResolve }) {
    const means = resolve('src/cli/crypto-when-asked.ts')
    onResolve({ filter: /^node:crypto$/ }, ({ importer }) =>
      importer.startsWith(resolve('src')) && importer !== means ? { path: means } : null,
    )
  },
}

const sqliteOfThisNode = {
  name: 'sqlite-of-this-node',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^better-sqlite3$/ }, () => ({ path: resolve('src/cli/sqlite-of-this-node.ts') }))
    // Its own JavaScript is bundled; the compiled part is asked for where npm puts it, without the search of the package that finds it anywhere.
    onResolve({ filter: /^bindings$/ }, () => ({ path: 'bindings', namespace: 'sqlite-compiled' }))
    onLoad({ filter: /^bindings$/, namespace: 'sqlite-compiled' }, () => ({
      contents: "module.exports = () => require('better-sqlite3/build/Release/better_sqlite3.node')",
      resolveDir: process.cwd(),
    }))
    onResolve({ filter: /\.node$/ }, ({ path }) => ({ path, external: true }))
  },
}

const plugins = [withoutChildren, cryptoWhenAsked, sqliteOfThisNode]

const options = {
  entryPoints: { main: 'src/cli/main.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  minifyWhitespace: true,
  minifySyntax: true,
  logLevel: 'warning',
  metafile: true,
  write: false,
}

/** Makes each lazily loaded module import what is to stand in one file with what it needs. */
function together({ inputs }) {
  const imports = (path, kind) => inputs[path].imports.filter((one) => one.kind === kind && inputs[one.path]).map((one) => one.path)
  const reached = (roots, found = new Set()) => {
    for (const path of roots) if (!found.has(path)) reached(imports(path, 'import-statement'), found.add(path))
    return found
  }
  const lazy = new Set(Object.keys(inputs).flatMap((path) => imports(path, 'dynamic-import')))
  const added = new Map()
  for (const { roots, without } of TOGETHER) {
    const group = reached(roots)
    for (const path of lazy) {
      // A module of the group that others of it import would stand in a circle with them.
      const isInside = group.has(path) && !roots.includes(path)
      if (!isInside && !without.includes(path)) added.set(resolve(path), [...(added.get(resolve(path)) ?? []), ...roots])
    }
  }
  return {
    name: 'together',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        if (!added.has(path)) return null
        const more = added.get(path).map((root) => `import ${JSON.stringify(resolve(root))}`)
        return { contents: `${readFileSync(path, 'utf8')}\n${more.join('\n')}`, loader: 'ts' }
      })
    },
  }
}

// The bundler splits ES modules only, and Node loads those one wait after the other: each file is written as CommonJS.
async function asCommonJs(code) {
  const url = code.includes('import.meta.url')
  const done = await transform(code, {
    format: 'cjs',
    platform: 'node',
    target: options.target,
    minifyWhitespace: true,
    minifySyntax: true,
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': 'relanceUrl' },
    banner: url ? "const relanceUrl=require('node:url').pathToFileURL(__filename).href;" : '',
  })
  return done.code
}

const { metafile } = await build({ ...options, plugins })
const { outputFiles } = await build({ ...options, plugins: [...plugins, together(metafile)] })

// Built beside, then put in place: a program that runs meanwhile finds the old bundle or the new one.
const draft = `dist.${process.pid}`
mkdirSync(draft)
await Promise.all(outputFiles.map(async ({ path, text }) => writeFileSync(join(draft, basename(path)), await asCommonJs(text))))
rmSync('dist', { recursive: true, force: true })
renameSync(draft, 'dist')
