// The import of large accounting exports beside what else could load them, in one run: relance as a whole process, the sqlite3
// shell into one text table, csv-parse and inserts. Ratios of one run are worth something elsewhere, seconds are not; those of
// processor times also on a busy machine.
// npm run bench -- import [--lines 100000,1000000,5000000] [--rounds 3] [--program bin/relance.js] [--without csv-parse]
// RELANCE_BENCH_DIR keeps the files there; otherwise they go to a temporary folder and are removed.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { writeFec } from './fec-generator.js'
import { measure, median } from './measure.js'

const AIM = { sqlite3: 0.9, again: 0.1, changed: 1.5, latin: 1.25, fiveMillions: 5.5, ledger: 0.45 }
const PEAK_AIMS = { 1000000: 160, 5000000: 200 }
const COLUMNS = Array.from({ length: 18 }, (_, index) => `c${index + 1} TEXT`).join(', ')

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: {
    lines: { type: 'string', default: '100000,1000000,5000000' },
    rounds: { type: 'string', default: '3' },
    program: { type: 'string', default: 'bin/relance.js' },
    without: { type: 'string', multiple: true, default: [] },
  },
})
const sizes = options.lines.split(',').map(Number)
const rounds = Number(options.rounds)
const kept = process.env.RELANCE_BENCH_DIR ?? null
if (kept !== null) mkdirSync(kept, { recursive: true })
const folder = kept ?? mkdtempSync(join(tmpdir(), 'relance-bench-'))
const hasShell = spawnSync('sqlite3', ['--version']).status === 0 && !options.without.includes('sqlite3')

try {
  await run()
} finally {
  if (kept === null) rmSync(folder, { recursive: true, force: true })
}

async function run() {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  console.log(`Node ${process.versions.node}, relance ${version}, median of ${rounds} rounds, load ${load()} at the start\n`)
  if (!hasShell) console.log('Without the sqlite3 shell: its column stays empty.\n')
  const results = new Map()
  for (const lines of sizes) results.set(lines, await measureSize(lines))
  printImports(results)
  printRatios(results)
  console.log(`\nLoad ${load()} at the end.`)
}

/** All the runs of one size, round by round: what each took, and the files they read. */
async function measureSize(lines) {
  const files = makeFiles(lines)
  const runs = {}
  for (let round = 0; round < rounds; round++) {
    const found = await measureRound(files)
    for (const name of Object.keys(found)) runs[name] = [...(runs[name] ?? []), found[name]]
  }
  for (const { path } of Object.values(files)) if (kept === null) rmSync(path)
  const middle = (name, of) => (runs[name]?.[0][of] ? median(runs[name].map((result) => result[of])) : null)
  return { files, middle }
}

function makeFiles(lines) {
  const make = (name, how) => {
    const path = join(folder, `${name}-${lines}.txt`)
    const written = writeFec(path, lines, how)
    return { path, ...written, bytes: statSync(path).size }
  }
  return {
    utf8: make('fec-utf-8', {}),
    changed: make('fec-changed', { changed: true }),
    latin: make('fec-iso-8859-15', { encoding: 'iso-8859-15' }),
  }
}

/** One round: every case once, in turn, so that a busy moment weighs on all alike. */
async function measureRound({ utf8, changed, latin }) {
  spawnSync('sync')
  const found = {}
  const dossier = newDossier()
  found.utf8 = await importInto(dossier, utf8)
  found.again = await importInto(dossier, utf8, (view) => view.files[0].alreadyImported)
  if (hasShell) found.sqlite3 = await loadWithShell(utf8)
  found.changed = await importInto(dossier, changed, (view) => view.files[0].changes.newlyLettered > 0)
  rmSync(dossier, { recursive: true })
  const other = newDossier()
  found.latin = await importInto(other, latin)
  rmSync(other, { recursive: true })
  if (!options.without.includes('csv-parse')) found.csvParse = await loadWithCsvParse(utf8)
  return found
}

