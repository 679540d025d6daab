// How far one ledger on one machine goes: the same year of trade at growing sizes, imported into a new dossier, then asked for what is asked every
// day. Times and memory are those of whole processes. Long: some minutes and about three times the largest file on the disk.
// npm run bench -- scale [--lines 100000,1000000,5000000,10000000] [--rounds 1]
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { writeFec } from './fec-generator.js'
import { measure, median } from './measure.js'

const SETTINGS = `creditor: { name: Banc, siren: "732829320", email: compta@banc.example, iban: FR7630006000011234567890189 }
customers: { terms: 30 jours, regime: business, language: fr }
penalties: { rate: ecb+10 }
reminders: { staleBooksDays: 0 }
`
const DAY = '2026-01-15'
/** What a page of the whole books asks of Node's heap, beyond what it has by default. */
const HEAP_MB_PER_MILLION = 1600

const { values: options } = parseArgs({
  args: process.argv.slice(3),
  options: { lines: { type: 'string', default: '100000,1000000,5000000,10000000' }, rounds: { type: 'string', default: '1' } },
})
const folder = mkdtempSync(join(tmpdir(), 'relance-scale-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`
console.log(`Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? '?'}, ${memory}, load ${load()} at the start\n`)
console.log('| lines | file | customers | ledger | work | s | MB |')
console.log('|---:|---:|---:|---:|---|---:|---:|')
for (const lines of options.lines.split(',').map(Number)) await measureSize(lines)
console.log(`\nMedian of ${options.rounds}; load ${load()} at the end.`)

async function measureSize(lines) {
  const dossier = join(folder, `dossier-${lines}`)
  const heap = `--max-old-space-size=${Math.max(4096, Math.round((lines / 1e6) * HEAP_MB_PER_MILLION))}`
  const relance = async (...args) => {
    const whole = args[0] === 'report' ? { NODE_OPTIONS: heap } : {}
    const env = { ...process.env, RELANCE_DOSSIER: dossier, RELANCE_DATE: DAY, NO_COLOR: '1', ...whole }
    const done = await measure(process.execPath, [resolve('bin/relance.js'), ...args], { env })
    if (done.code !== 0) throw new Error(`relance ${args.join(' ')}: ${done.code}\n${done.stderr}${done.stdout.slice(0, 2000)}`)
    return done
  }
  const file = join(folder, `fec-${lines}.txt`)
  const { balanceCents } = writeFec(file, lines, {})
  await relance('init', dossier, '--name', 'Banc', '--yes')
  writeFileSync(join(dossier, 'relance.yaml'), SETTINGS)

  const imported = await relance('import', file, '--json')
  const { control } = JSON.parse(imported.stdout)
  // A fast wrong answer is no answer.
  if (control.differenceCents !== 0 || control.ledgerBalanceCents !== balanceCents) throw new Error(JSON.stringify(control))
  const held = contentOf(join(dossier, 'relance.db'))
  const size = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`
  const facts = [count(lines), size(statSync(file).size), count(held.customers), size(statSync(join(dossier, 'relance.db')).size)]
  const told = (work, runs) => {
    const [s, mb] = ['ms', 'peakMb'].map((of) => median(runs.map((run) => run[of])))
    console.log(`| ${facts.join(' | ')} | ${work} | ${(s / 1000).toFixed(1)} | ${mb === null ? '' : mb.toFixed(0)} |`)
    facts.fill('')
  }
  told('import', [imported])
  told('the same file again', [await relance('import', file, '--json')])
  const repeated = async (work, args, runs) => {
    while (runs.length < Number(options.rounds)) runs.push(await relance(...args))
    told(work, runs)
  }
  await repeated('aging', ['aging', '--json'], [])
  const first = await relance('plan', '--summary', '--json')
  const { totals } = JSON.parse(first.stdout)
  told(`first plan, ${count(totals.heldItems)} invoices held, ${count(totals.reminders)} reminders`, [first])
  await repeated('the same plan again', ['plan', '--dry-run', '--summary', '--json'], [])
  await repeated('aging of a past day', ['aging', '--json', '--date', '2025-09-30'], [])
  await repeated('dashboard', ['report', '--json'], [])
  rmSync(file)
  rmSync(dossier, { recursive: true })
}

function contentOf(path) {
  const db = new Database(path, { readonly: true })
  const customers = db.prepare('SELECT count(DISTINCT customer) FROM line').pluck().get()
  db.close()
  return { customers }
}

function count(number) {
  return number.toLocaleString('en').replaceAll(',', ' ')
}

function load() {
  return loadavg()[0].toFixed(2)
}
