// Start-up of the commands people run every day, as ratios against `node -e 0` in the same run: never as seconds to be believed
// on another machine. Run it on an idle machine: npm run bench [-- ROUNDS]
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = Number(process.argv[2] ?? 15)
/** The first runs of a command keep what they compiled for the next ones. */
const BEFORE = 3
const DAY = '2026-11-20'
const FILES = ['732829320FEC20251231.txt', '732829320FEC20261119.txt', 'contacts.csv', 'factures-ouvertes.csv']
const relance = 'bin/relance.js'

const folder = mkdtempSync(join(tmpdir(), 'relance-bench-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const env = { ...process.env, RELANCE_DOSSIER: folder, RELANCE_DATE: DAY, NO_COLOR: '1', XDG_CACHE_HOME: join(folder, 'cache') }

/** Milliseconds of one whole process, its output thrown away. */
function once(args) {
  const start = process.hrtime.bigint()
  const done = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] })
  if (done.status !== 0) throw new Error(`${args.join(' ')}: exit ${done.status}\n${done.stderr}`)
  return Number(process.hrtime.bigint() - start) / 1e6
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}

once([relance, 'init', folder, '--name', 'Banc', '--yes'])
copyFileSync('fixtures/demo/relance.yaml', join(folder, 'relance.yaml'))
once([relance, 'import', ...FILES.map((name) => join('fixtures/demo', name))])

const cases = [
  ['node -e 0', ['-e', '0']],
  ['relance --version', [relance, '--version'], 1.3],
  ['relance --help', [relance, '--help']],
  ['relance aging', [relance, 'aging'], 1.6],
  ['relance items', [relance, 'items']],
  ['relance plan --dry-run', [relance, 'plan', '--dry-run']],
  ['relance import (same files)', [relance, 'import', ...FILES.map((name) => join('fixtures/demo', name))]],
]
const times = cases.map(() => [])
// Rounds are interleaved so that a busy moment weighs on every case alike.
for (let round = 1 - BEFORE; round <= ROUNDS; round++) {
  for (const [index, [, args]] of cases.entries()) {
    const ms = once(args)
    if (round > 0) times[index].push(ms)
  }
}
const base = median(times[0])
console.log(
  `Node ${process.versions.node}, relance ${JSON.parse(readFileSync('package.json', 'utf8')).version}, median of ${ROUNDS} runs\n`,
)
console.log('| command | ms | x node -e 0 | aim |')
console.log('|---|---:|---:|---:|')
for (const [index, [name, , aim]] of cases.entries()) {
  const ms = median(times[index])
  console.log(`| ${name} | ${ms.toFixed(0)} | ${(ms / base).toFixed(2)} | ${aim ? `<= ${aim}` : ''} |`)
}