function newDossier() {
  const dossier = mkdtempSync(join(folder, 'dossier-'))
  const done = spawnSync(process.execPath, [options.program, 'init', dossier, '--name', 'Banc', '--yes'], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(`init: exit ${done.status}\n${done.stderr}`)
  return dossier
}

/** @throws Error when the import does not find what the generator wrote: a fast wrong answer is no answer. */
async function importInto(dossier, file, expected = () => true) {
  const env = { ...process.env, RELANCE_DOSSIER: dossier, RELANCE_DATE: '2026-01-15', NO_COLOR: '1' }
  const done = await measure(process.execPath, [options.program, 'import', file.path, '--json'], { env })
  if (done.code !== 0) throw new Error(`import ${file.path}: ${done.code}\n${done.stderr}${done.stdout}`)
  const view = JSON.parse(done.stdout)
  const { ledgerBalanceCents, differenceCents } = view.control
  if (differenceCents !== 0 || ledgerBalanceCents !== file.balanceCents || !expected(view)) {
    throw new Error(`import ${file.path}: ${JSON.stringify(view.control)}, the file holds ${file.balanceCents}`)
  }
  return { ...done, stdout: '', ledgerBytes: statSync(join(dossier, 'relance.db')).size }
}

async function loadWithShell(file) {
  const database = join(folder, 'shell.db')
  const input = `PRAGMA journal_mode = WAL;\nCREATE TABLE fec (${COLUMNS});\n.mode tabs\n.import --skip 1 "${file.path}" fec\nSELECT count(*) FROM fec;\n`
  return loaded(await measure('sqlite3', [database], { input }), file, database)
}

async function loadWithCsvParse(file) {
  const database = join(folder, 'csv-parse.db')
  return loaded(await measure(process.execPath, ['bench/csv-parse-insert.js', file.path, database]), file, database)
}

function loaded(done, file, database) {
  if (done.code !== 0 || !done.stdout.includes(String(file.rows)))
    throw new Error(`${database}: ${done.code}\n${done.stderr}${done.stdout}`)
  for (const end of ['', '-wal', '-shm']) rmSync(`${database}${end}`, { force: true })
  return done
}

function printImports(results) {
  console.log('| lines | what | s | x sqlite3 | aim | CPU s | x sqlite3 | peak MB | aim | ledger / file | aim |')
  console.log('|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|')
  for (const [lines, { files, middle }] of results) {
    const [shell, shellCpu] = [middle('sqlite3', 'ms'), middle('sqlite3', 'cpuMs')]
    const row = (name, what, aim, file = null) => {
      const ms = middle(name, 'ms')
      if (ms === null) return
      const cpu = middle(name, 'cpuMs')
      const peak = middle(name, 'peakMb')
      const ledger = file && middle(name, 'ledgerBytes') / file.bytes
      const peakAim = file && PEAK_AIMS[lines]
      const cells = [lines, what, (ms / 1000).toFixed(2), shell && (ms / shell).toFixed(2), aim && shell && `<= ${aim}`]
      cells.push(cpu && (cpu / 1000).toFixed(2), cpu && shellCpu && (cpu / shellCpu).toFixed(2))
      cells.push(peak?.toFixed(0), peakAim && `<= ${peakAim}`, ledger?.toFixed(2), ledger && `<= ${AIM.ledger}`)
      console.log(`| ${cells.map((cell) => cell ?? '').join(' | ')} |`)
    }
    row('utf8', 'relance import, UTF-8', lines === 1_000_000 ? AIM.sqlite3 : null, files.utf8)
    row('latin', 'relance import, ISO-8859-15', null, files.latin)
    row('again', 'relance import, the same file again', null)
    row('changed', 'relance import, a changed export', null, files.changed)
    row('sqlite3', 'sqlite3 .import, one text table', null)
    row('csvParse', 'csv-parse and inserts', null)
  }
}

function printRatios(results) {
  console.log('\n| lines | ratio | measured | of CPU times | aim |')
  console.log('|---:|---|---:|---:|---:|')
  const row = (lines, what, ratioOf, aim) => {
    const [wall, cpu] = ['ms', 'cpuMs'].map(ratioOf)
    console.log(`| ${lines} | ${what} | ${wall.toFixed(3)} | ${Number.isFinite(cpu) ? cpu.toFixed(3) : ''} | <= ${aim} |`)
  }
  for (const [lines, { middle }] of results) {
    const against = (name) => (of) => middle(name, of) / middle('utf8', of)
    row(lines, 'the same file again / first import', against('again'), AIM.again)
    row(lines, 'a changed export / first import', against('changed'), AIM.changed)
    row(lines, 'ISO-8859-15 / UTF-8', against('latin'), AIM.latin)
  }
  const [one, five] = [results.get(1_000_000), results.get(5_000_000)]
  if (one && five) row(5_000_000, '5 M lines / 1 M lines', (of) => five.middle('utf8', of) / one.middle('utf8', of), AIM.fiveMillions)
}

function load() {
  return loadavg()
    .map((value) => value.toFixed(1))
    .join(' ')
}
