// Imports thousands of files, whole ledgers in every dialect and files damaged in every way, and holds each to the contract: no
// crash, no hang, an exit code that is one, a ledger that changes only when it says so. What fails is saved to be played again.
// npm run fuzz -- [--files 20000] [--seed S] [--minutes M] [--findings FOLDER] [--program dist] | --replay FOLDER/case.json
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Findings, savedCase } from './fuzz/findings.js'
import { runPool } from './fuzz/pool.js'

const { values: options } = parseArgs({
  options: {
    files: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '600' },
    findings: { type: 'string', default: join(tmpdir(), 'relance-fuzz-findings') },
    program: { type: 'string', default: 'dist' },
    replay: { type: 'string' },
  },
})
// In memory where there is such a place: thousands of commits need not wait for a disk.
const work = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'relance-fuzz-'))
// A copy beside: a build that comes meanwhile takes nothing away.
const program = join(dirname(resolve(options.program)), `dist.fuzz-${process.pid}`)
cpSync(options.program, program, { recursive: true })
process
  .on('SIGINT', () => process.exit(130))
  .on('exit', () => {
    for (const folder of [work, program]) rmSync(folder, { recursive: true, force: true })
  })

const place = { program, work, templates: makeTemplates() }
if (options.replay) await replay(savedCase(options.replay))
else await fuzz(Number(options.files), Number(options.seed), Number(options.minutes))

/** The two states in which a dossier meets a file: empty, and holding the books of the demo. */
function makeTemplates() {
  const templates = join(work, 'templates')
  const env = { ...process.env, RELANCE_DATE: '2026-01-15' }
  const relance = (...args) =>
    execFileSync(process.execPath, [join(program, 'main.cjs'), ...args], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  for (const name of ['empty', 'books']) mkdirSync(join(templates, name), { recursive: true, mode: 0o700 })
  relance('init', join(templates, 'empty'), '--name', 'Banc', '--yes')
  cpSync(join(templates, 'empty'), join(templates, 'books'), { recursive: true })
  relance('import', 'fixtures/demo/732829320FEC20251231.txt', 'fixtures/demo/contacts.csv', '--dossier', join(templates, 'books'))
  return templates
}

async function replay(saved) {
  await runPool(place, { workers: 1, cases: [{ index: 0, saved }].values() }, (result) => {
    for (const { what, detail } of result.faults) console.log(`${what}\n${detail}\n`)
    if (result.answer) console.log(`${result.answer.stdout}\n${result.answer.stderr}`)
    console.log(`exit code ${result.code}, ${result.faults.length} faults, ${result.ms.toFixed(0)} ms`)
    process.exitCode = result.faults.length === 0 ? 0 : 1
  })
}

async function fuzz(files, seed, minutes) {
  const until = performance.now() + minutes * 60_000
  const findings = new Findings(options.findings, seed, process.cwd())
  const seen = { files: 0, whole: 0, changed: 0, crashes: 0, hangs: 0, slowest: 0, rss: 0, codes: {} }
  const cases = (function* () {
    for (let index = 0; index < files && performance.now() < until; index++) yield { index, seed }
  })()
  const start = performance.now()
  // Stopped half-way, it tells what it has seen.
  process.prependListener('SIGINT', () => summary(seen, findings, seed, performance.now() - start))
  await runPool(place, { workers: 2, cases }, (result) => {
    seen.files++
    if (result.whole) seen.whole++
    if (result.changed) seen.changed++
    if (result.ended === 'crash') seen.crashes++
    if (result.ended === 'hang') seen.hangs++
    if (!result.ended) seen.codes[result.code] = (seen.codes[result.code] ?? 0) + 1
    seen.slowest = Math.max(seen.slowest, result.ms)
    seen.rss = Math.max(seen.rss, result.rss ?? 0)
    findings.add(result)
    if (process.stderr.isTTY) process.stderr.write(`\r${seen.files} files, ${findings.count} faults `)
  })
  summary(seen, findings, seed, performance.now() - start)
}

function summary(seen, findings, seed, ms) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  const codes = Object.entries(seen.codes).map(([code, count]) => [`exit code ${code}`, count])
  const rows = [
    ['files', seen.files],
    ['of which whole ledgers', seen.whole],
    ...codes,
    ['ledgers changed', seen.changed],
    ['crashes', seen.crashes],
    ['hangs', seen.hangs],
    ['files with faults', findings.files],
    ['slowest file', `${seen.slowest.toFixed(0)} ms`],
    ['most memory of a worker', `${(seen.rss / 2 ** 20).toFixed(0)} MB`],
  ]
  console.log(`relance ${version}, seed ${seed}, ${(ms / 1000).toFixed(0)} s\n\n| | |\n|---|---:|`)
  for (const row of rows) console.log(`| ${row.join(' | ')} |`)
  if (findings.count > 0) console.log(`\n${findings.text()}\nSaved in ${options.findings}: npm run fuzz -- --replay FOLDER/case.json`)
  process.exitCode = findings.count === 0 ? 0 : 1
}
